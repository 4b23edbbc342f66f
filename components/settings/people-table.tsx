'use client';
import { UserRoundX } from 'lucide-react';
import { Link } from 'react-aria-components/Link';
import { useTranslations } from 'use-intl';
import { EmptyState } from '#components/ui/empty-state';
import { Table, Td, THead, Th, Tr } from '#components/ui/table';
import { When } from '#components/ui/when';
import type { PeoplePage } from '#domain/settings/shapes';
import { Pager } from './pager';
import { PersonStateWord } from './person-state';
import { useAddress } from './use-address';

/** People by name. Each name opens the person. */
export function PeopleTable({ page }: { page: PeoplePage }) {
  const t = useTranslations('settings');
  const { href } = useAddress();
  if (page.rows.length === 0) {
    return (
      <EmptyState icon={<UserRoundX />} title={t('list.empty')} className="flex-1">
        {t('list.emptyText')}
      </EmptyState>
    );
  }
  return (
    <>
      <Table label={t('list.label')} className="flex-1">
        <THead>
          <Th>{t('name')}</Th>
          <Th className="max-desk:hidden">{t('list.mail')}</Th>
          <Th>{t('list.role')}</Th>
          <Th className="max-desk:hidden">{t('list.teams')}</Th>
          <Th className="max-wide:hidden">{t('list.site')}</Th>
          <Th>{t('list.state')}</Th>
          <Th align="end" className="max-desk:hidden">
            {t('list.seen')}
          </Th>
        </THead>
        <tbody>
          {page.rows.map((row) => (
            <Tr key={row.id}>
              <Td className="max-w-64 max-desk:max-w-40">
                <Link
                  href={href({ person: row.id }, true)}
                  className="inline-block max-w-full truncate py-2 align-middle font-medium -outline-offset-2 data-hovered:text-accent"
                >
                  <bdi>{row.name}</bdi>
                </Link>
              </Td>
              <Td grow className="text-ink-2 max-desk:hidden">
                {row.email ?? <span className="text-ink-3">{t('list.noMail')}</span>}
              </Td>
              <Td className="text-ink-2">{t(`list.roles.${row.role}`)}</Td>
              <Td className="max-w-48 truncate text-ink-2 max-desk:hidden" title={row.teams.join(', ')}>
                {row.teams.length > 2
                  ? t('list.moreTeams', { first: row.teams[0] ?? '', n: row.teams.length - 1 })
                  : row.teams.join(', ')}
              </Td>
              <Td className="max-w-48 truncate text-ink-2 max-wide:hidden">{row.site}</Td>
              <Td>
                <PersonStateWord state={row.state} />
              </Td>
              <Td align="end" className="text-ink-2 max-desk:hidden">
                {row.seenAt === null ? (
                  <span className="text-ink-3">{t('list.never')}</span>
                ) : (
                  <When at={row.seenAt} as="ago" />
                )}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <Pager newer={page.before} older={page.after} words={{ newer: t('previous'), older: t('next') }} />
      <p className="num border-t border-line px-4 py-2 text-end text-sm text-ink-3 desk:px-6">
        {t('list.range', { n: page.rows.length, total: page.total })}
      </p>
    </>
  );
}
