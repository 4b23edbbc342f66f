import 'server-only';
import { open } from 'node:fs/promises';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { storedFile } from '#db/schema/files';
import { UNATTACHED } from '#domain/files/limits';
import type { Id } from '#domain/kernel/types';
import { finish } from './finish';
import { type FileRow, findFile, progressOf, type Received, startAgain, stateOf } from './progress';
import { incomingPath, randomName } from './store';

/** What a device says of its file, and where in it these bytes stand. */
export interface Chunk {
  size: number;
  sha256: string;
  offset: number;
  bytes: Uint8Array;
}

/**
 * Takes the next bytes of a file. The row is there before the first byte, and says what is surely on the disk: an
 * upload that ends anywhere goes on from there, and nothing is ever half of it (F14).
 */
export async function receive(ownerId: Id, id: Id, chunk: Chunk): Promise<Received> {
  const row = (await findFile(id)) ?? (await begin(ownerId, id, chunk));
  if (row === 'full' || row === 'offset')
    return row === 'full' ? { kind: 'full' } : { kind: 'offset', received: 0 };
  if (row.ownerId !== ownerId) return { kind: 'unknown' };
  if (row.size !== chunk.size || row.sha256 !== chunk.sha256) return { kind: 'changed' };
  if (row.state === 'ready') return stateOf(row);
  if (row.received !== chunk.offset) return { kind: 'offset', received: row.received };
  if (!(await write(row, chunk))) return { kind: 'offset', received: 0 };
  const received = chunk.offset + chunk.bytes.length;
  const [moved] = await db
    .update(storedFile)
    .set({ received, updatedAt: Date.now() })
    .where(
      and(eq(storedFile.id, id), eq(storedFile.state, 'receiving'), eq(storedFile.received, chunk.offset)),
    );
  // Another request was faster, with the same bytes as far as anybody can know: the check at the end decides.
  if (moved.affectedRows === 0) return progressOf(ownerId, id);
  return received < row.size ? { kind: 'receiving', received } : finish({ ...row, received });
}

/** A row for a new file, unless its owner has too much here already that hangs on no ticket. */
async function begin(ownerId: Id, id: Id, chunk: Chunk): Promise<FileRow | 'full' | 'offset'> {
  if (chunk.offset !== 0) return 'offset';
  const [held] = await db
    .select({ files: sql<number>`count(*)`, bytes: sql<string>`coalesce(sum(${storedFile.size}), 0)` })
    .from(storedFile)
    .where(and(eq(storedFile.ownerId, ownerId), isNull(storedFile.attachedAt)));
  if (held && (held.files >= UNATTACHED.files || Number(held.bytes) + chunk.size > UNATTACHED.bytes))
    return 'full';
  const now = Date.now();
  await db
    .insert(storedFile)
    .ignore()
    .values({
      ...{ id, ownerId, state: 'receiving', size: chunk.size, sha256: chunk.sha256, storeKey: randomName() },
      ...{ createdAt: now, updatedAt: now },
    });
  // Whoever was faster with this id made the row.
  return (await findFile(id)) ?? 'offset';
}

/** Puts bytes at their place. @returns false when what should stand before them is gone: the file begins anew */
async function write(row: FileRow, chunk: Chunk): Promise<boolean> {
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
