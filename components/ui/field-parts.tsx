'use client';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { useTranslations } from 'use-intl';

/** Measures shared by everything that is filled in: text, choice from a list, number. */
export const boxStyle = [
  'flex w-full items-center rounded-btn bg-surface text-md/6 text-ink ring-1 ring-line-strong ring-inset',
  'min-h-12 transition-shadow duration-press',
  'dense:min-h-9 dense:rounded-ctl dense:text-sm/5.5',
].join(' ');

interface LabelRowProps {
  children: ReactNode;
  optional?: boolean;
  end?: ReactNode;
  hidden?: boolean;
}

/** The label above a field; optional is marked, required is not. */
export function LabelRow({ children, optional, end, hidden }: LabelRowProps) {
  const t = useTranslations('common');
  if (hidden) return <Label className="sr-only">{children}</Label>;
  return (
    <div className="mb-1.5 flex items-baseline justify-between gap-3 text-sm">
      <Label className="font-semibold text-ink">
        {children}
        {optional ? <span className="font-regular text-ink-3">, {t('optional')}</span> : null}
      </Label>
      {end}
    </div>
  );
}

interface FieldNotesProps {
  help?: ReactNode;
  error?: string | null;
  ok?: ReactNode;
}

/** What stands below a field: the error when there is one, else the good news, else the help. Tied by aria-describedby. */
export function FieldNotes({ help, error, ok }: FieldNotesProps) {
  if (error) {
    return (
      <FieldError className="mt-1.5 flex gap-1.5 text-sm font-medium text-danger">
        <TriangleAlert className="mt-px size-4" />
        <span className="text-pretty">{error}</span>
      </FieldError>
    );
  }
  if (ok) {
    return (
      <Text slot="description" className="mt-1.5 flex gap-1.5 text-sm text-ink-3">
        <CircleCheck className="mt-px size-4 text-ok" />
        <span>{ok}</span>
      </Text>
    );
  }
  if (!help) return null;
  return (
    <Text slot="description" className="mt-1.5 block text-sm text-ink-3">
      {help}
    </Text>
  );
}
