'use client';
import { useTranslations } from 'use-intl';
import { TextArea } from '#components/ui/text-area';
import { LIMITS } from '#domain/ticket/limits';

/** Which ticket it is that is given to somebody, and who has it now. */
export function AssignedNow({ title, name, team }: { title: string; name: string | null; team: string }) {
  const t = useTranslations('desk.assign');
  const nobody = useTranslations('common')('nobody');
  return (
    <div>
      <p dir="auto" className="text-md font-medium text-pretty wrap-anywhere">
        {title}
      </p>
      <p className="mt-1 text-sm text-ink-3">{t('now', { name: name ?? nobody, team })}</p>
    </div>
  );
}

/** What whoever gets it should know. */
export function AssignNote({ value, onChange }: { value: string; onChange(text: string): void }) {
  const t = useTranslations('desk.assign');
  return (
    <TextArea
      label={t('note')}
      help={t('noteHelp')}
      optional
      rows={2}
      value={value}
      onChange={onChange}
      maxLength={LIMITS.text}
    />
  );
}
