import { AsyncLocalStorage } from 'node:async_hooks';
import { drizzle, type MySql2Database } from 'drizzle-orm/mysql2';
import mysql from 'mysql2/promise';

export type Db = MySql2Database<Record<string, never>>;
/** Drizzle inside a transaction, which cannot begin another. */
export type DbTx = Omit<Db, 'transaction' | '$client'>;

/** Set on every connection, so that a server of somebody else's behaves like the one we test with. */
const SESSION_SETUP =
  "SET SESSION time_zone = '+00:00', innodb_lock_wait_timeout = 5, sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY'";

/**
 * Ends statements that take longer. Each server sees only the one it knows: what stands in a comment of the other's
 * kind is none of its business. MySQL ends reads alone, MariaDB whatever runs.
 */
const limited = (seconds: number): string =>
  `SET SESSION time_zone = '+00:00' /*M!100101 , max_statement_time = ${seconds} */ /*!50708 , max_execution_time = ${Math.round(seconds * 1_000)} */`;

/** What transactions of a pool see: one snapshot of their beginning, or at each statement what is committed then. */
type Isolation = 'REPEATABLE READ' | 'READ COMMITTED';

/**
 * Opens a pool; nothing connects before the first query. `affectedRows` counts matched rows, instants are UTC.
 * @param url mysql://user:password@host:port/database
 * @param longest seconds after which the server ends a statement; null: never
 */
export function openPool(
  url: string,
  connectionLimit = 10,
  isolation: Isolation = 'REPEATABLE READ',
  longest: number | null = null,
): mysql.Pool {
  const opened = mysql.createPool({ uri: url, timezone: 'Z', connectionLimit, enableKeepAlive: true });
  // Queued before anything the borrower of the connection sends.
  opened.pool.on('connection', (connection) => {
    connection.query(SESSION_SETUP);
    connection.query(`SET SESSION TRANSACTION ISOLATION LEVEL ${isolation}`);
    if (longest !== null) connection.query(limited(longest));
  });
  return opened;
}

/** Drizzle on a pool or on one connection of it. */
export function openDb(client: mysql.Pool | mysql.Connection): Db {
  return drizzle(client as mysql.Pool);
}

// Kept on globalThis: a hot reload loads this module again, and the old pool would keep its connections.
const kept = globalThis as typeof globalThis & {
  holdfastPool?: mysql.Pool;
  holdfastDb?: Db;
  holdfastWritePool?: mysql.Pool;
  holdfastLongPool?: mysql.Pool;
  holdfastLongDb?: Db;
  holdfastLongest?: number;
  holdfastUnhurried?: AsyncLocalStorage<true>;
};
/** Connections for work that takes its time: few, as nobody waits for it. */
const LONG_CONNECTIONS = 4;
kept.holdfastUnhurried ??= new AsyncLocalStorage();
const patience = kept.holdfastUnhurried;

/**
 * From now on the server ends what this process reads when it takes longer: for those who answer people, where one
 * statement that runs away would hold a connection others wait for. Said before the first query.
 */
export function limitReads(seconds: number): void {
  kept.holdfastLongest = seconds;
}

/** Runs work that nobody waits for, such as jobs: its reads take the time they need, on connections of their own. */
export const unhurried = <T>(work: () => T): T => patience.run(true, work);

const takesItsTime = (): boolean => kept.holdfastLongest !== undefined && patience.getStore() === true;

function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set');
  return url;
}

function currentPool(): mysql.Pool {
  if (takesItsTime()) {
    kept.holdfastLongPool ??= openPool(databaseUrl(), LONG_CONNECTIONS);
    return kept.holdfastLongPool;
  }
  kept.holdfastPool ??= openPool(databaseUrl(), undefined, undefined, kept.holdfastLongest ?? null);
  return kept.holdfastPool;
}

function currentDb(): Db {
  if (takesItsTime()) {
    kept.holdfastLongDb ??= openDb(currentPool());
    return kept.holdfastLongDb;
  }
  kept.holdfastDb ??= openDb(currentPool());
  return kept.holdfastDb;
}

function currentWritePool(): mysql.Pool {
  if (kept.holdfastWritePool) return kept.holdfastWritePool;
  const opened = openPool(databaseUrl(), undefined, 'READ COMMITTED');
  // Every statement is part of a transaction: none has to be begun, which saves a round trip of each.
  opened.pool.on('connection', (connection) => connection.query('SET SESSION autocommit = 0'));
  kept.holdfastWritePool = opened;
  return opened;
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

/**
 * A transaction that writes synced rows: READ COMMITTED (lib/server/sync/transact), on connections of their own, so
 * that reads never wait for a place behind writes that wait for each other.
 * @throws what `work` or the driver throws; nothing was written then, unless the connection was lost at the commit
 */
export async function writeTransaction<T>(work: (tx: DbTx) => Promise<T>): Promise<T> {
  const connection = await currentWritePool().getConnection();
  try {
    const answer = await work(openDb(connection));
    await connection.query('COMMIT');
    connection.release();
    return answer;
  } catch (error) {
    await rollBack(connection);
    throw error;
  }
}

/** Ends a transaction without effect. A connection that cannot even do that is given up. */
export async function rollBack(connection: mysql.PoolConnection): Promise<void> {
  try {
    await connection.query('ROLLBACK');
    connection.release();
  } catch {
    connection.destroy();
  }
}

/**
 * A statement that is built once per pool and not once per call. The answer asks it on the process's pool.
 * @param make ends in `.prepare()` or `.toSQL()`; its values are `sql.placeholder`
 */
export function prepared<P extends object>(make: (db: Db) => P): () => P {
  const made = new WeakMap<Db, P>();
  return () => {
    const current = currentDb();
    const known = made.get(current);
    if (known) return known;
    const fresh = make(current);
    made.set(current, fresh);
    return fresh;
  };
}

/** Ends the process's pools, if they were opened, so that a script can exit. */
export async function closePool(): Promise<void> {
  const open = [kept.holdfastPool, kept.holdfastWritePool, kept.holdfastLongPool];
  kept.holdfastPool = undefined;
  kept.holdfastDb = undefined;
  kept.holdfastWritePool = undefined;
  kept.holdfastLongPool = undefined;
  kept.holdfastLongDb = undefined;
  await Promise.all(open.map((pool) => pool?.end()));
}
