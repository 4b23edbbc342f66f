import mysql from 'mysql2/promise';
import { runSeed } from '../../scripts/lib/database.mjs';
import { testServer } from './database-server';
import { makeTemplate } from './database-template';

/** Playwright's global set-up: a database server, an empty and a seeded template for the apps that tests start. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await testServer();
  const empty = await makeTemplate(server.url);
  const demo = await makeTemplate(server.url, async (url) => {
    await runSeed(url);
    await quiet(url);
  });
  process.env.TEST_SCHEMA_FILE = empty.file;
  process.env.TEST_DEMO_FILE = demo.file;
  return async () => {
    await empty.remove();
    await demo.remove();
    await server.stop();
  };
}

/**
 * No promise of the demonstration comes due while the tests run: what people are told would depend on the hour. What a
 * test reports has its own.
 */
async function quiet(url: string): Promise<void> {
  const connection = await mysql.createConnection({ uri: url });
  try {
    await connection.query('update ticket set alarm_at = null');
  } finally {
    await connection.end();
  }
}
