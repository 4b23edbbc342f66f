import 'server-only';
import { type Db, openDb, pool } from '#db/connection';

/**
 * Reads in one consistent, read-only snapshot (P14). Not Drizzle's own transaction: it leaves out the comma
 * between the two options.
 * @throws what the driver throws
 */
export async function inSnapshot<T>(read: (db: Db) => Promise<T>): Promise<T> {
  const connection = await pool.getConnection();
  try {
    await connection.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
    const answer = await read(openDb(connection));
    await connection.query('COMMIT');
    connection.release();
    return answer;
  } catch (error) {
    // A connection whose state nobody knows is not given to the next one.
    connection.destroy();
    throw error;
  }
}
