import 'server-only';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RowDataPacket } from 'mysql2/promise';
import { pool } from '#db/connection';
import { isStopping } from './streams';

/** Why this process should get no requests now. */
export type NotReady = 'stopping' | 'no_database' | 'not_migrated' | 'read_only';

/** A database that does not answer within this time counts as gone. */
const PATIENCE_MS = 2000;

/** Null when this process can do its work: the schema is the newest one it knows, and a write goes through. */
export async function notReady(): Promise<NotReady | null> {
  if (isStopping()) return 'stopping';
  return Promise.race([databaseState(), tooLate()]);
}

function tooLate(): Promise<NotReady> {
  return new Promise((resolve) => {
    setTimeout(() => resolve('no_database'), PATIENCE_MS).unref();
  });
}

async function databaseState(): Promise<NotReady | null> {
  try {
    if ((await appliedMigration()) < newestMigration()) return 'not_migrated';
    return (await canWrite()) ? null : 'read_only';
  } catch (error) {
    return (error as { code?: string }).code === 'ER_NO_SUCH_TABLE' ? 'not_migrated' : 'no_database';
  }
}

async function appliedMigration(): Promise<number> {
  const [rows] = await pool.query<RowDataPacket[]>(
    'SELECT MAX(created_at) AS newest FROM __drizzle_migrations',
  );
  return Number(rows[0]?.newest ?? 0);
}

let newest: number | undefined;

function newestMigration(): number {
  if (newest === undefined) {
    const file = path.join(process.cwd(), 'db', 'migrations', 'meta', '_journal.json');
    const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { when: number }[] };
    newest = Math.max(0, ...journal.entries.map((entry) => entry.when));
  }
  return newest;
}

/** A real write that is taken back: a full disk and a read-only server both refuse it. */
async function canWrite(): Promise<boolean> {
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    await connection.query('INSERT INTO setting (name, value) VALUES (?, ?)', [`probe:${randomUUID()}`, '1']);
    await connection.rollback();
    connection.release();
    return true;
  } catch {
    // Its transaction may still be open: nobody should get this connection again.
    connection.destroy();
    return false;
  }
}
