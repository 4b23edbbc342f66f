import 'server-only';
import type { Db } from '#db/connection';
import { isTransient } from './driver-errors';
import { type Head, readHead } from './head';
import { SyncRefusal } from './refusal';
import { inSnapshot } from './snapshot';
import { stamp } from './stamp';

/**
 * Stamps what waits, then reads in one snapshot: whoever reads finds their own earlier writes in the feed (P1, P14).
 * @throws SyncRefusal busy when the database does not answer; whatever `work` throws
 */
export async function read<T>(work: (db: Db, head: Head) => Promise<T>): Promise<T> {
  try {
    const first = await inSnapshot(async (db) => {
      const head = await readHead(db);
      return head.waits ? null : { answer: await work(db, head) };
    });
    if (first) return first.answer;
    await stamp();
    return await inSnapshot(async (db) => work(db, await readHead(db)));
  } catch (error) {
    if (isTransient(error)) throw new SyncRefusal('busy', {}, { cause: error });
    throw error;
  }
}
