import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Pool } from 'mysql2/promise';
import { closePool, type Db, openDb, openPool } from '#db/connection';
import { copyTemplate, dropDatabase } from './database-template';

/** Never the folder of an instance that runs from the same sources: what its database does not know is deleted there. */
const FILES = path.join(os.tmpdir(), `holdfast-files-${process.pid}`);

export interface TestDatabase {
  url: string;
  db: Db;
  pool: Pool;
  /** Ends the connections and removes the database. */
  drop(): Promise<void>;
}

/**
 * A fresh, migrated, empty database on the test server. DATABASE_URL points at it from here on, so that
 * server code that uses `db` of `#db/connection` works on it too (one such database at a time per test file).
 */
export async function createTestDatabase(options: { connections?: number } = {}): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  const schema = process.env.TEST_SCHEMA_FILE;
  if (!server || !schema)
    throw new Error('run this with --project integration: its global set-up starts MariaDB');
  const url = await copyTemplate(server, schema);
  await closePool();
  process.env.DATABASE_URL = url;
  process.env.HOLDFAST_FILES ??= FILES;
  process.env.NEXTAUTH_SECRET ??= 'a secret of the tests that is long enough';
  const pool = openPool(url, options.connections);
  return {
    url,
    db: openDb(pool),
    pool,
    drop: async () => {
      await pool.end();
      await closePool();
      await dropDatabase(server, url);
      rmSync(FILES, { recursive: true, force: true });
    },
  };
}
