'use client';
import { type ReactNode, useEffect } from 'react';
import { RouterProvider } from 'react-aria-components';
import { useSession } from '#client/live/session';
import { syncNow } from '#client/live/sync-state';
import { useRoute } from '#client/platform/navigate';
import { startPlatform } from '#client/platform/start-platform';
import { DeskDensity } from '#components/ui/density';
import { loadTheRest } from '#components/ui/later';
import { ToastRegion } from '#components/ui/toast';
import { go } from './go';
import { PersonRing } from './person-ring';
import { UnknownPerson } from './unknown-person';

/** The frame's outermost ring: starts the browser room, knows who is here, and holds what floats above every screen. */
export function AppRoot({ children }: { children: ReactNode }) {
  useEffect(() => startPlatform({ open: go, sync: syncNow }), []);
  return (
    <RouterProvider navigate={(href) => go(href)}>
      <DeskDensity comfortable>
        <Person>{children}</Person>
        <ToastRegion />
      </DeskDensity>
    </RouterProvider>
  );
}

/** Who uses the app decides what there is to see. */
function Person({ children }: { children: ReactNode }) {
  const { path } = useRoute();
  const session = useSession();
  const isReady = session.status === 'ready' && !session.firstLoad;
  // A basement has no network: what was put off must be here before it is needed.
  useEffect(() => {
    if (isReady) loadTheRest();
  }, [isReady]);
  return (
    <PersonRing whenUnknown={(reason) => <UnknownPerson path={path} reason={reason} />}>
      {children}
    </PersonRing>
  );
}
