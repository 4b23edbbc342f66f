import { drizzle, type MySql2Database } from 'drizzle-orm/mysql2';
import mysql from 'mysql2/promise';

export type Db = MySql2Database<Record<string, never>>;
/** What `db.transaction(async (tx) => …)` hands out. */
export type DbTx = Parameters<Parameters<Db['transaction']>[0]>[0];

/** Set on every connection, so that a server of somebody else's behaves like the one we test with. */
const SESSION_SETUP =
  "SET time_zone = '+00:00', innodb_lock_wait_timeout = 5, sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY'";

/**
 * Opens a pool; nothing connects before the first query. `affectedRows` counts matched rows, instants are UTC.
 * @param url mysql://user:password@host:port/database
 */
export function openPool(url: string, connectionLimit = 10): mysql.Pool {
  const opened = mysql.createPool({ uri: url, timezone: 'Z', connectionLimit, enableKeepAlive: true });
  // Queued before anything the borrower of the connection sends.
  opened.pool.on('connection', (connection) => connection.query(SESSION_SETUP));
  return opened;
}

/** Drizzle on a pool or on one connection of it. */
export function openDb(client: mysql.Pool | mysql.Connection): Db {
  return drizzle(client as mysql.Pool);
}

// Kept on globalThis: a hot reload loads this module again, and the old pool would keep its connections.
const kept = globalThis as typeof globalThis & { holdfastPool?: mysql.Pool; holdfastDb?: Db };

function currentPool(): mysql.Pool {
  if (!kept.holdfastPool) {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error('DATABASE_URL is not set');
    kept.holdfastPool = openPool(url);
  }
  return kept.holdfastPool;
}

function currentDb(): Db {
  kept.holdfastDb ??= openDb(currentPool());
  return kept.holdfastDb;
}

/** Stands for an object that is made when it is first used: importing this module needs no DATABASE_URL. */
function onFirstUse<T extends object>(make: () => T): T {
  return new Proxy({} as T, {
    get(_, name) {
      const real = make();
      const value: unknown = Reflect.get(real, name, real);
      return typeof value === 'function' ? value.bind(real) : value;
    },
  });
}

/** The process's pool, at DATABASE_URL. */
export const pool: mysql.Pool = onFirstUse(currentPool);

/** The process's Drizzle instance, at DATABASE_URL. */
export const db: Db = onFirstUse(currentDb);

/** Ends the process's pool, if one was opened, so that a script can exit. */
export async function closePool(): Promise<void> {
  const open = kept.holdfastPool;
  kept.holdfastPool = undefined;
  kept.holdfastDb = undefined;
  await open?.end();
}
