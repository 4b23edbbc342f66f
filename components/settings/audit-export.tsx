'use client';
import { Download } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '#components/ui/button';

/** The entries that the filters leave, all of them, as a file for whoever audits. */
export function AuditExport({ query }: { query: Readonly<Record<string, string | undefined>> }) {
  const t = useTranslations('settings.audit');
  const address = (form: 'csv' | 'json') => {
    const { person, action, ticket, period } = query;
    const filters = Object.entries({ form, person, action, ticket, period });
    const set = filters.flatMap(([name, value]) => (value ? [[name, value]] : []));
    return `/api/desk/audit?${new URLSearchParams(set as string[][])}`;
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 pt-3 text-sm desk:px-6">
      <ButtonLink size="sm" icon={<Download />} href={address('csv')} download>
        {t('exportCsv')}
      </ButtonLink>
      <ButtonLink size="sm" icon={<Download />} href={address('json')} download>
        {t('exportJson')}
      </ButtonLink>
      <p className="min-w-0 flex-1 basis-64 text-ink-3">{t('exportText')}</p>
    </div>
  );
}
