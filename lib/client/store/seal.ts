import { applyServerRows } from '#sync/local/apply';
import type { OutboxEntry, SentEntry } from '#sync/local/entry';
import { freshPlace } from '#sync/local/place';
import type { LocalEnv, LocalTables } from '#sync/local/ports';
import { writeRows } from '#sync/local/rules';
import type { Bytes, DeviceFile, Draft, Lock, PersonDatabase, Sealed } from './database';
import type { DexieStore } from './dexie-store';

/** Everything of a person that only they have, or that a reset may have to offer again. */
interface Work {
  outbox: OutboxEntry[];
  sent: SentEntry[];
  drafts: Draft[];
  /** Of what waits, and of what is half written; their bytes are locked one by one. */
  files: DeviceFile[];
}

const ALGORITHM = 'AES-GCM';
const IV_BYTES = 12;

/** Makes the key of the server's bytes usable here, and unreadable. */
export const importLockKey = (bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes, ALGORITHM, false, ['encrypt', 'decrypt']);

export const lockOf = async (db: PersonDatabase): Promise<Lock | null> => {
  const record = await db.meta.get('lock');
  return record?.key === 'lock' ? record.value : null;
};

export const sealedOf = async (db: PersonDatabase): Promise<Sealed[]> => {
  const record = await db.meta.get('sealed');
  return record?.key === 'sealed' ? record.value : [];
};

/**
 * Locks what is unsent and deletes all else, the key included, in one transaction (P26).
 *
 * @returns false where this device never got a key: then nothing was changed
 */
export async function seal(store: DexieStore, env: LocalEnv): Promise<boolean> {
  const { db } = store;
  const lock = await lockOf(db);
  if (!lock) return false;
  for (;;) {
    const work = await workOf(db);
    const sealed = await encrypt(lock, work);
    const bytes = await sealBytes(db, lock, work.files);
    const done = await db.transaction('rw', db.tables, async () => {
      // Something may have been written between reading and here; then it is read again.
      if (!same(await workOf(db), work)) return false;
      const before = await sealedOf(db);
      const locked = await db.fileBytes.filter((one) => one.sealed !== undefined).toArray();
      const place = await placeOf(db);
      await Promise.all(db.tables.map((table) => table.clear()));
      const nextOrder = place?.nextOrder ?? 1;
      await db.meta.put({ key: 'place', value: { ...freshPlace(env.newId()), nextOrder } });
      const all = isEmpty(work) ? before : [...before, sealed];
      if (all.length > 0) await db.meta.put({ key: 'sealed', value: all });
      await db.fileBytes.bulkPut([...locked, ...bytes]);
      return true;
    });
    if (done) return true;
  }
}

/**
 * Puts locked work back into its person's queue. What is not of this key stays locked.
 *
 * @returns whether anything came back
 */
export async function unseal(store: DexieStore, env: LocalEnv, lock: Lock): Promise<boolean> {
  const { db } = store;
  let came = false;
  for (const sealed of await sealedOf(db)) {
    if (sealed.lockId !== lock.id) continue;
    const work = await decrypt(lock, sealed);
    // Kept as it is: another key may be found one day, and nothing is thrown away.
    if (!work) {
      await db.transaction('rw', db.meta, async () => {
        const all = await sealedOf(db);
        const marked = all.map((one) => (sameBytes(one.iv, sealed.iv) ? { ...one, stays: true } : one));
        await db.meta.put({ key: 'sealed', value: marked });
      });
      continue;
    }
    // Cut short anywhere it is done once more: what is back already is left alone. Files come before what waits for them.
    const bytes = await openBytes(db, lock, work.files);
    await db.transaction('rw', db.file, db.fileBytes, async () => {
      await db.file.bulkPut(work.files);
      await db.fileBytes.bulkPut(bytes);
    });
    await writeRows(store, async (t) => {
      await putBack(t, work);
      await applyServerRows(t, async () => {}, [], env.now());
    });
    await db.transaction('rw', db.drafts, db.meta, async () => {
      await db.drafts.bulkPut(work.drafts);
      const left = (await sealedOf(db)).filter((other) => !sameBytes(other.iv, sealed.iv));
      if (left.length > 0) await db.meta.put({ key: 'sealed', value: left });
      else await db.meta.delete('sealed');
    });
    came = true;
  }
  return came;
}

async function putBack(t: LocalTables, { outbox, sent }: Work): Promise<void> {
  const isNew = async ({ uid }: OutboxEntry) =>
    (await t.outbox.get(uid)) === undefined && (await t.outbox.getSent(uid)) === undefined;
  for (const entry of outbox) if (await isNew(entry)) await t.outbox.put([{ ...entry, mid: null }]);
  for (const entry of sent) if (await isNew(entry)) await t.outbox.moveToSent([entry]);
  const place = await t.place();
  const last = Math.max(0, ...outbox.map((entry) => entry.order));
  await t.setPlace({ ...place, nextOrder: Math.max(place.nextOrder, last + 1) });
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.every((byte, i) => byte === b[i]);

async function workOf(db: PersonDatabase): Promise<Work> {
  const [outbox, sent, drafts, all] = await Promise.all([
    db.outbox.toArray(),
    db.sent.toArray(),
    db.drafts.toArray(),
    db.file.toArray(),
  ]);
  const waiting = new Set(outbox.map((entry) => entry.fileId));
  return { outbox, sent, drafts, files: all.filter(({ id, draft }) => draft || waiting.has(id)) };
}

/** The bytes of these files, each encrypted by itself: photos are large, and one at a time is enough in memory. */
async function sealBytes(
  db: PersonDatabase,
  { id, key }: Lock,
  files: readonly DeviceFile[],
): Promise<Bytes[]> {
  const sealed: Bytes[] = [];
  for (const file of files) {
    const plain = await db.fileBytes.get(file.id);
    if (!plain) continue;
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const bytes = await crypto.subtle.encrypt({ name: ALGORITHM, iv }, key, plain.bytes);
    sealed.push({ ...plain, bytes, sealed: { lockId: id, iv } });
  }
  return sealed;
}

async function openBytes(
  db: PersonDatabase,
  { id, key }: Lock,
  files: readonly DeviceFile[],
): Promise<Bytes[]> {
  const opened: Bytes[] = [];
  for (const file of files) {
    const locked = await db.fileBytes.get(file.id);
    if (locked?.sealed?.lockId !== id) continue;
    const { sealed, ...rest } = locked;
    // One that cannot be opened stays as it is, and holds up nothing else.
    const bytes = await crypto.subtle
      .decrypt({ name: ALGORITHM, iv: sealed.iv }, key, locked.bytes)
      .catch(() => null);
    if (bytes) opened.push({ ...rest, bytes });
  }
  return opened;
}

async function placeOf(db: PersonDatabase) {
  const record = await db.meta.get('place');
  return record?.key === 'place' ? record.value : null;
}

const isEmpty = (work: Work): boolean => Object.values(work).every((rows) => rows.length === 0);
const same = (a: Work, b: Work): boolean => JSON.stringify(a) === JSON.stringify(b);

async function encrypt({ id, key }: Lock, work: Work): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const plain = new TextEncoder().encode(JSON.stringify(work));
  const data = await crypto.subtle.encrypt({ name: ALGORITHM, iv }, key, plain);
  const unsent = work.outbox.filter(({ status }) => status !== 'dismissed').length;
  return { lockId: id, iv, data, unsent };
}

async function decrypt({ key }: Lock, { iv, data }: Sealed): Promise<Work | null> {
  try {
    const plain = await crypto.subtle.decrypt({ name: ALGORITHM, iv }, key, data);
    return JSON.parse(new TextDecoder().decode(plain)) as Work;
  } catch {
    return null;
  }
}
