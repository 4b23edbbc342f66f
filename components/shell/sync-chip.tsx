'use client';
import { CircleDashed, CloudCheck, KeyRound, RefreshCw, Send, TriangleAlert, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ChipLink } from '#components/ui/chip';
import { type SyncCondition, syncCondition } from './sync-condition';
import { useSync } from './sync-facts';

const looks: Record<SyncCondition, { tone: 'warn' | 'dashed' | 'fill' | 'quiet'; icon: ReactNode }> = {
  needsYou: { tone: 'warn', icon: <TriangleAlert /> },
  signInToSend: { tone: 'warn', icon: <KeyRound /> },
  signIn: { tone: 'warn', icon: <KeyRound /> },
  offlineUnsent: { tone: 'dashed', icon: <CircleDashed /> },
  offline: { tone: 'dashed', icon: <WifiOff /> },
  sending: { tone: 'fill', icon: <Send /> },
  unsent: { tone: 'dashed', icon: <CircleDashed /> },
  updating: { tone: 'quiet', icon: <RefreshCw /> },
  upToDate: { tone: 'quiet', icon: <CloudCheck /> },
};

/** How it stands between this device and the server, in one chip; opens Sync. `tight`: in an app bar, fewest words. */
export function SyncChip({ tight = false }: { tight?: boolean }) {
  const t = useTranslations('nav.chip');
  const state = useSync();
  const condition = syncCondition(state);
  const words = useChipWords(condition, tight);
  const full = useChipWords(condition, false);
  const { tone, icon } = looks[condition];
  const count = condition === 'needsYou' ? state.needsYou : state.unsent > 0 ? state.unsent : null;
  return (
    <ChipLink
      href="/app/sync"
      tone={tone}
      icon={icon}
      aria-label={t('opens', { state: full })}
      className={`num ${tight ? (tone === 'quiet' ? 'me-0.5' : 'me-2.5') : tone === 'quiet' ? '-me-3' : ''}`}
    >
      <span data-sync={condition} className="tight:hidden">
        {words}
      </span>
      {/* Little room or large text: the icon, and the count where there is one. */}
      {count === null ? null : <span className="hidden tight:inline">{count}</span>}
    </ChipLink>
  );
}

function useChipWords(condition: SyncCondition, tight: boolean): string {
  const t = useTranslations('nav.chip');
  const { unsent, needsYou, sending } = useSync();
  switch (condition) {
    case 'needsYou':
      return t('needsYou', { count: needsYou });
    case 'signInToSend':
      return t('signInToSend', { count: unsent });
    case 'offlineUnsent':
      return tight ? t('unsent', { count: unsent }) : t('offlineUnsent', { count: unsent });
    case 'sending':
      return t('sending', { done: sending?.done ?? 0, total: sending?.total ?? 0 });
    case 'unsent':
      return t('unsent', { count: unsent });
    default:
      return t(condition);
  }
}
