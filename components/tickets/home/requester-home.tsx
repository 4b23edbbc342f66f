'use client';
import { BookOpen, LayoutGrid, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useCatalog } from '#client/live/catalog';
import { useMyTickets } from '#client/live/my-tickets';
import { ChangesToDecide } from '#components/shell/changes-to-decide';
import { Notices } from '#components/shell/notices';
import { Page } from '#components/shell/page';
import { useScrollMemory } from '#components/shell/scroll-memory';
import { SyncChip } from '#components/shell/sync-chip';
import { PageTitle } from '#components/ui/app-bar';
import { ButtonLink } from '#components/ui/button';
import { Group, GroupRow } from '#components/ui/group';
import { inRequesterWords } from '#components/words/requester-words';
import { isOffered } from '#domain/request/item';
import { ToDecide } from '../approval/to-decide';
import { KnownSection } from '../known/known-section';
import { Reports } from './reports';

/** Home of those who report: their reports, and the one big thing to do. */
export const RequesterHome = inRequesterWords(Home);

function Home({ path }: { path: string }) {
  const t = useTranslations('requester');
  const tickets = useMyTickets();
  const hasCatalog = (useCatalog() ?? []).some((item) => isOffered(item, false));
  useScrollMemory('/app', true, tickets !== undefined);
  const any = tickets !== undefined && tickets.open.length + tickets.done.length > 0;
  return (
    <Page
      ground="canvas"
      width="narrow"
      className="px-gutter pt-[calc(env(safe-area-inset-top)+0.25rem)] pb-6 desk:pt-6"
      foot={
        any ? (
          <div className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-10 mx-auto w-full max-w-160 px-gutter pb-3 desk:hidden">
            <ButtonLink href="/app/report" tone="primary" block icon={<Plus />} className="shadow-float">
              {t('report')}
            </ButtonLink>
          </div>
        ) : undefined
      }
    >
      <PageTitle end={<SyncChip />}>{t('title')}</PageTitle>
      {any ? (
        <div className="mt-4 hidden desk:block">
          <ButtonLink href="/app/report" tone="primary" icon={<Plus />}>
            {t('report')}
          </ButtonLink>
        </div>
      ) : null}
      <Notices path={path} className="mt-3" />
      <KnownSection className="mt-4" />
      <ToDecide className="mt-4" />
      <ChangesToDecide className="mt-4" />
      <Group label={t('askFor')} className="mt-4">
        {hasCatalog ? (
          <GroupRow href="/app/catalog" icon={<LayoutGrid />} title={t('askFor')} detail={t('askForText')} />
        ) : null}
        <GroupRow
          icon={<BookOpen />}
          title={t('knowledge')}
          detail={t('knowledgeText')}
          href="/app/knowledge"
        />
      </Group>
      <Reports />
    </Page>
  );
}
