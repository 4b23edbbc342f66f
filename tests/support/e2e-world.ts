import { runSeed } from '../../scripts/lib/database.mjs';
import { testServer } from './database-server';
import { makeTemplate } from './database-template';

/** Playwright's global set-up: a database server, an empty and a seeded template for the apps that tests start. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await testServer();
  const empty = await makeTemplate(server.url);
  const demo = await makeTemplate(server.url, runSeed);
  process.env.TEST_SCHEMA_FILE = empty.file;
  process.env.TEST_DEMO_FILE = demo.file;
  return async () => {
    await empty.remove();
    await demo.remove();
    await server.stop();
  };
}
