'use client';
import { type ReactNode, useEffect } from 'react';
import { RouterProvider } from 'react-aria-components';
import { useSession } from '#client/live/session';
import { startClient } from '#client/live/start';
import { syncNow } from '#client/live/sync-state';
import { useRoute } from '#client/platform/navigate';
import { startPlatform } from '#client/platform/start-platform';
import { DeskDensity } from '#components/ui/density';
import { loadTheRest } from '#components/ui/later';
import { ToastRegion } from '#components/ui/toast';
import { MeProvider } from './actor';
import { DirectoryProvider } from './directory';
import { go } from './go';
import { SyncProvider } from './sync-facts';
import { UnknownPerson } from './unknown-person';

/** The frame's outermost ring: starts the browser room, knows who is here, and holds what floats above every screen. */
export function AppRoot({ children }: { children: ReactNode }) {
  useEffect(() => {
    void startClient();
    return startPlatform({ open: go, sync: syncNow });
  }, []);
  return (
    <RouterProvider navigate={(href) => go(href)}>
      <DeskDensity comfortable>
        <Person>{children}</Person>
        <ToastRegion />
      </DeskDensity>
    </RouterProvider>
  );
}

/** Who uses the app decides what there is to see. While that is read from the device (one frame) nothing is drawn. */
function Person({ children }: { children: ReactNode }) {
  const session = useSession();
  const { path } = useRoute();
  const isReady = session.status === 'ready' && !session.firstLoad;
  // A basement has no network: what was put off must be here before it is needed.
  useEffect(() => {
    if (isReady) loadTheRest();
  }, [isReady]);
  if (session.status === 'loading') return null;
  if (session.status === 'unknown') return <UnknownPerson path={path} reason={session.reason} />;
  const { actor, name, firstLoad } = session;
  return (
    <MeProvider me={{ actor, name, firstLoad }}>
      <SyncProvider>
        <DirectoryProvider>{children}</DirectoryProvider>
      </SyncProvider>
    </MeProvider>
  );
}
