import { askWho } from '#client/outbox/ask-who';
import { SyncClient } from '#client/outbox/client';
import { fetchTransport } from '#client/outbox/fetch-transport';
import { SyncRefused, type SyncTransport } from '#client/outbox/transport';
import { deviceEnv, deviceNow, newId } from '#client/platform/clock';
import { takePlace } from '#client/platform/take-place';
import {
  atStart,
  type DevicePerson,
  forgetPerson,
  lastPerson,
  mustEndSession,
  rememberPerson,
  sessionEnded,
} from '#client/store/device';
import { openStore } from '#client/store/dexie-store';
import { HOUR, type Id } from '#domain/kernel/types';

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
/** A device of many keeps its person this long without being used, as the session does (lib/server/auth/sessions), ms. */
const SHARED_LIFE = 12 * HOUR;

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
    const facts = await atStart();
    if (facts.hasLeft) await clearWhoLeft();
    if (facts.mustEnd) await endSession();
    const person = facts.hasLeft || facts.mustEnd ? await lastPerson() : facts.person;
    const isOver = person?.shared && deviceNow() - person.shared.usedAt > SHARED_LIFE;
    if (isOver) await shutOut(person.userId);
    if (person && !isOver) await openFor(await stillHere(person));
    else await discover();
  } catch {
    setCurrent({ status: 'unknown', reason: 'storage' });
  }
}

/** On a device of many whoever comes back in time is still the one who uses it. */
async function stillHere(person: DevicePerson): Promise<DevicePerson> {
  if (!person.shared) return person;
  const here = { ...person, shared: { usedAt: deviceNow() } };
  await rememberPerson(here);
  return here;
}

/** Nothing of this person is to be read here any more; what only they have is locked for them (P25, P26). */
async function shutOut(userId: Id): Promise<void> {
  await forgetPerson(userId);
  await clearWhoLeft();
  await endSession();
}

/** Whoever signed out without the server: their session ends now, or at the next start. */
async function endSession(): Promise<void> {
  const part = await import('#client/platform/end-session').catch(() => null);
  if (await part?.endSession()) await sessionEnded();
}

/** Clears away what those had here who left. Its code comes only then: most starts have nothing to clear. */
async function clearWhoLeft(): Promise<void> {
  // What cannot be done now is done at the next start.
  const parts = await import('#client/store/leave').catch(() => null);
  await parts?.clearLeft(deviceEnv);
}

/** Closes this tab's store; the data stays. */
export function close(): void {
  stopAsking();
  if (current.status === 'open') current.client.close();
  setCurrent({ status: 'unknown', reason: 'signed_out' });
}

async function openFor(person: DevicePerson): Promise<void> {
  const store = await openStore(person.userId, newId);
  const client = new SyncClient(person.userId, store, transport, close);
  client.board.watch(() => {
    const { wrongUser, revoked } = client.board.get();
    if (!(wrongUser || revoked) || current.status !== 'open' || current.client !== client) return;
    client.close();
    setCurrent({ status: 'loading' });
    // Another person signed in on this browser: their store opens, this one stays closed and unsent (P7).
    const next = wrongUser ? discover() : shutOut(client.userId).then(discover);
    void next.catch(() => setCurrent({ status: 'unknown', reason: 'storage' }));
  });
  // Asked twice at once, both found out.
  if (current.status === 'open') current.client.close();
  setCurrent({ status: 'open', person, client });
}

/** Asks the server who is signed in. */
async function discover(): Promise<void> {
  if (await mustEndSession()) {
    setCurrent({ status: 'unknown', reason: 'offline' });
    return askLater();
  }
  try {
    const person = await askWho(transport);
    await takePlace(person);
    await openFor(person);
  } catch (error) {
    const signedOut = error instanceof SyncRefused && error.body.error === 'expired';
    setCurrent({ status: 'unknown', reason: signedOut ? 'signed_out' : 'offline' });
    if (!signedOut) askLater();
  }
}

/** Asks anew who is here, unless that is known. */
export async function askAgain(): Promise<void> {
  stopAsking();
  if (current.status === 'unknown') await open(transport);
}

let stopAsking = () => {};

/** Once, at the next sign of network or after a while. */
function askLater(): void {
  stopAsking();
  const done = new AbortController();
  const timer = setTimeout(askAgain, ASK_AGAIN);
  globalThis.addEventListener?.('online', askAgain, { signal: done.signal });
  stopAsking = () => {
    done.abort();
    clearTimeout(timer);
  };
}
