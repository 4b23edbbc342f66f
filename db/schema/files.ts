import { char, index, int, mysqlEnum, mysqlTable, varchar } from 'drizzle-orm/mysql-core';
import { MEDIA_TYPE_MAX } from '#domain/files/limits';
import { instant, uuid } from './columns';

/** `receiving`: some bytes are here. `ready`: all are, checked; they never change again. */
export const STORED_STATES = ['receiving', 'ready'] as const;

/** The bytes of a file on the server, as their owner's device sends them (P29). */
export const storedFile = mysqlTable(
  'stored_file',
  {
    /** Made by the device; also the id of the attachment. */
    id: uuid('id').primaryKey(),
    ownerId: uuid('owner_id').notNull(),
    state: mysqlEnum('state', STORED_STATES).notNull(),
    /** As announced; once ready, as it is. */
    size: int('size').notNull(),
    sha256: char('sha256', { length: 64 }).notNull(),
    /** Bytes on the disk so far, from the start. */
    received: int('received').notNull().default(0),
    /** Random name in the store: of what is received, then of the whole file. */
    storeKey: varchar('store_key', { length: 64 }).notNull(),
    /** By content, once ready. */
    mediaType: varchar('media_type', { length: MEDIA_TYPE_MAX }),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** When it was claimed by an attachment; null: what nobody claims goes after some days. */
    attachedAt: instant('attached_at'),
  },
  (t) => [
    index('stored_file_owner').on(t.ownerId, t.attachedAt),
    index('stored_file_unattached').on(t.attachedAt, t.updatedAt),
    index('stored_file_store_key').on(t.storeKey),
  ],
);
