'use client';
import { type ReactNode, useEffect } from 'react';
import { type SessionState, useSession } from '#client/live/session';
import { startClient } from '#client/live/start';
import { MeProvider } from './actor';
import { DirectoryProvider } from './directory';
import { SyncProvider } from './sync-facts';

type Unknown = Extract<SessionState, { status: 'unknown' }>;

/**
 * Whatever reads the device's store stands in this ring: it opens the store of whoever is here. While that is read
 * (one frame) the start is drawn, or nothing.
 */
export function PersonRing({
  start = null,
  whenUnknown,
  children,
}: {
  /** what stands there while the store is opened */
  start?: ReactNode;
  /** nobody is known on this device */
  whenUnknown(reason: Unknown['reason']): ReactNode;
  children: ReactNode;
}) {
  useEffect(() => {
    void startClient();
  }, []);
  const session = useSession();
  if (session.status === 'loading') return start;
  if (session.status === 'unknown') return whenUnknown(session.reason);
  const { actor, name, firstLoad } = session;
  return (
    <MeProvider me={{ actor, name, firstLoad }}>
      <SyncProvider>
        <DirectoryProvider>{children}</DirectoryProvider>
      </SyncProvider>
    </MeProvider>
  );
}
