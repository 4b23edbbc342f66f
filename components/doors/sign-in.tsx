'use client';
import { WifiOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useHasNetwork, whenReached } from '#client/platform/network';
import { signIn } from '#client/platform/sign-in';
import { QuietNote } from '#components/ui/banner';
import { Button } from '#components/ui/button';
import { TextLink } from '#components/ui/link';
import { LiveRegion } from '#components/ui/live-region';
import { PasswordField } from '#components/ui/password-field';
import { Switch } from '#components/ui/switch';
import { TextField } from '#components/ui/text-field';
import { useEarlyText } from '#components/ui/use-early-text';
import { useSubmit } from '#components/ui/use-submit';
import type { Announcement } from '#domain/major/announcement';
import { About } from './about';
import { type DemoAccount, DemoAccounts } from './demo-accounts';
import { DoorFrame } from './door-frame';
import { KnownList } from './known-list';

interface SignInProps {
  organisation: string | null;
  /** Empty unless this is a demonstration. */
  accounts: readonly DemoAccount[];
  /** What is known right now, for everybody to read. */
  known: readonly (Announcement & { siteName: string | null })[];
  /** A path of this installation. */
  target: string;
  canRegister: boolean;
}

interface Wrong {
  email?: string;
  password?: string;
}

/** The sign-in: what was typed stays, the error stands at its cause. */
export function SignIn({ organisation, accounts, known, target, canRegister }: SignInProps) {
  const t = useTranslations('doors');
  const words = useTranslations('access');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [shared, setShared] = useState(false);
  const [wrong, setWrong] = useState<Wrong>({});
  const form = useRef<HTMLFormElement>(null);
  const [unreached, setUnreached] = useState(false);
  const away = !useHasNetwork() || unreached;
  useEffect(() => (unreached ? whenReached(() => setUnreached(false)) : undefined), [unreached]);
  useEarlyText(form, { email: setEmail, password: setPassword });

  const refuse = (fields: Wrong) => {
    setWrong(fields);
    focusField(form.current, fields.email ? 'email' : 'password');
  };
  const check = async () => {
    if (!email.trim()) return refuse({ email: t('emailMissing') });
    if (!password) return refuse({ password: t('passwordMissing') });
    const answer = await signIn(email, password, shared);
    if (answer.ok) return window.location.assign(target);
    if (answer.code === 'offline') return setUnreached(true);
    setUnreached(false);
    const words =
      answer.code === 'slow_down' ? t('slowDown', { seconds: answer.retryAfter }) : t(answer.code);
    return refuse({ password: words });
  };
  const { submit, isReady } = useSubmit(check);

  const choose = (account: DemoAccount) => {
    setEmail(account.email);
    setPassword(account.password);
    setWrong({});
    form.current?.scrollIntoView({ block: 'center' });
  };
  const type = (field: keyof Wrong, set: (text: string) => void) => (text: string) => {
    set(text);
    if (wrong[field]) setWrong({});
  };

  const demo = accounts.length > 0 ? <DemoAccounts accounts={accounts} onChoose={choose} /> : null;
  return (
    <DoorFrame
      title={t('signIn')}
      lead={organisation ? t('itService', { organisation }) : undefined}
      aside={
        <>
          {known.length > 0 ? (
            <KnownList known={known} className={demo ? 'mb-10' : ''} />
          ) : (
            <About className={demo ? 'hidden desk:mb-10 desk:block' : ''} />
          )}
          {demo}
        </>
      }
    >
      <form ref={form} method="post" onSubmit={submit} className="flex flex-col gap-4" noValidate>
        <TextField
          label={t('email')}
          name="email"
          type="email"
          autoComplete="username"
          value={email}
          onChange={type('email', setEmail)}
          error={wrong.email}
        />
        <PasswordField
          label={t('password')}
          labelEnd={
            <TextLink href="/reset" className="text-sm">
              {words('forgot')}
            </TextLink>
          }
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={type('password', setPassword)}
          error={wrong.password}
        />
        <Switch isSelected={shared} onChange={setShared} detail={t('sharedText')}>
          {t('shared')}
        </Switch>
        {away ? <QuietNote icon={<WifiOff />}>{t('offline')}</QuietNote> : null}
        <Button type="submit" tone="primary" block isDisabled={!isReady} className="mt-2">
          {t('signIn')}
        </Button>
        {canRegister ? (
          <p className="mt-2 text-base text-ink-2">
            {words('newHere')}{' '}
            <TextLink strong href="/register">
              {words('registerLink')}
            </TextLink>
          </p>
        ) : null}
      </form>
      <LiveRegion urgent>{wrong.email ?? wrong.password ?? ''}</LiveRegion>
      <LiveRegion>{away ? t('offline') : ''}</LiveRegion>
    </DoorFrame>
  );
}

function focusField(form: HTMLFormElement | null, name: string) {
  const field = form?.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.focus();
}
