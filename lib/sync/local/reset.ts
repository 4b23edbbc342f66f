import type { Id } from '#domain/kernel/types';
import type { HelloAnswer, HelloRequest } from '#sync/protocol/messages';
import type { RowSet } from '#sync/protocol/rows';
import { ENTITY_NAMES } from '#sync/views/entities';
import { applyServerRows } from './apply';
import { enteredAt, offerAgain } from './hello';
import { MemoryStore } from './memory-store';
import { giveNewName } from './new-name';
import { freshPlace } from './place';
import type { LocalEnv, LocalStore, LocalTables, SyncPlace, Who } from './ports';
import { writeRows } from './rules';
import { putCopy } from './server-rows';

/** A new copy that is loaded beside the one people look at, until it can take its place (P23). */
export interface Reset {
  staging: MemoryStore;
  hello: HelloAnswer;
  asked: readonly Id[];
  /** Name of the device when it began: another one means that another tab was faster. */
  clientId: Id;
}

/** Opens the new copy. The old one stays readable and takes new work meanwhile. */
export async function beginReset(
  store: LocalStore,
  request: HelloRequest,
  hello: HelloAnswer,
): Promise<Reset> {
  const pins = await store.read(async (t) => {
    const place = await t.place();
    return [...place.pins, ...place.pinQueue];
  });
  const staging = new MemoryStore(request.clientId);
  await staging.write(async (t) => {
    await t.setWho({ actor: hello.actor, name: hello.name });
    await t.setPlace({ ...enteredAt(freshPlace(request.clientId), hello), pinQueue: pins });
  });
  return { staging, hello, asked: request.uids, clientId: request.clientId };
}

/** Whether everything of the new copy has arrived. */
export function resetReady(reset: Reset): Promise<boolean> {
  return reset.staging.read(async (t) => {
    const { boot, pinQueue } = await t.place();
    return boot === null && pinQueue.length === 0;
  });
}

interface NewCopy {
  rows: RowSet;
  place: SyncPlace;
  who: Who | null;
}

/**
 * Puts the new copy in the place of the old one, in one transaction: outbox, sent work and drafts stay, what
 * the server knows is settled, what it lost is offered again, and the device takes a new name (P8, P22, P23).
 *
 * @returns false when another tab did it in the meantime
 */
export async function swap(store: LocalStore, env: LocalEnv, reset: Reset): Promise<boolean> {
  const copy: NewCopy = await reset.staging.read(async (t) => ({
    rows: await allRows(t),
    place: await t.place(),
    who: await t.who(),
  }));
  return writeRows(store, async (t) => {
    const old = await t.place();
    if (old.clientId !== reset.clientId) return false;
    await t.base.clear();
    await t.rows.clear();
    if (copy.who) {
      await putCopy(t.rows, copy.who.actor, copy.rows, copy.place.pins);
      await t.setWho(copy.who);
    }
    await t.setPlace({ ...copy.place, nextOrder: old.nextOrder, loaded: true });
    // What the server knew at the hello is in the rows that were read after it.
    await applyServerRows(t, async () => {}, reset.hello.known.filter(isAsked(reset)), env.now());
    await offerAgain(t, reset.asked, reset.hello);
    await giveNewName(t, env);
    await applyServerRows(t, async () => {}, [], env.now());
    return true;
  });
}

const isAsked = (reset: Reset) => {
  const asked = new Set(reset.asked);
  return ({ uid }: { uid: Id }): boolean => asked.has(uid);
};

async function allRows(t: LocalTables): Promise<RowSet> {
  const rows = await Promise.all(ENTITY_NAMES.map(async (entity) => [entity, await t.rows.all(entity)]));
  return Object.fromEntries(rows) as RowSet;
}
