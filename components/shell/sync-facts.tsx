'use client';
import { createContext, type ReactNode, useContext } from 'react';
import { type SyncState, useSyncState } from '#client/live/sync-state';

const SyncContext = createContext<SyncState | null>(null);

/** How it stands with the server, asked once for the whole screen. */
export function SyncProvider({ children }: { children: ReactNode }) {
  return <SyncContext value={useSyncState()}>{children}</SyncContext>;
}

/** Only below SyncProvider. */
export function useSync(): SyncState {
  const state = useContext(SyncContext);
  if (!state) throw new Error('useSync outside SyncProvider');
  return state;
}
