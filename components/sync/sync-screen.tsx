'use client';
import { useTranslations } from 'use-intl';
import { Notices } from '#components/shell/notices';
import { Page } from '#components/shell/page';
import { useScrollMemory } from '#components/shell/scroll-memory';
import { syncCondition } from '#components/shell/sync-condition';
import { useSync } from '#components/shell/sync-facts';
import { PageTitle } from '#components/ui/app-bar';
import { useTimes } from '#components/ui/when';
import { SyncWords } from '#components/words/sync-words';
import { Outbox } from './outbox';
import { ReadyCard } from './ready-card';
import { SentToday } from './sent-today';
import { ThisDevice } from './this-device';

/** Sync: what this device holds, what is on its way, what arrived. */
export function SyncScreen({ path }: { path: string }) {
  return (
    <SyncWords>
      <Sync path={path} />
    </SyncWords>
  );
}

function Sync({ path }: { path: string }) {
  const t = useTranslations('sync');
  useScrollMemory('/app/sync', true, true);
  return (
    <Page
      ground="canvas"
      width="narrow"
      className="px-gutter pt-[calc(env(safe-area-inset-top)+0.25rem)] pb-8 desk:pt-6"
    >
      <PageTitle detail={useLead()}>{t('title')}</PageTitle>
      <Notices path={path} className="mt-4" />
      <ReadyCard />
      <Outbox />
      <SentToday />
      <ThisDevice />
    </Page>
  );
}

/** The one sentence that says where it stands. */
function useLead(): string {
  const t = useTranslations('sync.lead');
  const state = useSync();
  const times = useTimes();
  switch (syncCondition(state)) {
    case 'needsYou':
      return t('needsYou');
    case 'signInToSend':
    case 'signIn':
      return t('signedOut');
    case 'offline':
    case 'offlineUnsent':
      return state.lastContact === null || times.now === null
        ? t('offline')
        : t('offlineSince', { when: times.dayClock(state.lastContact) });
    case 'sending':
      return t('sending');
    case 'unsent':
      return t(state.uploading ? 'files' : 'unsentOnline');
    case 'updating':
      return t('updating');
    case 'upToDate':
      return t('upToDate');
  }
}
