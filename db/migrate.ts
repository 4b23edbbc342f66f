import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from 'drizzle-orm/mysql2/migrator';
import mysql from 'mysql2/promise';
import { openDb } from './connection';
import { writeWaitingWords } from './ticket-words';

export const MIGRATIONS_FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'migrations');

/** How long a second migrator waits for the first, in seconds. */
const LOCK_WAIT_S = 120;

/** A database that cannot be migrated; `code` says why, `message` is for the log. */
export class MigrationError extends Error {
  constructor(
    readonly code: 'unreachable' | 'refused' | 'no_database' | 'bad_url' | 'locked' | 'failed',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'MigrationError';
  }
}

/**
 * Brings the database to the newest migration. Safe to call from several processes at once: one works,
 * the others wait and find nothing to do.
 * @throws MigrationError
 */
export async function migrateDatabase(url: string): Promise<void> {
  const connection = await connect(url);
  try {
    const lock = `holdfast-migrate-${connection.config.database ?? ''}`.slice(0, 64);
    const [rows] = await connection.query<mysql.RowDataPacket[]>('SELECT GET_LOCK(?, ?) AS got', [
      lock,
      LOCK_WAIT_S,
    ]);
    if (rows[0]?.got !== 1) throw new MigrationError('locked', 'another process is migrating this database');
    try {
      const db = openDb(connection);
      await migrate(db, { migrationsFolder: MIGRATIONS_FOLDER });
      await writeWaitingWords(db);
    } catch (error) {
      throw new MigrationError('failed', `a migration failed: ${reason(error)}`, { cause: error });
    } finally {
      await connection.query('SELECT RELEASE_LOCK(?)', [lock]);
    }
  } finally {
    await connection.end();
  }
}

async function connect(url: string): Promise<mysql.Connection> {
  try {
    if (!/^(mysql|mariadb):$/.test(new URL(url).protocol)) throw new TypeError('not mysql://');
  } catch (error) {
    throw new MigrationError(
      'bad_url',
      'DATABASE_URL is not of the form mysql://user:password@host:port/database',
      {
        cause: error,
      },
    );
  }
  const where = new URL(url);
  const place = `${where.hostname}:${where.port || 3306}`;
  if (where.pathname.length < 2) throw new MigrationError('bad_url', 'DATABASE_URL names no database');
  try {
    return await mysql.createConnection({ uri: url, timezone: 'Z', connectTimeout: 10_000 });
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'ER_ACCESS_DENIED_ERROR' || code === 'ER_DBACCESS_DENIED_ERROR') {
      throw new MigrationError('refused', `the database server at ${place} refused the user or password`, {
        cause: error,
      });
    }
    if (code === 'ER_BAD_DB_ERROR') {
      throw new MigrationError(
        'no_database',
        `there is no database "${where.pathname.slice(1)}" at ${place}`,
        { cause: error },
      );
    }
    throw new MigrationError(
      'unreachable',
      `no database server answers at ${place} (${code ?? reason(error)})`,
      {
        cause: error,
      },
    );
  }
}

/** Drizzle wraps the driver's error, whose message says what the server disliked. */
function reason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
