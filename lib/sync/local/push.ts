import type { Id } from '#domain/kernel/types';
import type { PushRequest } from '#sync/protocol/messages';
import type { MutationResult } from '#sync/protocol/result';
import { applyServerRows } from './apply';
import { envelopeOf, type OutboxEntry } from './entry';
import { giveNewName } from './new-name';
import { asking } from './place';
import type { LocalEnv, LocalStore } from './ports';
import { writeRows } from './rules';

export interface PushLimits {
  /** Most mutations. */
  count: number;
  /** Most bytes of JSON; one mutation always goes. */
  bytes: number;
}

export interface PlannedPush {
  request: PushRequest;
  /** How many can be sent that the server has not answered: this batch and what is behind it. */
  waiting: number;
}

/**
 * The next batch in order, its places in the sequence given and made durable before it is sent (P20).
 *
 * @param delivered uids the server has answered already; they wait for their acknowledgement in a page
 * @returns null when nothing waits, or before the first hello
 */
export function planPush(
  store: LocalStore,
  delivered: ReadonlySet<Id>,
  limits: PushLimits,
): Promise<PlannedPush | null> {
  return store.write(async (t) => {
    const place = await t.place();
    const common = await asking(t, place);
    if (!common) return null;
    const waiting = sendable(await t.outbox.pending()).filter((entry) => !delivered.has(entry.uid));
    const batch = cut(waiting, limits);
    if (batch.length === 0) return null;
    let { nextMid } = place;
    const frozen = batch.map((entry) => ({ ...entry, mid: entry.mid ?? nextMid++, frozen: true }));
    if (nextMid !== place.nextMid) {
      await t.outbox.put(frozen);
      await t.setPlace({ ...place, nextMid });
    }
    return { request: { ...common, mutations: frozen.map(envelopeOf) }, waiting: waiting.length };
  });
}

const LAST = Number.MAX_SAFE_INTEGER;

/**
 * All but what waits for its file, and what is done to that file: nothing else waits for it (P29). Those that have their
 * places come first, in the order of these: what waited is sent behind what was done after it.
 */
function sendable(pending: readonly OutboxEntry[]): OutboxEntry[] {
  const waiting = new Set(pending.map((entry) => (entry.waits ? entry.fileId : null)));
  return pending
    .filter((entry) => !waiting.has(entry.args.fileId as Id))
    .sort((a, b) => (a.mid ?? LAST) - (b.mid ?? LAST) || a.order - b.order);
}

function cut(entries: OutboxEntry[], limits: PushLimits): OutboxEntry[] {
  let bytes = 0;
  const end = entries.findIndex((entry, i) => {
    bytes += entry.bytes;
    return i >= limits.count || (i > 0 && bytes > limits.bytes);
  });
  return end < 0 ? entries : entries.slice(0, end);
}

/** A new name for this device after a fork: the places are given anew, the bytes stay as they are (P8). */
export function renumber(store: LocalStore, env: LocalEnv, of: { clientId: Id }): Promise<void> {
  return store.write(async (t) => {
    if ((await t.place()).clientId === of.clientId) await giveNewName(t, env);
  });
}

/** What a gap calls for: send again from the lowest, take a new name, or load again (P8). */
export function takeGap(
  store: LocalStore,
  request: { clientId: Id },
  expected: number,
): Promise<'resend' | 'renumber' | 'reset'> {
  return store.write(async (t) => {
    const place = await t.place();
    if (place.clientId !== request.clientId) return 'resend';
    const frozen = (await t.outbox.pending()).filter((entry) => entry.mid !== null);
    if (frozen.some((entry) => (entry.mid ?? 0) <= expected)) return 'resend';
    // The server waits for an intent it once had acknowledged: it has lost some of its history.
    return expected < place.nextMid ? 'reset' : 'renumber';
  });
}

/**
 * Hands an intent the server can not even read to the person: kept, shown, and out of the way of the others.
 * It never took its place in the sequence, so all others get new ones.
 */
export function setAside(store: LocalStore, env: LocalEnv, uid: Id, result: MutationResult): Promise<void> {
  return writeRows(store, async (t) => {
    await applyServerRows(t, async () => {}, [{ uid, result }], env.now());
    await giveNewName(t, env);
  });
}
