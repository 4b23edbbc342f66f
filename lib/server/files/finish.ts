import 'server-only';
import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, open, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { and, eq } from 'drizzle-orm';
import { db } from '#db/connection';
import { storedFile } from '#db/schema/files';
import { lookAt } from './content';
import { type FileRow, type Received, startAgain } from './progress';
import { disk, incomingPath, keptKey, randomName } from './store';

/**
 * All bytes are here: checks them and keeps them. What is checked is a copy that nobody else knows of, so that what is
 * kept is what was checked. May be run twice at once, and again after it was killed anywhere.
 */
export async function finish(row: FileRow): Promise<Received> {
  const incoming = incomingPath(row.storeKey);
  const name = randomName();
  const own = incomingPath(name);
  try {
    await copyFile(incoming, own, constants.COPYFILE_EXCL);
    if ((await hashOf(own)) !== row.sha256) {
      await startAgain(row.id);
      return { kind: 'hash', received: 0 };
    }
    const look = await lookAt(own);
    if ('fault' in look) {
      await db.delete(storedFile).where(and(eq(storedFile.id, row.id), eq(storedFile.state, 'receiving')));
      await rm(incoming, { force: true });
      return { kind: look.fault };
    }
    await synced(own);
    await disk().moveFromFs(own, keptKey(name));
    const [kept] = await db
      .update(storedFile)
      .set({ state: 'ready', storeKey: name, mediaType: look.type, updatedAt: Date.now() })
      .where(and(eq(storedFile.id, row.id), eq(storedFile.state, 'receiving')));
    if (kept.affectedRows === 0) await disk().delete(keptKey(name));
    await rm(incoming, { force: true });
    return { kind: 'ready', received: row.size };
  } finally {
    await rm(own, { force: true });
  }
}

/** SHA-256 of a file, in hex. */
async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** What is answered as kept is on the disk, like every commit. */
async function synced(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
