import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startMariadb } from '../../scripts/lib/mariadb.mjs';
import { ensureMariadb } from '../../scripts/lib/mariadb-find.mjs';
import { makeTemplate } from './database-template';

/**
 * Vitest's global set-up for tests that need MariaDB: a server at TEST_DATABASE_URL, and a migrated template
 * at TEST_SCHEMA_FILE that `createTestDatabase` copies.
 */
export async function setup(): Promise<() => Promise<void>> {
  const server = await testServer();
  const template = await makeTemplate(server.url);
  process.env.TEST_SCHEMA_FILE = template.file;
  return async () => {
    await template.remove();
    await server.stop();
  };
}

/**
 * The server at TEST_DATABASE_URL (its user must be allowed to make databases), or a private one that is
 * removed by `stop`. TEST_DATABASE_URL names it from here on, also for the workers.
 */
export async function testServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  await ensureMariadb(() => {});
  const folder = mkdtempSync(path.join(os.tmpdir(), 'holdfast-test-'));
  const own = await startMariadb({ folder, flush: 'relaxed', admin: true });
  process.env.TEST_DATABASE_URL = own.url;
  return {
    url: own.url,
    stop: async () => {
      delete process.env.TEST_DATABASE_URL;
      await own.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
