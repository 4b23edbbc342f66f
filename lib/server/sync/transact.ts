import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { type DbTx, writeTransaction } from '#db/connection';
import { isConflict, isConnectionLoss, isTransient } from './driver-errors';

const TRIES = 6;

/** The database does not take the transaction now. The same request may come again. */
export class Busy extends Error {
  override readonly name = 'Busy';
}

/**
 * Runs a transaction, again from its beginning when the database asks for it (P11). `work` has no effect outside
 * the transaction.
 *
 * READ COMMITTED: the root is locked by a write before anything of it is read (P9), and every read after that
 * lock sees what the one before committed. A snapshot could be older than the lock.
 *
 * @param repeatable whether `work` finds out by itself that it was already done; without, a lost connection is
 *   an error, as its commit may have arrived
 * @throws Busy when the database is at fault and still does not take it; whatever `work` throws
 */
export async function transact<T>(work: (tx: DbTx) => Promise<T>, repeatable: boolean): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await writeTransaction(work);
    } catch (error) {
      const again = isConflict(error) || (repeatable && isConnectionLoss(error));
      if (again && attempt < TRIES) await pause(2 ** attempt * (2 + Math.random() * 4));
      else if (isTransient(error)) throw new Busy('transaction not accepted', { cause: error });
      else throw error;
    }
  }
}
