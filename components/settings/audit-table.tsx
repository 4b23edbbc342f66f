'use client';
import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '#components/ui/empty-state';
import { Table, Td, THead, Th, Tr } from '#components/ui/table';
import { TwoClocks } from '#components/ui/when';
import { printable } from '#domain/audit/printable';
import type { AuditListed, AuditPage } from '#domain/settings/shapes';
import { AuditEntrySheet, type ValuesDoor } from './audit-entry-sheet';
import { AuditSubjectLink } from './audit-subject';
import { useAuditWords } from './audit-words';
import { Pager } from './pager';
import { RowName } from './parts';

/** Who did what, newest first. Pressing what was done shows the values. */
export function AuditTable({ page, values }: { page: AuditPage; values: ValuesDoor }) {
  const t = useTranslations('settings');
  const words = useAuditWords();
  const [shown, setShown] = useState<AuditListed | null>(null);
  if (page.rows.length === 0) {
    return (
      <EmptyState icon={<ScrollText />} title={t('audit.empty')} className="flex-1">
        {t('audit.emptyText')}
      </EmptyState>
    );
  }
  return (
    <>
      <Table label={t('audit.label')} className="flex-1">
        <THead>
          <Th>{t('audit.when')}</Th>
          <Th>{t('audit.who')}</Th>
          <Th>{t('audit.what')}</Th>
          <Th className="max-desk:hidden">{t('audit.about')}</Th>
          <Th className="max-desk:hidden">{t('audit.where')}</Th>
        </THead>
        <tbody>
          {page.rows.map((row) => (
            <Tr key={row.id}>
              <Td className="text-ink-2 max-desk:min-w-16 max-desk:whitespace-normal">
                <TwoClocks happened={row.occurredAt} received={row.receivedAt} />
              </Td>
              <Td className="max-w-52 truncate max-desk:max-w-28">
                <bdi>{printable(words.actor(row))}</bdi>
              </Td>
              <Td className="max-w-64 max-desk:w-full max-desk:max-w-0">
                <RowName onPress={() => setShown(row)}>{printable(words.action(row.action))}</RowName>
              </Td>
              <Td grow className="max-desk:hidden">
                <AuditSubjectLink subject={row.subject} />
              </Td>
              <Td className="text-ink-2 max-desk:hidden">{words.channel(row.channel)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <Pager newer={page.newer} older={page.older} words={{ newer: t('newer'), older: t('older') }} />
      <AuditEntrySheet entry={shown} values={values} onClose={() => setShown(null)} />
    </>
  );
}
