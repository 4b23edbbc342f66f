'use client';
import {
  createContext,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import { type SyncState, useSyncState } from '#client/live/sync-state';

/** The state as it was drawn last, for those below who want one fact of it. */
class Facts {
  readonly #listeners = new Set<() => void>();

  constructor(public state: SyncState) {}

  set(state: SyncState): void {
    this.state = state;
    for (const listener of this.#listeners) listener();
  }

  readonly watch = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

const SyncContext = createContext<Facts | null>(null);

/** How it stands with the server, asked once for the whole screen. */
export function SyncProvider({ children }: { children: ReactNode }) {
  const state = useSyncState();
  const [facts] = useState(() => new Facts(state));
  useLayoutEffect(() => facts.set(state), [facts, state]);
  return <SyncContext value={facts}>{children}</SyncContext>;
}

const whole = (state: SyncState): SyncState => state;

/**
 * How it stands with the server. Only below SyncProvider. It changes many times while a queue is sent: a large part of
 * a screen selects the one fact it shows, and is drawn anew only when that changes.
 *
 * @param select gives a plain value, or a part of the state
 */
export function useSync(): SyncState;
export function useSync<T>(select: (state: SyncState) => T): T;
export function useSync(select: (state: SyncState) => unknown = whole): unknown {
  const facts = useContext(SyncContext);
  if (!facts) throw new Error('useSync outside SyncProvider');
  const value = () => select(facts.state);
  return useSyncExternalStore(facts.watch, value, value);
}
