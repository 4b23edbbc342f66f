import 'server-only';
import { open } from 'node:fs/promises';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { blob } from '#db/schema/files';
import { UNATTACHED } from '#domain/files/limits';
import type { Id } from '#domain/kernel/types';
import type { ContentFault } from './content';
import { finish } from './finish';
import { incomingPath, randomName } from './store';

export type BlobRow = typeof blob.$inferSelect;

/** What a device says of its file, and where in it these bytes stand. */
export interface Chunk {
  size: number;
  sha256: string;
  offset: number;
  bytes: Uint8Array;
}

/**
 * How far a file is. `offset`: these bytes are not what comes next, see `received`. `hash`: all bytes are here and are
 * not those that were announced; they are thrown away. `unknown`: somebody else's, or none.
 */
export type Received =
  | { kind: 'receiving' | 'ready'; received: number }
  | { kind: 'offset' | 'hash'; received: number }
  | { kind: 'unknown' | 'changed' | 'full' }
  | { kind: ContentFault };

/** How much of a file is here. A file of somebody else is answered like none. */
export async function progressOf(ownerId: Id, id: Id): Promise<Received> {
  const row = await find(id);
  return row?.ownerId === ownerId ? state(row) : { kind: 'unknown' };
}

const state = (row: BlobRow): Received => ({ kind: row.state, received: row.received });

/**
 * Takes the next bytes of a file. The row is there before the first byte, and says what is surely on the disk: an
 * upload that ends anywhere goes on from there, and nothing is ever half of it (F14).
 */
export async function receive(ownerId: Id, id: Id, chunk: Chunk): Promise<Received> {
  const row = (await find(id)) ?? (await begin(ownerId, id, chunk));
  if (row === 'full' || row === 'offset')
    return row === 'full' ? { kind: 'full' } : { kind: 'offset', received: 0 };
  if (row.ownerId !== ownerId) return { kind: 'unknown' };
  if (row.size !== chunk.size || row.sha256 !== chunk.sha256) return { kind: 'changed' };
  if (row.state === 'ready') return state(row);
  if (row.received !== chunk.offset) return { kind: 'offset', received: row.received };
  if (!(await write(row, chunk))) return { kind: 'offset', received: 0 };
  const received = chunk.offset + chunk.bytes.length;
  const [moved] = await db
    .update(blob)
    .set({ received, updatedAt: Date.now() })
    .where(and(eq(blob.id, id), eq(blob.state, 'receiving'), eq(blob.received, chunk.offset)));
  // Another request was faster, with the same bytes as far as anybody can know: the check at the end decides.
  if (moved.affectedRows === 0) return progressOf(ownerId, id);
  return received < row.size ? { kind: 'receiving', received } : finish({ ...row, received });
}

async function find(id: Id): Promise<BlobRow | undefined> {
  return (await db.select().from(blob).where(eq(blob.id, id)))[0];
}

/** A row for a new file, unless its owner has too much here already that hangs on no ticket. */
async function begin(ownerId: Id, id: Id, chunk: Chunk): Promise<BlobRow | 'full' | 'offset'> {
  if (chunk.offset !== 0) return 'offset';
  const [held] = await db
    .select({ files: sql<number>`count(*)`, bytes: sql<string>`coalesce(sum(${blob.size}), 0)` })
    .from(blob)
    .where(and(eq(blob.ownerId, ownerId), isNull(blob.attachedAt)));
  if (held && (held.files >= UNATTACHED.files || Number(held.bytes) + chunk.size > UNATTACHED.bytes))
    return 'full';
  const now = Date.now();
  await db
    .insert(blob)
    .ignore()
    .values({
      ...{ id, ownerId, state: 'receiving', size: chunk.size, sha256: chunk.sha256, storeKey: randomName() },
      ...{ createdAt: now, updatedAt: now },
    });
  // Whoever was faster with this id made the row.
  return (await find(id)) ?? 'offset';
}

/** Puts bytes at their place. @returns false when what should stand before them is gone: the file begins anew */
async function write(row: BlobRow, chunk: Chunk): Promise<boolean> {
  const handle = await open(incomingPath(row.storeKey), chunk.offset === 0 ? 'w' : 'r+', 0o600).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
  try {
    if (handle && (await handle.stat()).size >= chunk.offset) {
      await handle.write(chunk.bytes, 0, chunk.bytes.length, chunk.offset);
      await handle.datasync();
      return true;
    }
  } finally {
    await handle?.close();
  }
  await startAgain(row.id);
  return false;
}

/** The device sends it from its beginning again. */
export async function startAgain(id: Id): Promise<void> {
  await db
    .update(blob)
    .set({ received: 0, updatedAt: Date.now() })
    .where(and(eq(blob.id, id), eq(blob.state, 'receiving')));
}
