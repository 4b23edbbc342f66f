import 'server-only';
import { type Db, openDb, pool, rollBack } from '#db/connection';
import { SyncRefusal } from './refusal';

/**
 * Reads in one consistent, read-only snapshot (P14). The pool's connections are REPEATABLE READ. Not Drizzle's own
 * transaction: it leaves out the comma between the two options.
 * @throws what the driver throws
 */
export async function inSnapshot<T>(read: (db: Db) => Promise<T>): Promise<T> {
  const connection = await pool.getConnection();
  try {
    await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
    const answer = await read(openDb(connection));
    await connection.query('COMMIT');
    connection.release();
    return answer;
  } catch (error) {
    // An answer that is a refusal leaves the connection as it should be; one whose state nobody knows goes.
    if (error instanceof SyncRefusal) await rollBack(connection);
    else connection.destroy();
    throw error;
  }
}
