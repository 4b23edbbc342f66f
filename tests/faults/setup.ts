import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startMariadb } from '../../scripts/lib/mariadb.mjs';
import { ensureMariadb } from '../../scripts/lib/mariadb-find.mjs';
import { testServer } from '../support/database-server';
import { makeTemplate } from '../support/database-template';

/** A database server of these tests' own, as it is in service (every commit on the disk): they kill it. */
export async function setup(): Promise<() => Promise<void>> {
  await ensureMariadb(() => {});
  const shared = await testServer();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hf-faults-'));
  const server = await startMariadb({ folder, flush: 'durable', admin: true });
  const template = await makeTemplate(server.url);
  await server.stop();
  process.env.FAULTS_FOLDER = folder;
  process.env.TEST_SCHEMA_FILE = template.file;
  return async () => {
    await shared.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
