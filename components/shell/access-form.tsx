'use client';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { PasswordField } from '#components/ui/password-field';
import { TextField } from '#components/ui/text-field';
import { lengthFault, PASSWORD_MIN } from '#domain/access/password-rule';
import { Refusal } from './refusal';

/** What `useFields` hands a field. */
interface FieldProps {
  name: string;
  value: string;
  onChange: (text: string) => void;
  onBlur: () => void;
  error: string | undefined;
}

interface AccessFormProps {
  /** of `useFields` or `useSubmit` */
  form: ComponentProps<'form'>;
  isReady: boolean;
  /** why it was refused as a whole */
  refused: string | null;
  /** the verb that sends it */
  verb: string;
  /** on a page of its own the button takes the whole width */
  door?: boolean;
  /** whose password this is, for password managers */
  username?: string;
  /** below the button */
  after?: ReactNode;
  className?: string;
  children?: ReactNode;
}

/** A form about one's access or account: its fields, what was refused, and the one button that sends it. */
export function AccessForm(props: AccessFormProps) {
  const { form, isReady, refused, verb, door, username, after, className = '', children } = props;
  return (
    <form {...form} className={`flex flex-col gap-4 ${className}`}>
      {username === undefined ? null : (
        <input type="email" name="username" autoComplete="username" value={username} readOnly hidden />
      )}
      {children}
      <Refusal words={refused} />
      <Button
        type="submit"
        tone="primary"
        block={door}
        isDisabled={!isReady}
        className={door ? (children ? 'mt-2' : '') : 'desk:self-start'}
      >
        {verb}
      </Button>
      {after}
    </form>
  );
}

/** A password that is chosen here: how long it must be, and when it is long enough. */
export function NewPassword({ label, ...field }: FieldProps & { label: string }) {
  const t = useTranslations('access');
  return (
    <PasswordField
      label={label}
      help={t('passwordHelp', { min: String(PASSWORD_MIN) })}
      ok={lengthFault(field.value) ? undefined : t('passwordOk')}
      autoComplete="new-password"
      {...field}
    />
  );
}

/** How somebody is reached beside their mail, and where they work. */
export function ContactFields({ props }: { props: (field: 'phone' | 'company') => FieldProps }) {
  const t = useTranslations('access');
  return (
    <>
      <TextField
        label={t('phone')}
        type="tel"
        optional
        autoComplete="tel"
        maxLength={60}
        {...props('phone')}
      />
      <TextField
        label={t('company')}
        optional
        autoComplete="organization"
        maxLength={120}
        {...props('company')}
      />
    </>
  );
}
