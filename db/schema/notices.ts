import { index, int, mysqlEnum, mysqlTable, varchar } from 'drizzle-orm/mysql-core';
import { NEWS_DETAILS } from '#domain/notify/events';
import { instant, notified, uuid } from './columns';

/**
 * One line of somebody's inbox. Of its ticket it holds the number alone: what may be read of it besides is decided by the
 * ticket, whenever somebody looks.
 */
export const notice = mysqlTable(
  'notice',
  {
    /** Of the act and the person: one act tells each person once. */
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').notNull(),
    event: notified('event').notNull(),
    detail: mysqlEnum('detail', NEWS_DETAILS),
    /** What it is about: the ticket, or of a review the article. */
    ticketId: uuid('ticket_id').notNull(),
    /** Null: the ticket had none yet. */
    number: varchar('number', { length: 16 }),
    /** Who did it; null: the system. */
    actorId: uuid('actor_id'),
    /** When the server learned of it: what was done without signal is news when it arrives. */
    at: instant('at').notNull(),
    readAt: instant('read_at'),
    ver: int('ver').notNull().default(1),
    deletedAt: instant('deleted_at'),
    guard: int('guard').notNull().default(0),
  },
  (t) => [
    index('notice_person').on(t.personId, t.readAt),
    index('notice_read').on(t.readAt),
    index('notice_at').on(t.at),
  ],
);
