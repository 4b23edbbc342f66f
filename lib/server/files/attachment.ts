import 'server-only';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { eq } from 'drizzle-orm';
import { db } from '#db/connection';
import { storedFile } from '#db/schema/files';
import type { Actor } from '#domain/access/roles';
import { nameFor } from '#domain/files/file-name';
import { isMediaType } from '#domain/files/types';
import type { Id } from '#domain/kernel/types';
import { log } from '#server/log';
import { readRows } from '#server/sync/read-rows';
import { rootKey, seeRoots, shows } from '#server/sync/sight';
import type { AttachmentRow } from '#sync/views/attachment';
import { readableArticleFile } from './article-file';
import { disposition } from './disposition';
import { disk, keptKey } from './store';
import { thumbOf } from './thumb';

/** What no page may do with an answer, should it ever be opened as one. */
const SANDBOX = "default-src 'none'; frame-ancestors 'none'; sandbox";

/**
 * A file, or its small picture, for somebody who may see it now: the rule for its ticket or its article is asked at each
 * download, internal ones included (P29). Null: there is no such file for them.
 */
export async function serveAttachment(actor: Actor, id: Id, small: boolean): Promise<Response | null> {
  const row = (await readable(actor, id)) ?? (await readableArticleFile(actor, id));
  if (!row) return null;
  const [stored] = await db
    .select({ storeKey: storedFile.storeKey, state: storedFile.state, mediaType: storedFile.mediaType })
    .from(storedFile)
    .where(eq(storedFile.id, id));
  if (stored?.state !== 'ready' || !stored.mediaType) return null;
  const file = { storeKey: stored.storeKey, mediaType: stored.mediaType };
  return small ? serveThumb(row, file) : serveWhole(row, file);
}

async function readable(actor: Actor, id: Id): Promise<AttachmentRow | null> {
  const [row] = await readRows(db, 'attachment', [id]);
  if (!row || row.deletedAt !== null) return null;
  const root = { kind: 'ticket', id: row.ticketId } as const;
  const seen = (await seeRoots(db, actor, [root])).get(rootKey(root));
  return seen && shows(seen.readable, row.internal) ? row : null;
}

interface Stored {
  storeKey: string;
  mediaType: string;
}

/** What is said of a file where it hangs. */
type Hung = Pick<AttachmentRow, 'id' | 'name' | 'size' | 'sha256'>;

async function serveThumb(row: Hung, file: Stored): Promise<Response | null> {
  const picture = await thumbOf(file);
  if (!picture) return null;
  return new Response(new Uint8Array(picture), {
    headers: headersOf('image/webp', picture.length, disposition('inline', `${row.id}.webp`)),
  });
}

async function serveWhole(row: Hung, file: Stored): Promise<Response | null> {
  const key = keptKey(file.storeKey);
  if (!(await isWhole(key, row))) return null;
  const type = isMediaType(file.mediaType) ? file.mediaType : null;
  const name = type ? nameFor(row.name, type) : row.name;
  const body = Readable.toWeb(await disk().getStream(key)) as ReadableStream<Uint8Array>;
  const shown = type === 'text/plain' ? 'text/plain; charset=utf-8' : (type ?? 'application/octet-stream');
  return new Response(body, { headers: headersOf(shown, row.size, disposition('attachment', name)) });
}

// Never kept by the browser: what is needed without signal stands in the person's own store on the device.
const headersOf = (type: string, size: number, how: string): Record<string, string> => ({
  'content-type': type,
  'content-length': String(size),
  'content-disposition': how,
  'content-security-policy': SANDBOX,
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
});

/** Whether the bytes are there and are those that were sent (F13). */
async function isWhole(key: string, row: Hung): Promise<boolean> {
  try {
    const hash = createHash('sha256');
    await pipeline(await disk().getStream(key), hash);
    if (hash.digest('hex') === row.sha256) return true;
    log.error({ attachment: row.id }, 'file damaged');
  } catch (error) {
    log.error({ attachment: row.id, err: error }, 'file missing');
  }
  return false;
}
