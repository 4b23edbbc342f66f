'use client';
import { Inbox, ListFilter, Search } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { type TicketQuery, ticketsHref } from '#domain/reports/ticket-query';

/** No row: because all is done, or because the filters leave nothing. */
export function ListEmpty({ query }: { query: TicketQuery }) {
  const t = useTranslations('desk.list');
  const { view, sort, dir, ...filters } = query;
  const narrowed = Object.keys(filters).length > 0;
  if (query.q)
    return (
      <EmptyState
        icon={<Search />}
        title={<bdi>{t('emptySearch', { q: query.q })}</bdi>}
        action={<ButtonLink href={ticketsHref({ view })}>{t('clear')}</ButtonLink>}
        className="flex-1"
      >
        {t('emptySearchText')}
      </EmptyState>
    );
  if (view === 'mine' && !narrowed)
    return (
      <EmptyState icon={<Inbox />} title={t('emptyMine')} className="flex-1">
        {t('emptyMineText')}
      </EmptyState>
    );
  return narrowed || query.view !== 'open' ? (
    <EmptyState
      icon={<ListFilter />}
      title={t('empty')}
      action={<ButtonLink href={ticketsHref(narrowed ? { view: query.view } : {})}>{t('clear')}</ButtonLink>}
      className="flex-1"
    >
      {t('emptyText')}
    </EmptyState>
  ) : (
    <EmptyState icon={<Inbox />} title={t('emptyOpen')} className="flex-1">
      {t('emptyOpenText')}
    </EmptyState>
  );
}
