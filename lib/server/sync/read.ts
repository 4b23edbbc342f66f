import 'server-only';
import type { Db } from '#db/connection';
import { isTransient } from './driver-errors';
import { SyncRefusal } from './refusal';
import { inSnapshot } from './snapshot';
import { stampBeforeRead } from './stamp';

/**
 * Stamps what waits, then reads in one snapshot: whoever reads finds their own earlier writes in the feed (P1, P14).
 * @throws SyncRefusal busy when the database does not answer; whatever `work` throws
 */
export async function read<T>(work: (db: Db) => Promise<T>): Promise<T> {
  try {
    await stampBeforeRead();
    return await inSnapshot(work);
  } catch (error) {
    if (isTransient(error)) throw new SyncRefusal('busy', {}, { cause: error });
    throw error;
  }
}
