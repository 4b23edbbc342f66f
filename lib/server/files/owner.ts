import 'server-only';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { setting } from '#db/schema/operations';
import { config } from '#server/config';
import { log } from '#server/log';
import { disk, KEPT } from './store';

/** The setting that names the folder, and the file in it that names the database. */
const NAME = 'files.owner';
const MARK = 'owner';

/**
 * Whether this folder and this database belong together. What a database does not know is deleted from its folder: one
 * that was started with the folder of another must never begin with that.
 */
export async function ownsFolder(db: Db): Promise<boolean> {
  disk();
  const file = path.join(config.files, MARK);
  const mark = await readFile(file, 'utf8').catch(() => null);
  const known = await ownerIn(db);
  if (mark !== null && mark === known) return true;
  if (mark !== null || existsSync(path.join(config.files, KEPT))) {
    // A folder with files: only one that this database has never been without is its own.
    if (mark === null && known === null) return claim(db, file);
    log.error(
      { folder: config.files },
      'this folder of files belongs to another database: nothing is cleaned up',
    );
    return false;
  }
  return claim(db, file);
}

async function claim(db: Db, file: string): Promise<boolean> {
  await db.insert(setting).ignore().values({ name: NAME, value: randomUUID() });
  const owner = await ownerIn(db);
  if (owner === null) return false;
  await writeFile(file, owner, { mode: 0o600 });
  return true;
}

async function ownerIn(db: Db): Promise<string | null> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.name, NAME));
  return typeof row?.value === 'string' ? row.value : null;
}
