'use client';
import { CircleAlert, SearchX, Server } from 'lucide-react';
import { memo, useLayoutEffect, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useFoundAssets } from '#client/live/assets';
import { useUnsentCounts } from '#client/live/outbox';
import { type Search, useTicketsById } from '#client/live/search';
import { useMe } from '#components/shell/actor';
import { Link } from '#components/shell/link';
import { useSync } from '#components/shell/sync-facts';
import { Button } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { SectionHeading } from '#components/ui/section-heading';
import { SkeletonRows } from '#components/ui/skeleton';
import { can } from '#domain/access/capabilities';
import { isStaff } from '#domain/access/roles';
import { FoundArticles } from './found-articles';
import { FoundAssets } from './found-assets';
import { FoundPeople } from './found-people';
import { FoundTicket } from './found-ticket';
import { SearchNotes } from './search-notes';

/** Assets that are shown: what is not among them is found in their own list. */
const ASSETS = 8;

export interface FoundRowsProps extends Pick<Search, 'answer' | 'progress' | 'failed' | 'again'> {
  onMore(): void;
  onUse(typed: string): void;
  /** what was found stands there */
  onDrawn(): void;
}

/** What was found: people, then tickets, the best first. */
export const FoundRows = memo(function Found(props: FoundRowsProps) {
  const { answer, progress, failed, again, onMore, onUse, onDrawn } = props;
  const t = useTranslations('search');
  const { actor, firstLoad } = useMe();
  const online = useSync((sync) => sync.online);
  const signedOut = useSync((sync) => sync.signedOut);
  const unsent = useUnsentCounts();
  const ids = useMemo(() => answer?.tickets.map(({ id }) => id) ?? [], [answer]);
  const rows = useTicketsById(ids);
  const assets = useFoundAssets(answer?.typed ?? '', ASSETS) ?? [];
  const byId = useMemo(() => new Map(rows?.map((row) => [row.id, row])), [rows]);
  const isDrawn = answer !== null && (rows !== undefined || ids.length === 0);
  useLayoutEffect(() => {
    if (isDrawn) onDrawn();
  }, [isDrawn, onDrawn]);
  if (failed) {
    const action = (
      <Button tone="secondary" onPress={again}>
        {t('again')}
      </Button>
    );
    return (
      <EmptyState icon={<CircleAlert />} title={t('failed')} action={action} className="flex-1 pb-20">
        {t('failedText')}
      </EmptyState>
    );
  }
  if (!answer || (!rows && ids.length > 0)) return <SkeletonRows label={t('indexing', progress)} />;
  const isNone = answer.total + answer.people.length + answer.articles.length + assets.length === 0;
  const asksServer = can(actor.role, 'desk.read') && online && !signedOut;
  return (
    <>
      <SearchNotes answer={answer} progress={progress} />
      <FoundPeople people={answer.people} onUse={onUse} />
      <FoundAssets assets={assets} />
      <FoundArticles answer={answer} />
      {answer.total > 0 ? (
        <section aria-label={t('tickets')}>
          <SectionHeading count={answer.total} className="px-gutter pt-4 pb-1">
            {t('tickets')}
          </SectionHeading>
          {answer.nearly ? <p className="px-gutter pb-1 text-sm text-ink-3">{t('nearly')}</p> : null}
          <ul>
            {answer.tickets.map((hit) => {
              const ticket = byId.get(hit.id);
              return ticket ? (
                <FoundTicket key={hit.id} hit={hit} ticket={ticket} unsent={unsent?.get(hit.id) ?? 0} />
              ) : null;
            })}
          </ul>
          {answer.total > answer.tickets.length ? (
            <div className="px-gutter pt-3">
              <Button block onPress={onMore}>
                {t('more')}
              </Button>
            </div>
          ) : null}
        </section>
      ) : null}
      {isNone && progress.ready ? (
        <EmptyState icon={<SearchX />} title={t('none')} className="py-14">
          {firstLoad ? t('firstLoad') : isStaff(actor.role) ? t('noneElsewhere') : t('noneText')}
        </EmptyState>
      ) : null}
      {isNone && !progress.ready ? <SkeletonRows label={t('indexing', progress)} isAtOnce /> : null}
      {asksServer ? (
        <Link
          href={`/desk/tickets?view=all&q=${encodeURIComponent(answer.typed.trim())}`}
          data-hit
          className="mt-2 flex min-h-14 items-center gap-3 border-t border-line px-gutter py-3 -outline-offset-2 data-pressed:bg-fill [&_.lucide]:size-5 [&_.lucide]:text-ink-2"
        >
          <Server />
          <span>
            <span className="block text-base font-medium text-accent">{t('server')}</span>
            <span className="block text-sm text-ink-3">{t('serverText')}</span>
          </span>
        </Link>
      ) : null}
      <div className="h-6" />
    </>
  );
});
