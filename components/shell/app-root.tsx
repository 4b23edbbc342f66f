'use client';
import { type ReactNode, useEffect } from 'react';
import { RouterProvider } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { loadActsAndReset } from '#client/live/mutate';
import { useSession } from '#client/live/session';
import { syncNow } from '#client/live/sync-state';
import { useRoute } from '#client/platform/navigate';
import { startPlatform } from '#client/platform/start-platform';
import { startUpdates } from '#client/platform/updates';
import { DeskDensity } from '#components/ui/density';
import { later, loadTheRest } from '#components/ui/later';
import { ToastRegion } from '#components/ui/toast-region';
import { go } from './go';
import { PersonRing } from './person-ring';

const UnknownPerson = later(() => import('./unknown-person').then((part) => part.UnknownPerson), Nobody);

interface AppRootProps {
  /** what stands there until it is known who is here */
  start: ReactNode;
  children: ReactNode;
}

/** The frame's outermost ring: starts the browser room, knows who is here, and holds what floats above every screen. */
export function AppRoot({ start, children }: AppRootProps) {
  useEffect(() => startPlatform({ open: go, sync: syncNow }), []);
  return (
    <RouterProvider navigate={(href) => go(href)}>
      <DeskDensity comfortable>
        <Person start={start}>{children}</Person>
        <ToastRegion />
      </DeskDensity>
    </RouterProvider>
  );
}

/** The same in fewer words, where its code cannot be fetched. */
function Nobody() {
  const t = useTranslations('nav.unknown');
  return (
    <main className="p-gutter">
      <h1 className="h-page">{t('title')}</h1>
      {t('offline')}
    </main>
  );
}

/** The first moment with the rows belongs to whoever wants to tap one, ms. */
const REST = 1_500;
/** A first load that takes longer than this no longer holds back the worker, ms. */
const ROWS_FIRST = 10_000;

/** Who uses the app decides what there is to see. */
function Person({ start, children }: AppRootProps) {
  const { path } = useRoute();
  const session = useSession();
  const isReady = session.status === 'ready' && !session.firstLoad;
  const isWaiting = session.status === 'loading' || (session.status === 'ready' && session.firstLoad);
  // The worker fetches the whole app: the rows come first, if they come soon.
  useEffect(() => {
    const timer = setTimeout(() => void startUpdates(), isWaiting ? ROWS_FIRST : REST);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  // A basement has no network: what was put off must be here before it is needed.
  useEffect(() => (isReady ? loadTheRest(loadActsAndReset) : undefined), [isReady]);
  return (
    <PersonRing start={start} whenUnknown={(reason) => <UnknownPerson path={path} reason={reason} />}>
      {children}
    </PersonRing>
  );
}
