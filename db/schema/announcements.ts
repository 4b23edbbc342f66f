import { boolean, index, int, json, mysqlEnum, mysqlTable, text, varchar } from 'drizzle-orm/mysql-core';
import { ANNOUNCEMENT_KINDS, ANNOUNCEMENT_LIMITS, type PublicUpdate } from '#domain/major/announcement';
import { instant, uuid } from './columns';

/** What everybody is told: major incidents, and planned work. */
export const announcement = mysqlTable(
  'announcement',
  {
    id: uuid('id').primaryKey(),
    kind: mysqlEnum('kind', ANNOUNCEMENT_KINDS).notNull(),
    title: varchar('title', { length: ANNOUNCEMENT_LIMITS.title }).notNull(),
    text: text('text').notNull(),
    ticketId: uuid('ticket_id'),
    siteId: uuid('site_id'),
    /** Also for those who are not signed in. */
    onSignIn: boolean('on_sign_in').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at'),
    nextAt: instant('next_at'),
    overAt: instant('over_at'),
    updates: json('updates').$type<PublicUpdate[]>().notNull(),
    ver: int('ver').notNull().default(1),
    deletedAt: instant('deleted_at'),
    guard: int('guard').notNull().default(0),
  },
  (t) => [
    index('announcement_ticket').on(t.ticketId),
    index('announcement_shown').on(t.deletedAt, t.onSignIn),
  ],
);

/** Whether an announcement concerns somebody, as they say: one row a person. */
export const affected = mysqlTable(
  'affected',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').notNull(),
    announcementId: uuid('announcement_id').notNull(),
    at: instant('at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    ver: int('ver').notNull().default(1),
    deletedAt: instant('deleted_at'),
    guard: int('guard').notNull().default(0),
  },
  (t) => [index('affected_announcement').on(t.announcementId, t.deletedAt, t.personId)],
);
