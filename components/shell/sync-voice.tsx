'use client';
import { useTranslations } from 'use-intl';
import { LiveRegion } from '#components/ui/live-region';
import { type SyncCondition, syncCondition } from './sync-condition';
import { useSync } from './sync-facts';

const spoken: Partial<Record<SyncCondition, 'needsYou' | 'signedOut' | 'offline' | 'upToDate'>> = {
  needsYou: 'needsYou',
  signInToSend: 'signedOut',
  signIn: 'signedOut',
  offlineUnsent: 'offline',
  offline: 'offline',
  upToDate: 'upToDate',
};

/** Says changes of the sync state to screen readers, never the counts: those change with every tap. */
export function SyncVoice() {
  const t = useTranslations('nav.voice');
  const key = spoken[syncCondition(useSync())];
  return <LiveRegion>{key ? t(key) : ''}</LiveRegion>;
}
