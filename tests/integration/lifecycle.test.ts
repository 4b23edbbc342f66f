import mysql from 'mysql2/promise';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closePool } from '#db/connection';
import { notReady } from '#server/lifecycle/readiness';
import { stopStreams } from '#server/lifecycle/streams';
import { createTestDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

test('a migrated database that takes writes is ready, and the probe leaves nothing behind', async () => {
  const count = async () => (await database.pool.query('SELECT name FROM setting'))[0];
  const before = await count();
  expect(await notReady()).toBeNull();
  expect(await count()).toEqual(before);
});

test('a migration that is missing is named', async () => {
  await database.pool.query('UPDATE __drizzle_migrations SET created_at = created_at - 1');
  expect(await notReady()).toBe('not_migrated');
  await database.pool.query('DROP TABLE __drizzle_migrations');
  expect(await notReady()).toBe('not_migrated');
});

test('an account that may not write is named', async () => {
  const { reader, remove } = await makeReader();
  try {
    await closePool();
    process.env.DATABASE_URL = reader;
    expect(await notReady()).toBe('read_only');
  } finally {
    await closePool();
    await remove();
  }
});

test('a server that is gone is named', async () => {
  await closePool();
  process.env.DATABASE_URL = 'mysql://nobody:nothing@127.0.0.1:1/nowhere';
  expect(await notReady()).toBe('no_database');
});

test('while it stops it is not ready', async () => {
  stopStreams();
  expect(await notReady()).toBe('stopping');
});

/** An account that may only read this test's database. */
async function makeReader() {
  const admin = await mysql.createConnection({ uri: process.env.TEST_DATABASE_URL });
  const url = new URL(database.url);
  const name = `reader_${url.pathname.slice(4, 12)}`;
  await admin.query(`CREATE USER '${name}'@'%' IDENTIFIED BY 'reads'`);
  await admin.query(`GRANT SELECT ON \`${url.pathname.slice(1)}\`.* TO '${name}'@'%'`);
  url.username = name;
  url.password = 'reads';
  return {
    reader: url.toString(),
    remove: async () => {
      await admin.query(`DROP USER '${name}'@'%'`);
      await admin.end();
    },
  };
}
