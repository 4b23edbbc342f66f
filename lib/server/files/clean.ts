import 'server-only';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { and, asc, eq, inArray, isNull, lt } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { storedFile } from '#db/schema/files';
import { attachment } from '#db/schema/tickets';
import { DAY, HOUR, type Instant } from '#domain/kernel/types';
import { ownsFolder } from './owner';
import { disk, incomingFolder, KEPT, keptKey, THUMBS, thumbKey } from './store';
import { unusedArticleFiles } from './unused-article-files';

/** Files in one step. */
const CHUNK = 200;

/**
 * How long bytes stay that hang on no ticket: a device may be dark for long between the last byte and what attaches it.
 * `stray`: files no row knows of; a row comes within moments of its file.
 */
export const FILES_KEPT = {
  unattached: 30 * DAY,
  receiving: 14 * DAY,
  detached: 7 * DAY,
  stray: DAY,
} as const;

/** Of the 256 folders, how many are looked through in one run: all of them within a day of hourly runs. */
const FOLDERS_A_RUN = 16;

/** Removes files that nobody attached, that were taken off their ticket or their article, and that no row knows of (F14). @returns how many */
export async function cleanFiles(db: Db, now: Instant, folders = foldersAt(now)): Promise<number> {
  if (!(await ownsFolder(db))) return 0;
  const unused = await unusedArticleFiles(db, now - FILES_KEPT.detached, removeBytes);
  return (await forgotten(db, now)) + (await detached(db, now)) + unused + (await strays(db, now, folders));
}

/** Every folder: for a look through everything. */
export const ALL_FOLDERS = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

const foldersAt = (now: Instant): string[] => {
  const first = (Math.floor(now / HOUR) * FOLDERS_A_RUN) % ALL_FOLDERS.length;
  return ALL_FOLDERS.slice(first, first + FOLDERS_A_RUN);
};

async function forgotten(db: Db, now: Instant): Promise<number> {
  let count = 0;
  for (const [state, kept] of [
    ['ready', FILES_KEPT.unattached],
    ['receiving', FILES_KEPT.receiving],
  ] as const) {
    const old = and(
      isNull(storedFile.attachedAt),
      eq(storedFile.state, state),
      lt(storedFile.updatedAt, now - kept),
    );
    for (;;) {
      const rows = await db
        .select({ id: storedFile.id, storeKey: storedFile.storeKey })
        .from(storedFile)
        .where(old)
        .orderBy(asc(storedFile.updatedAt))
        .limit(CHUNK);
      for (const { id, storeKey } of rows) {
        // Somebody may attach it at this moment: the row decides, then the bytes go.
        const [gone] = await db.delete(storedFile).where(and(eq(storedFile.id, id), old));
        if (gone.affectedRows > 0) await removeBytes(storeKey);
        count += gone.affectedRows;
      }
      if (rows.length < CHUNK) break;
    }
  }
  return count;
}

async function detached(db: Db, now: Instant): Promise<number> {
  let count = 0;
  for (;;) {
    const rows = await db
      .select({ id: storedFile.id, storeKey: storedFile.storeKey })
      .from(attachment)
      .innerJoin(storedFile, eq(storedFile.id, attachment.id))
      .where(lt(attachment.deletedAt, now - FILES_KEPT.detached))
      .limit(CHUNK);
    for (const { id, storeKey } of rows) {
      await db.delete(storedFile).where(eq(storedFile.id, id));
      await removeBytes(storeKey);
    }
    count += rows.length;
    if (rows.length < CHUNK) return count;
  }
}

async function removeBytes(name: string): Promise<void> {
  await rm(path.join(incomingFolder(), name), { force: true });
  await disk().delete(keptKey(name));
  await disk().delete(thumbKey(name));
}

/** What a process that was killed left between file and row. */
async function strays(db: Db, now: Instant, folders: readonly string[]): Promise<number> {
  let count = 0;
  for (const name of await unknown(db, await namesIn(incomingFolder()))) {
    const file = path.join(incomingFolder(), name);
    if (!(await isOld(file, now))) continue;
    await rm(file, { force: true });
    count += 1;
  }
  for (const folder of folders)
    count += (await strayKeys(db, now, KEPT, folder)) + (await strayKeys(db, now, THUMBS, folder));
  return count;
}

async function strayKeys(db: Db, now: Instant, kind: string, folder: string): Promise<number> {
  const prefix = `${kind}/${folder}`;
  const { objects } = await disk()
    .listAll(prefix)
    .catch(() => ({ objects: [] }));
  const names = [...objects].flatMap((object) => (object.isFile ? [object.name] : []));
  let count = 0;
  for (const name of await unknown(db, names)) {
    const key = `${prefix}/${name}`;
    const { lastModified } = await disk().getMetaData(key);
    if (lastModified.getTime() > now - FILES_KEPT.stray) continue;
    await disk().delete(key);
    count += 1;
  }
  return count;
}

/** Names no row knows. */
async function unknown(db: Db, names: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (let from = 0; from < names.length; from += CHUNK) {
    const rows = await db
      .select({ name: storedFile.storeKey })
      .from(storedFile)
      .where(inArray(storedFile.storeKey, names.slice(from, from + CHUNK)));
    for (const { name } of rows) found.add(name);
  }
  return names.filter((name) => !found.has(name));
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

async function isOld(file: string, now: Instant): Promise<boolean> {
  const facts = await stat(file).catch(() => null);
  return facts !== null && facts.mtimeMs < now - FILES_KEPT.stray;
}
