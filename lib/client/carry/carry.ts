// Before the first schema is made.
import '#sync/local/no-eval';
import { z } from 'zod';
import type { DeviceFile, PersonDatabase } from '#client/store/database';
import type { DexieStore } from '#client/store/dexie-store';
import { FILE_KINDS, MEDIA_TYPES } from '#domain/files/types';
import type { Id, Instant } from '#domain/kernel/types';
import { applyServerRows } from '#sync/local/apply';
import type { OutboxEntry, SentEntry } from '#sync/local/entry';
import type { LocalEnv } from '#sync/local/ports';
import { loadRules, writeRows } from '#sync/local/rules';
import { envelope } from '#sync/protocol/envelope';
import { mutationResult } from '#sync/protocol/result';
import { fromBase64, toBase64, type Unopened, unwrap, wrap } from './carry-file';

const entry = envelope.omit({ mid: true }).extend({
  order: z.number().int(),
  status: z.enum(['pending', 'needs_you']),
  frozen: z.boolean(),
  rootId: z.uuid(),
  bytes: z.number().int().nonnegative(),
  result: mutationResult.nullable(),
  settledAt: z.number().int().nullable(),
  fileId: z.uuid().optional(),
  waits: z.boolean().optional(),
});
const draft = z.object({ key: z.string().max(200), value: z.unknown(), at: z.number().int() });
const carriedFile = z.object({
  ...{ id: z.uuid(), draft: z.string().max(200).optional(), kind: z.enum(FILE_KINDS), name: z.string() },
  ...{ mediaType: z.enum(MEDIA_TYPES), size: z.number().int(), sha256: z.string() },
  ...{ width: z.number().int().nullable(), height: z.number().int().nullable(), at: z.number().int() },
  /** base64; as the small picture */
  bytes: z.string(),
  type: z.string(),
  thumb: z.object({ bytes: z.string(), type: z.string() }).nullable(),
});
const carried = z.object({
  userId: z.uuid(),
  entries: z.array(entry),
  drafts: z.array(draft),
  files: z.array(carriedFile),
  /** Taken by the server, with values to choose between. */
  asked: z
    .array(
      entry.extend({ result: mutationResult, settledAt: z.number().int(), asks: z.array(z.string()).min(1) }),
    )
    .default([]),
});

/** What a file brought: how much was new here, and how much was here already. */
export type Brought = { came: number; known: number } | Unopened | 'other_person';

/** Everything this person has here that the server has not, in a file that only the passphrase opens. */
export async function carryAway(store: DexieStore, userId: Id, passphrase: string): Promise<string> {
  const { db } = store;
  const entries = await db.outbox.where('status').anyOf('pending', 'needs_you').sortBy('order');
  const drafts = await db.drafts.toArray();
  const bare = entries.map(({ mid: _, ...rest }) => rest);
  const files = await filesOf(db, new Set(entries.map(({ fileId }) => fileId)));
  const asked = (await db.sent.where('asks').above('').distinct().toArray()).map(
    ({ mid: _, ...rest }) => rest,
  );
  return wrap({ userId, entries: bare, drafts, files, asked }, passphrase);
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
  await putFiles(store, file.data.files);
  const came = await putEntries(store, env, file.data.entries);
  await putAsked(store, file.data.asked);
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

/** A choice that was made here already stays made. */
async function putAsked(store: DexieStore, asked: readonly Omit<SentEntry, 'mid'>[]): Promise<void> {
  await store.write(async (t) => {
    for (const one of asked)
      if (!(await t.outbox.get(one.uid)) && !(await t.outbox.getSent(one.uid)))
        await t.outbox.moveToSent([{ ...one, mid: null }]);
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

/** The files of what is unsent and of what is half written, with their bytes. */
async function filesOf(
  db: PersonDatabase,
  waiting: ReadonlySet<Id | undefined>,
): Promise<z.infer<typeof carriedFile>[]> {
  const files: z.infer<typeof carriedFile>[] = [];
  for (const { fault: _, ...file } of await db.file.toArray()) {
    if (!file.draft && !waiting.has(file.id)) continue;
    const whole = await db.fileBytes.get(file.id);
    if (!whole) continue;
    const small = await db.thumb.get(file.id);
    const thumb = small ? { bytes: toBase64(new Uint8Array(small.bytes)), type: small.type } : null;
    files.push({ ...file, bytes: toBase64(new Uint8Array(whole.bytes)), type: whole.type, thumb });
  }
  return files;
}

/** Before what waits for them. */
async function putFiles({ db }: DexieStore, files: readonly z.infer<typeof carriedFile>[]): Promise<void> {
  const here = new Set(await db.file.toCollection().primaryKeys());
  for (const { bytes, type, thumb, ...file } of files) {
    if (here.has(file.id)) continue;
    await db.transaction('rw', db.file, db.fileBytes, db.thumb, async () => {
      await db.file.put(file as DeviceFile);
      await db.fileBytes.put({ id: file.id, bytes: fromBase64(bytes).buffer, type });
      if (thumb) await db.thumb.put({ id: file.id, bytes: fromBase64(thumb.bytes).buffer, type: thumb.type });
    });
  }
}
