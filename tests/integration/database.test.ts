import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db, pool } from '#db/connection';
import { MigrationError, migrateDatabase } from '#db/migrate';
import { startMariadb } from '../../scripts/lib/mariadb.mjs';
import { createTestDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('a copied database counts as migrated', async () => {
  const before = await tables();
  await migrateDatabase(database.url);
  expect(await tables()).toEqual(before);
  expect(before.length).toBeGreaterThan(10);
});

test('two migrators at once leave one migrated database', async () => {
  await expect(
    Promise.all([migrateDatabase(database.url), migrateDatabase(database.url)]),
  ).resolves.toHaveLength(2);
});

test('every connection counts in UTC and is strict', async () => {
  const [rows] = await pool.query<RowDataPacket[]>(
    'SELECT @@session.time_zone AS zone, @@session.sql_mode AS mode',
  );
  expect(rows[0]?.zone).toBe('+00:00');
  expect(rows[0]?.mode).toContain('STRICT_TRANS_TABLES');
});

test('a private server keeps its temporary tables to itself: one that starts beside it would take them away', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hf-own-'));
  const own = await startMariadb({ folder, flush: 'relaxed' });
  try {
    const connection = await createConnection(own.url);
    const [rows] = await connection.query<RowDataPacket[]>('SELECT @@tmpdir AS tmp');
    await connection.end();
    expect(rows[0]?.tmp).toBe(path.join(folder, 'tmp'));
  } finally {
    await own.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the shared instance follows DATABASE_URL', async () => {
  const [rows] = (await db.execute('SELECT DATABASE() AS name')) as unknown as [RowDataPacket[]];
  expect(new URL(database.url).pathname).toBe(`/${rows[0]?.name}`);
});

test.each([
  ['nonsense', 'bad_url'],
  ['mysql://somebody@127.0.0.1:3306', 'bad_url'],
  ['mysql://somebody:wrong@127.0.0.1:1/holdfast', 'unreachable'],
])('a wrong DATABASE_URL %s is named: %s', async (url, code) => {
  await expect(migrateDatabase(url)).rejects.toMatchObject({ name: MigrationError.name, code });
});

test('a refused password and a missing database are told apart', async () => {
  const wrong = new URL(database.url);
  wrong.password = 'wrong';
  await expect(migrateDatabase(wrong.toString())).rejects.toMatchObject({ code: 'refused' });
  const missing = new URL(database.url);
  missing.pathname = '/hf_no_such_database';
  await expect(migrateDatabase(missing.toString())).rejects.toMatchObject({ code: 'no_database' });
});

async function tables(): Promise<string[]> {
  const [rows] = await database.pool.query<RowDataPacket[]>('SHOW TABLES');
  return rows.map((row) => String(Object.values(row)[0])).sort();
}
