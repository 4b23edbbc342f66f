import { runSeed } from '../../scripts/lib/database.mjs';
import { startApp } from './app-server';
import { testServer } from './database-server';
import { makeTemplate } from './database-template';

/**
 * Playwright's global set-up: a database server, an empty and a seeded template, and one running app for the
 * tests that do not need one of their own (`E2E_URL`).
 */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await testServer();
  const empty = await makeTemplate(server.url);
  const demo = await makeTemplate(server.url, runSeed);
  process.env.TEST_SCHEMA_FILE = empty.file;
  process.env.TEST_DEMO_FILE = demo.file;
  const app = await startApp();
  process.env.E2E_URL = app.url;
  return async () => {
    await app.dispose();
    await empty.remove();
    await demo.remove();
    await server.stop();
  };
}
