import { askWho } from '#client/outbox/ask-who';
import { SyncClient } from '#client/outbox/client';
import { fetchTransport } from '#client/outbox/fetch-transport';
import { SyncRefused, type SyncTransport } from '#client/outbox/transport';
import { deviceEnv, newId } from '#client/platform/clock';
import { endSession } from '#client/platform/end-session';
import {
  type DevicePerson,
  lastPerson,
  mustEndSession,
  rememberPerson,
  sessionEnded,
  whoLeaves,
} from '#client/store/device';
import { openStore } from '#client/store/dexie-store';

/** Whose store is open in this tab. */
export type Current =
  | { status: 'loading' }
  /** Nobody we know: signed out, never here with network, or a browser that keeps nothing for us. */
  | { status: 'unknown'; reason: 'signed_out' | 'offline' | 'storage' }
  | { status: 'open'; person: DevicePerson; client: SyncClient };

let current: Current = { status: 'loading' };
let transport: SyncTransport = fetchTransport;
const listeners = new Set<() => void>();

/** Asked again this often while nobody is known, ms. */
const ASK_AGAIN = 15_000;

export const getCurrent = (): Current => current;

export function watchCurrent(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function setCurrent(next: Current): void {
  current = next;
  for (const listener of listeners) listener();
}

/** Opens the store of whoever used this device last, else of whoever is signed in. */
export async function open(through: SyncTransport = fetchTransport): Promise<void> {
  transport = through;
  try {
    await clearWhoLeft();
    if ((await mustEndSession()) && (await endSession())) await sessionEnded();
    const person = await lastPerson();
    if (person) await openFor(person);
    else await discover();
  } catch {
    setCurrent({ status: 'unknown', reason: 'storage' });
  }
}

/** Clears away what somebody had here who signed out. Its code comes only then: most starts have nothing to clear. */
async function clearWhoLeft(): Promise<void> {
  if ((await whoLeaves()) === null) return;
  // What cannot be done now is done at the next start.
  const parts = await import('#client/store/leave').catch(() => null);
  await parts?.clearLeft(deviceEnv);
}

/** Closes this tab's store; the data stays. */
export function close(): void {
  if (current.status === 'open') current.client.close();
  setCurrent({ status: 'unknown', reason: 'signed_out' });
}

async function openFor(person: DevicePerson): Promise<void> {
  const store = await openStore(person.userId, newId);
  const client = new SyncClient(person.userId, store, transport, close);
  client.board.watch(() => {
    // Another person signed in on this browser: their store opens, this one stays closed and unsent (P7).
    if (!client.board.get().wrongUser || current.status !== 'open' || current.client !== client) return;
    client.close();
    setCurrent({ status: 'loading' });
    void discover().catch(() => setCurrent({ status: 'unknown', reason: 'storage' }));
  });
  setCurrent({ status: 'open', person, client });
}

/** Asks the server who is signed in. */
async function discover(): Promise<void> {
  if (await mustEndSession()) {
    setCurrent({ status: 'unknown', reason: 'signed_out' });
    return askLater();
  }
  try {
    const person = await askWho(transport);
    await rememberPerson(person);
    await openFor(person);
  } catch (error) {
    const signedOut = error instanceof SyncRefused && error.body.error === 'expired';
    setCurrent({ status: 'unknown', reason: signedOut ? 'signed_out' : 'offline' });
    if (!signedOut) askLater();
  }
}

/** Once, at the next sign of network or after a while. */
function askLater(): void {
  const done = new AbortController();
  const again = () => {
    if (done.signal.aborted) return;
    done.abort();
    clearTimeout(timer);
    if (current.status === 'unknown') void open(transport);
  };
  const timer = setTimeout(again, ASK_AGAIN);
  globalThis.addEventListener?.('online', again, { signal: done.signal });
}
