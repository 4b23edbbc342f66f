import type { LocalEnv, LocalStore } from '#sync/local/ports';
import { planPin, planRecord, type RecordTaken, takeRecord } from '#sync/local/record';
import { rootRef } from '#sync/protocol/rows';
import type { RootRef } from '#sync/views/entities';
import { SyncRefused, type SyncTransport, Unreachable } from './transport';

/** An answer can be overtaken by the feed; asking again then gives a newer one (P17). */
const MOST_TRIES = 4;

/** `offline` also stands for "not now": signed out, or a server that is not ready. */
export type Fetched = 'pinned' | 'missing' | 'offline';

/** Fetches a record that is not on this device, with its children, and pins it (P18). */
export async function fetchRecord(
  store: LocalStore,
  transport: SyncTransport,
  env: LocalEnv,
  root: RootRef,
): Promise<Fetched> {
  // An address nobody can have made: it names no record, with or without signal.
  if (!rootRef.safeParse(root).success) return 'missing';
  try {
    for (let i = 0; i < MOST_TRIES; i++) {
      const request = await planRecord(store, root);
      if (!request) return 'offline';
      const taken = await takeRecord(store, env, request, await transport.record(request));
      if (taken === 'pinned' || taken === 'missing') return taken;
      if (taken === 'behind') return 'offline';
    }
    return 'offline';
  } catch (error) {
    if (error instanceof Unreachable || error instanceof SyncRefused) return 'offline';
    throw error;
  }
}

/**
 * Loads one pin that must come again.
 * @param canWait the store does without it for now if the server is busy: the feed goes on
 * @param answered called as soon as the server has answered
 * @returns null when there is none, or it waits
 */
export async function loadPin(
  store: LocalStore,
  transport: Pick<SyncTransport, 'record'>,
  env: LocalEnv,
  canWait: boolean,
  answered: () => void,
): Promise<RecordTaken | null> {
  const request = await planPin(store);
  if (!request) return null;
  const answer = await transport.record(request).catch((error: unknown) => {
    if (canWait && error instanceof SyncRefused && error.body.error === 'busy') return null;
    throw error;
  });
  if (!answer) return null;
  answered();
  return takeRecord(store, env, request, answer);
}
