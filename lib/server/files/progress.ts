import 'server-only';
import { and, eq } from 'drizzle-orm';
import { db } from '#db/connection';
import { storedFile } from '#db/schema/files';
import type { Id } from '#domain/kernel/types';
import type { ContentFault } from './content';

export type FileRow = typeof storedFile.$inferSelect;

/**
 * How far a file is. `offset`: these bytes are not what comes next, see `received`. `hash`: all bytes are here and are
 * not those that were announced; they are thrown away. `unknown`: somebody else's, or none. `changed`: it was announced
 * as another. `full`: its owner has too much here that hangs on no ticket.
 */
export type Received =
  | { kind: 'receiving' | 'ready'; received: number }
  | { kind: 'offset' | 'hash'; received: number }
  | { kind: 'unknown' | 'changed' | 'full' }
  | { kind: ContentFault };

export async function findFile(id: Id): Promise<FileRow | undefined> {
  return (await db.select().from(storedFile).where(eq(storedFile.id, id)))[0];
}

export const stateOf = (row: FileRow): Received => ({ kind: row.state, received: row.received });

/** How much of a file is here. A file of somebody else is answered like none. */
export async function progressOf(ownerId: Id, id: Id): Promise<Received> {
  const row = await findFile(id);
  return row?.ownerId === ownerId ? stateOf(row) : { kind: 'unknown' };
}

/** The device sends it from its beginning again. */
export async function startAgain(id: Id): Promise<void> {
  await db
    .update(storedFile)
    .set({ received: 0, updatedAt: Date.now() })
    .where(and(eq(storedFile.id, id), eq(storedFile.state, 'receiving')));
}
