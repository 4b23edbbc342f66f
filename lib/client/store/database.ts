import Dexie, { type Table } from 'dexie';
import type { OutboxEntry, SentEntry } from '#sync/local/entry';
import type { BaseCopy, SyncPlace, Who } from '#sync/local/ports';
import type { RowOf } from '#sync/views/entities';
import { fillNewFields } from './upgrade';

export interface Draft {
  key: string;
  value: unknown;
  at: number;
}

/**
 * Single records by name. `contact`: when our server last answered, device clock. `opened`: tickets this person has
 * looked at here, the newest first. `packs`: sites they take along, as the server said last.
 */
export type MetaRecord =
  | { key: 'place'; value: SyncPlace }
  | { key: 'who'; value: Who }
  | { key: 'contact'; value: { at: number; clockOffset: number | null } }
  | { key: 'opened'; value: string[] }
  | {
      key: 'packs';
      value: { packed: { siteId: string; until: number }[]; open: { siteId: string; tickets: number }[] };
    };

export type StoredBase = BaseCopy & { key: string };

/**
 * Everything one person has on this device. Each person has a database of their own, so that nobody ever
 * sees or sends somebody else's work. Few indexes: each costs time at every write (sync-notes, section 2c).
 */
export class PersonDatabase extends Dexie {
  declare ticket: Table<RowOf<'ticket'>, string>;
  declare timeline: Table<RowOf<'timeline'>, string>;
  declare person: Table<RowOf<'person'>, string>;
  declare team: Table<RowOf<'team'>, string>;
  declare site: Table<RowOf<'site'>, string>;
  declare category: Table<RowOf<'category'>, string>;
  declare checklistItem: Table<RowOf<'checklistItem'>, string>;
  declare policy: Table<RowOf<'policy'>, string>;
  declare base: Table<StoredBase, string>;
  declare outbox: Table<OutboxEntry, string>;
  declare sent: Table<SentEntry, string>;
  declare meta: Table<MetaRecord, string>;
  declare drafts: Table<Draft, string>;

  constructor(readonly userId: string) {
    // Strict: "on this device" is shown only once the bytes are on the disk (P19).
    super(databaseName(userId), { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      ticket: 'id, state, requesterId',
      timeline: 'id, ticketId',
      person: 'id',
      team: 'id',
      site: 'id',
      category: 'id',
      base: 'key',
      outbox: 'uid, status, rootId',
      sent: 'uid, settledAt',
      meta: 'key',
      drafts: 'key, at',
    });
    this.version(2)
      .stores({
        ticket: 'id, state, requesterId, parentId, duplicateOfId',
        checklistItem: 'id, ticketId',
        policy: 'id',
      })
      .upgrade(fillNewFields);
    this.version(3).stores({ ticket: 'id, state, requesterId, reporterId, parentId, duplicateOfId' });
  }
}

export const databaseName = (userId: string): string => `holdfast-${userId}`;
