// Before the first schema is made.
import '#sync/local/no-eval';
import { z } from 'zod';
import type { DexieStore } from '#client/store/dexie-store';
import type { Id, Instant } from '#domain/kernel/types';
import { applyServerRows } from '#sync/local/apply';
import type { OutboxEntry } from '#sync/local/entry';
import type { LocalEnv } from '#sync/local/ports';
import { loadRules, writeRows } from '#sync/local/rules';
import { envelope } from '#sync/protocol/envelope';
import { mutationResult } from '#sync/protocol/result';
import { type Unopened, unwrap, wrap } from './carry-file';

const entry = envelope.omit({ mid: true }).extend({
  order: z.number().int(),
  status: z.enum(['pending', 'needs_you']),
  frozen: z.boolean(),
  rootId: z.uuid(),
  bytes: z.number().int().nonnegative(),
  result: mutationResult.nullable(),
  settledAt: z.number().int().nullable(),
});
const draft = z.object({ key: z.string().max(200), value: z.unknown(), at: z.number().int() });
const carried = z.object({
  userId: z.uuid(),
  entries: z.array(entry),
  drafts: z.array(draft),
});

/** What a file brought: how much was new here, and how much was here already. */
export type Brought = { came: number; known: number } | Unopened | 'other_person';

/** Everything this person has here that the server has not, in a file that only the passphrase opens. */
export async function carryAway(store: DexieStore, userId: Id, passphrase: string): Promise<string> {
  const { db } = store;
  const entries = await db.outbox.where('status').anyOf('pending', 'needs_you').sortBy('order');
  const drafts = await db.drafts.toArray();
  const bare = entries.map(({ mid: _, ...rest }) => rest);
  return wrap({ userId, entries: bare, drafts }, passphrase);
}

/**
 * Brings such a file in. What was already sent, from here or from the other device, is harmless: the server knows each
 * change by its uid and takes it once (P8).
 *
 * @param userId who is here: somebody else's work is not taken, and never sent under another name
 */
export async function bringIn(
  store: DexieStore,
  env: LocalEnv,
  userId: Id,
  text: string,
  passphrase: string,
): Promise<Brought> {
  const opened = await unwrap(text, passphrase);
  if (typeof opened === 'string') return opened;
  const file = carried.safeParse(opened.work);
  if (!file.success) return 'not_ours';
  if (file.data.userId !== userId) return 'other_person';
  await loadRules();
  const came = await putEntries(store, env, file.data.entries);
  await putDrafts(store, file.data.drafts as { key: string; value: unknown; at: Instant }[]);
  return { came, known: file.data.entries.length - came };
}

async function putEntries(
  store: DexieStore,
  env: LocalEnv,
  entries: readonly Omit<OutboxEntry, 'mid'>[],
): Promise<number> {
  return writeRows(store, async (t) => {
    const place = await t.place();
    const fresh: OutboxEntry[] = [];
    for (const one of [...entries].sort((a, b) => a.order - b.order)) {
      if ((await t.outbox.get(one.uid)) || (await t.outbox.getSent(one.uid))) continue;
      // Its bytes stay as they are: the other device may send them too (P20).
      fresh.push({ ...one, order: place.nextOrder + fresh.length, mid: null, frozen: true });
    }
    await t.outbox.put(fresh);
    await t.setPlace({ ...place, nextOrder: place.nextOrder + fresh.length });
    await applyServerRows(t, async () => {}, [], env.now());
    return fresh.length;
  });
}

/** A text that is being written here goes before one of the same form that comes in. */
async function putDrafts(
  { db }: DexieStore,
  drafts: readonly { key: string; value: unknown; at: Instant }[],
): Promise<void> {
  const here = new Set(await db.drafts.toCollection().primaryKeys());
  await db.drafts.bulkPut(drafts.filter(({ key }) => !here.has(key)));
}
