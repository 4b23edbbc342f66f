import type { StatusBoard } from '#client/outbox/status';
import type { DexieStore } from '#client/store/dexie-store';
import { ticketsIn } from '#client/store/read-tickets';
import { isMediaType, isPicture } from '#domain/files/types';
import type { Id } from '#domain/kernel/types';
import { isOpen } from '#domain/ticket/states';
import type { AttachmentRow } from '#sync/views/attachment';
import { tidy } from './tidy';

/** Most small pictures that are fetched before anybody looks at them. */
const AHEAD = 200;
const TIMEOUT = 20_000;

const asked = new Map<Id, Promise<'here' | 'none' | 'away'>>();

/** Brings the small picture of an attachment onto this device. `none`: there is none; `away`: not now. */
export function bringThumb(store: DexieStore, id: Id): Promise<'here' | 'none' | 'away'> {
  let answer = asked.get(id);
  if (!answer) {
    answer = fetchThumb(store, id).finally(() => asked.delete(id));
    asked.set(id, answer);
  }
  return answer;
}

async function fetchThumb(store: DexieStore, id: Id): Promise<'here' | 'none' | 'away'> {
  try {
    const response = await fetch(`/api/attachment/${id}?thumb`, {
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (response.status === 404) return 'none';
    const type = response.headers.get('content-type') ?? '';
    // A captive portal answers everything with its own page.
    if (!response.ok || !type.startsWith('image/')) return 'away';
    const bytes = await response.arrayBuffer();
    await store.query((db) => db.thumb.put({ id, bytes, type }));
    return 'here';
  } catch {
    return 'away';
  }
}

/**
 * Small pictures of one's own open tickets and of articles come ahead of need, so that they are there without signal; those whose
 * attachment has left this device go.
 */
export async function fetchThumbs(
  store: DexieStore,
  status: StatusBoard,
  signal: AbortSignal,
): Promise<void> {
  await tidy(store);
  if (!status.get().online) return;
  for (const id of [...(await wanted(store)), ...(await ofArticles(store))]) {
    if (signal.aborted || (await bringThumb(store, id)) === 'away') return;
  }
}

/** Of articles their readers have, those published last first. */
const ofArticles = (store: DexieStore): Promise<Id[]> =>
  store.query(async (db) => {
    const articles = await db.article.where('state').equals('published').toArray();
    const drawn = articles
      .filter(({ ver, deletedAt }) => ver > 0 && deletedAt === null)
      .sort((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0))
      .flatMap(({ files }) => files.filter(isPictureOf).map(({ id }) => id))
      .slice(0, AHEAD);
    const here = new Set(await db.thumb.where('id').anyOf(drawn).primaryKeys());
    return drawn.filter((id) => !here.has(id));
  });

/** Of open tickets this person works on or has reported, the newest first, without those that are here. */
const wanted = (store: DexieStore): Promise<Id[]> =>
  store.query(async (db) => {
    const who = await db.meta.get('who');
    if (who?.key !== 'who') return [];
    const { id: me } = who.value.actor;
    const pictures = (await db.attachment.toArray()).filter(isPictureOf);
    const tickets = await ticketsIn(db, [...new Set(pictures.map((row) => row.ticketId))]);
    const mine = new Set(
      tickets.flatMap((row) => {
        const isMine = row && [row.assigneeId, row.requesterId, row.reporterId].includes(me);
        return isMine && (isOpen(row.state) || row.state === 'resolved') ? [row.id] : [];
      }),
    );
    const newest = pictures
      .filter((row) => row.ver > 0 && mine.has(row.ticketId))
      .sort((a, b) => b.effectiveAt - a.effectiveAt)
      .slice(0, AHEAD)
      .map((row) => row.id);
    const here = new Set(await db.thumb.where('id').anyOf(newest).primaryKeys());
    return newest.filter((id) => !here.has(id));
  });

export const isPictureOf = (row: Pick<AttachmentRow, 'mediaType'>): boolean =>
  isMediaType(row.mediaType) && isPicture(row.mediaType);
