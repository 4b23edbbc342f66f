'use client';
import { useEffect, useRef } from 'react';
import type { PersonDatabase } from '#client/store/database';
import { ticketsIn } from '#client/store/read-tickets';
import type { Id } from '#domain/kernel/types';
import { isOfChange, REVIEW_DUE } from '#domain/notify/events';
import { NOTICES_READ_MAX } from '#domain/notify/inbox';
import type { NoticeRow } from '#sync/views/notice';
import type { TicketRow } from '#sync/views/ticket';
import { getCurrent } from './current';
import { mutate } from './mutate';
import { alike, useStore } from './query';

/** A notice, with its ticket where this device has it: what may not be read any more is not here. */
export interface NoticeView extends NoticeRow {
  ticket: Pick<TicketRow, 'id' | 'number'> | null;
  /** Of the ticket, of what was published of it, of the article or of the change. */
  title: string | null;
}

export interface Inbox {
  /** The newest first. */
  notices: NoticeView[];
  hasMore: boolean;
}

/** The newest notices of this device. What was found before stays while more is read. */
export function useInbox(most: number): Inbox | undefined {
  const found = useStore((db) => readInbox(db, most), [most], alike);
  const last = useRef(found);
  last.current = found ?? last.current;
  return last.current;
}

async function readInbox(db: PersonDatabase, most: number): Promise<Inbox> {
  const rows = await db.notice
    .orderBy('at')
    .reverse()
    .limit(most + 1)
    .toArray();
  const shown = rows.slice(0, most);
  const ids = [...new Set(shown.map(({ ticketId }) => ticketId))];
  const tickets = new Map((await ticketsIn(db, ids)).flatMap((row) => (row ? [[row.id, row] as const] : [])));
  const titles = new Map<string | null, string>(
    shown.some(({ event }) => event === 'ticket.majorOver')
      ? (await db.announcement.toArray()).map(({ ticketId, title }) => [ticketId, title])
      : [],
  );
  const reviews = shown.filter(({ event }) => event === REVIEW_DUE).map(({ ticketId }) => ticketId);
  const others = new Map(
    (await db.article.bulkGet(reviews)).flatMap((row) =>
      row?.deletedAt === null ? [[row.id, row.title] as const] : [],
    ),
  );
  const ofChanges = shown.filter(({ event }) => isOfChange(event)).map(({ ticketId }) => ticketId);
  const changes = await db.change.bulkGet(ofChanges);
  for (const row of changes) if (row?.deletedAt === null) others.set(row.id, row.title);
  const notices = shown.map((row): NoticeView => {
    const ticket = tickets.get(row.ticketId);
    const announced = row.event === 'ticket.majorOver' ? titles.get(row.ticketId) : undefined;
    const title = announced ?? ticket?.title ?? others.get(row.ticketId) ?? null;
    return { ...row, title, ticket: ticket ? { id: ticket.id, number: ticket.number } : null };
  });
  return { notices, hasMore: rows.length > most };
}

const unreadOf = (rows: readonly NoticeRow[]): Id[] =>
  rows.filter(({ readAt }) => readAt === null).map(({ id }) => id);

/** One's notices are read, here at once and then everywhere. */
export async function readNotices(ids: readonly Id[]): Promise<void> {
  const current = getCurrent();
  if (current.status !== 'open') return;
  const personId = current.person.userId;
  for (let at = 0; at < ids.length; at += NOTICES_READ_MAX)
    await mutate.readNotices({ personId, ids: ids.slice(at, at + NOTICES_READ_MAX) });
}

/** All that is unread on this device now is read; what comes later is not. */
export async function readAllNotices(): Promise<void> {
  const current = getCurrent();
  if (current.status !== 'open') return;
  await readNotices(unreadOf(await current.client.store.query((db) => db.notice.toArray())));
}

/** Somebody who opens a ticket by mistake is gone again sooner, ms. */
const SEEN_AFTER = 800;

/** Whoever has a ticket before their eyes has read what the inbox says of it. */
export function useReadOnOpen(ticketId: Id, isShown: boolean): void {
  const unread = useStore(
    async (db) => unreadOf(await db.notice.where('ticketId').equals(ticketId).toArray()),
    [ticketId],
    alike,
  );
  const ids = isShown && unread ? unread.join() : '';
  useEffect(() => {
    if (ids === '') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible')
        timer = setTimeout(() => void readNotices(ids.split(',')), SEEN_AFTER);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [ids]);
}
