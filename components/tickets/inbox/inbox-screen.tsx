'use client';
import { CheckCheck, Inbox } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { readAllNotices, useInbox } from '#client/live/inbox';
import { useUnreadNotices } from '#client/live/unread';
import { useMe } from '#components/shell/actor';
import { ChangesToDecide } from '#components/shell/changes-to-decide';
import { Notices } from '#components/shell/notices';
import { Page } from '#components/shell/page';
import { useScrollMemory } from '#components/shell/scroll-memory';
import { SyncChip } from '#components/shell/sync-chip';
import { useSync } from '#components/shell/sync-facts';
import { PageTitle } from '#components/ui/app-bar';
import { Button } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { SectionHeading } from '#components/ui/section-heading';
import { SkeletonRows } from '#components/ui/skeleton';
import { useTimes } from '#components/ui/when';
import { inInboxWords } from '#components/words/inbox-words';
import { isStaff } from '#domain/access/roles';
import { byDay } from '#domain/notify/inbox';
import { ToDecide } from '../approval/to-decide';
import { useGrowing } from '../queue/use-growing';
import { NoticeLine } from './notice-row';

/** What one was told, the newest first; all of it stands on the device. */
export const InboxScreen = inInboxWords(Told);

function Told({ path }: { path: string }) {
  const t = useTranslations('inbox');
  const unread = useUnreadNotices() ?? 0;
  const { drawn, end } = useGrowing('inbox', 0);
  const inbox = useInbox(drawn);
  useScrollMemory('/app/inbox', true, inbox !== undefined);
  return (
    <Page width="read" className="flex flex-col pt-[calc(env(safe-area-inset-top)+0.25rem)] pb-8 desk:pt-3">
      <div className="px-gutter">
        <PageTitle end={<SyncChip />}>{t('title')}</PageTitle>
        {unread > 0 ? (
          <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-3">
            <p className="num text-base text-ink-2">{t('unread', { count: unread })}</p>
            <Button tone="text" icon={<CheckCheck />} className="-me-3" onPress={() => void readAllNotices()}>
              {t('readAll')}
            </Button>
          </div>
        ) : null}
      </div>
      <Notices path={path} className="mx-gutter mt-2" />
      <ToDecide className="mt-3" />
      <ChangesToDecide className="mt-3" />
      {inbox === undefined ? null : inbox.notices.length === 0 ? (
        <Empty />
      ) : (
        <>
          <Days notices={inbox.notices} />
          <div key={drawn} ref={inbox.hasMore ? end : null} className="h-6" />
        </>
      )}
    </Page>
  );
}

function Days({ notices }: { notices: NonNullable<ReturnType<typeof useInbox>>['notices'] }) {
  const times = useTimes();
  const days = byDay(notices, (at) => new Date(at).toDateString());
  return days.map(({ at, groups }) => {
    const day = times.now === null ? '' : times.day(at);
    return (
      <section key={at} aria-label={day}>
        <SectionHeading className="px-gutter pt-4 pb-1">
          <span className="inline-block first-letter:uppercase">{day}</span>
        </SectionHeading>
        <ul>
          {groups.map((group) => (
            <NoticeLine key={group.ticketId} group={group} />
          ))}
        </ul>
      </section>
    );
  });
}

function Empty() {
  const t = useTranslations('inbox');
  const { actor, firstLoad } = useMe();
  const online = useSync((sync) => sync.online);
  if (firstLoad)
    return (
      <>
        <p className="px-gutter pt-3 text-sm text-ink-3">{t(online ? 'firstLoad' : 'firstLoadOffline')}</p>
        <SkeletonRows label={t('loading')} isAtOnce />
      </>
    );
  return (
    <EmptyState icon={<Inbox />} title={t('empty')} className="flex-1 pb-20">
      {t(online ? (isStaff(actor.role) ? 'emptyWork' : 'emptyOwn') : 'emptyOffline')}
    </EmptyState>
  );
}
