'use client';
import { type ReactNode, useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useUnreadNotices } from '#client/live/unread';
import { showAppBadge } from '#client/platform/app-badge';
import { TabBar } from '#components/ui/tab-bar';
import { arrived } from './go';
import { placeOf, usePlaces } from './places';
import { Rail } from './rail';
import { SyncVoice } from './sync-voice';

export interface FrameProps {
  path: string;
  /** a detail brings its own bar at the bottom, the places give way */
  isDetail: boolean;
  children: ReactNode;
}

/**
 * What stands around every screen: the places, the way past them, and the voice of the sync state. On the phone the chip
 * on top of each screen leads to Sync.
 */
export function Frame({ path, isDetail, children }: FrameProps) {
  const t = useTranslations('nav');
  const places = usePlaces();
  const current = placeOf(path);
  useEffect(() => arrived(path), [path]);
  useAppBadge();
  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="fixed start-3 top-3 z-50 -translate-y-24 rounded-btn bg-accent px-4 py-2.5 text-base font-semibold text-on-accent focus:translate-y-0"
      >
        {t('skip')}
      </a>
      <Rail places={places} current={current} />
      <div className="flex min-w-0 flex-1 flex-col">
        <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
          {children}
        </main>
        {isDetail ? null : (
          <TabBar
            label={t('places')}
            current={current}
            items={places.filter(({ id }) => id !== 'desk' && id !== 'sync')}
          />
        )}
      </div>
      <SyncVoice />
    </div>
  );
}

/** What is unread stands on the icon of the app as well, until nobody is here any more. */
function useAppBadge(): void {
  const unread = useUnreadNotices();
  useEffect(() => {
    if (unread !== undefined) showAppBadge(unread);
  }, [unread]);
  useEffect(() => () => showAppBadge(0), []);
}
