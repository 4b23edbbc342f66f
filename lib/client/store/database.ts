import Dexie, { type Table } from 'dexie';
import type { FileKind, MediaType } from '#domain/files/types';
import type { Id, Instant } from '#domain/kernel/types';
import type { OutboxEntry, SentEntry } from '#sync/local/entry';
import type { BaseCopy, SyncPlace, Who } from '#sync/local/ports';
import type { RowOf } from '#sync/views/entities';
import type { Bundle } from './bundles';
import { fillApproval, fillNewFields, fillTickets } from './upgrade';

export interface Draft {
  key: string;
  value: unknown;
  at: number;
}

/** A file that was added on this device; its bytes stand in a table of their own, so that looking at it reads none. */
export interface DeviceFile {
  id: Id;
  /** The form it is a part of; without one it was sent, or waits to be. */
  draft?: string;
  kind: FileKind;
  name: string;
  mediaType: MediaType;
  size: number;
  sha256: string;
  width: number | null;
  height: number | null;
  /** Device clock. */
  at: Instant;
  /** Why the server will never take it. */
  fault?: string;
}

/** Bytes: of a file, or of the small picture of an attachment. */
export interface Bytes {
  id: Id;
  bytes: ArrayBuffer;
  type: string;
  /** Of locked work: with which lock, as the rest of it. */
  sealed?: { lockId: string; iv: Uint8Array<ArrayBuffer> };
}

/**
 * Single records by name. `contact`: when our server last answered, device clock. `opened`: tickets this person has
 * looked at here, the newest first. `care`: when this device was last compared with the server, and what differed.
 * `packs`: sites they take along, as the server said last. `mark`: the name of this very database (care/kept). `lost`:
 * what the browser threw away with the one before, until the person has read it.
 */
export type MetaRecord =
  | { key: 'place'; value: SyncPlace }
  | { key: 'who'; value: Who }
  | { key: 'contact'; value: { at: number; clockOffset: number | null } }
  | { key: 'opened'; value: string[] }
  | { key: 'lock'; value: Lock }
  | { key: 'sealed'; value: Sealed[] }
  | { key: 'care'; value: CareRecord }
  | { key: 'mark'; value: string }
  | { key: 'lost'; value: { unsent: number; at: Instant } }
  | {
      key: 'packs';
      value: { packed: { siteId: string; until: number }[]; open: { siteId: string; tickets: number }[] };
    };

/** What locks unsent work here when its person signs out (P26). The key can be used, and not be read out. */
export interface Lock {
  id: string;
  key: CryptoKey;
}

/** Locked work. Nothing on this device opens it: the server gives the key to its person alone. */
export interface Sealed {
  lockId: string;
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
  /** How many changes are in it. */
  unsent: number;
  /** The key that the server has for it does not open it. */
  stays?: boolean;
}

export interface CareRecord {
  /** When it was last compared; null: never. */
  at: number | null;
  mended: number;
  /** When it is compared next. */
  due: number;
}

/** A record that could not be read, kept for whoever wants to know what it was. */
export interface Quarantined {
  /** "ticket/<id>" */
  key: string;
  row: unknown;
  at: number;
}

export type StoredBase = BaseCopy & { key: string };

/**
 * Everything one person has on this device. Each person has a database of their own, so that nobody ever
 * sees or sends somebody else's work. Few indexes: each costs time at every write (sync-notes, section 2c).
 */
export class PersonDatabase extends Dexie {
  declare ticket: Table<RowOf<'ticket'>, string>;
  declare timeline: Table<RowOf<'timeline'>, string>;
  declare bundle: Table<Bundle, string>;
  declare person: Table<RowOf<'person'>, string>;
  declare team: Table<RowOf<'team'>, string>;
  declare site: Table<RowOf<'site'>, string>;
  declare category: Table<RowOf<'category'>, string>;
  declare checklistItem: Table<RowOf<'checklistItem'>, string>;
  declare attachment: Table<RowOf<'attachment'>, string>;
  declare policy: Table<RowOf<'policy'>, string>;
  declare calendar: Table<RowOf<'calendar'>, string>;
  declare slaPolicy: Table<RowOf<'slaPolicy'>, string>;
  declare notice: Table<RowOf<'notice'>, string>;
  declare announcement: Table<RowOf<'announcement'>, string>;
  declare affected: Table<RowOf<'affected'>, string>;
  declare catalogItem: Table<RowOf<'catalogItem'>, string>;
  declare article: Table<RowOf<'article'>, string>;
  declare articleVote: Table<RowOf<'articleVote'>, string>;
  declare asset: Table<RowOf<'asset'>, string>;
  declare assetClass: Table<RowOf<'assetClass'>, string>;
  declare change: Table<RowOf<'change'>, string>;
  declare freeze: Table<RowOf<'freeze'>, string>;
  declare changePolicy: Table<RowOf<'changePolicy'>, string>;
  declare changeTemplate: Table<RowOf<'changeTemplate'>, string>;
  declare problem: Table<RowOf<'problem'>, string>;
  declare problemLink: Table<RowOf<'problemLink'>, string>;
  declare base: Table<StoredBase, string>;
  declare outbox: Table<OutboxEntry, string>;
  declare sent: Table<SentEntry, string>;
  declare meta: Table<MetaRecord, string>;
  declare drafts: Table<Draft, string>;
  declare quarantine: Table<Quarantined, string>;
  declare file: Table<DeviceFile, string>;
  declare fileBytes: Table<Bytes, string>;
  /** Small pictures by the id of their attachment: of what was added here, and of what was seen here. */
  declare thumb: Table<Bytes, string>;
  /** Whole pictures of articles that were opened here. */
  declare picture: Table<Bytes, string>;

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
    // Only what the person still has to choose about has `asks`: the index is empty most of the time.
    this.version(4).stores({
      sent: 'uid, settledAt, *asks',
      quarantine: 'key, at',
      ...{ attachment: 'id, ticketId', file: 'id, draft', fileBytes: 'id', thumb: 'id' },
    });
    // Whoever changes the form of tickets or of what was said on them changes what is in bundles, too.
    this.version(5).stores({
      ticket: 'id, state, requesterId, reporterId, parentId, duplicateOfId, assigneeId',
      bundle: 'id, *ids, count',
    });
    // Tickets from before have no `sla`: that reads as nothing promised, which is so.
    this.version(6).stores({ calendar: 'id', slaPolicy: 'id' });
    this.version(7).stores({}).upgrade(fillTickets);
    // Null is no key: what is unread stands in no index of `readAt`, and is counted as the rest.
    this.version(8).stores({ notice: 'id, at, ticketId, readAt' });
    this.version(9).stores({ announcement: 'id', affected: 'id' }).upgrade(fillTickets);
    this.version(10)
      .stores({ catalogItem: 'id', article: 'id, state', articleVote: 'id' })
      .upgrade(fillTickets);
    this.version(11)
      .stores({ picture: 'id', problem: 'id, state', problemLink: 'id, ticketId, problemId' })
      .upgrade(fillApproval);
    this.version(12)
      .stores({
        ticket: 'id, state, requesterId, reporterId, parentId, duplicateOfId, assigneeId, assetId',
        ...{ asset: 'id, tag, *relatedIds', assetClass: 'id' },
      })
      .upgrade(fillTickets);
    this.version(13).stores({ change: 'id, state', freeze: 'id', changePolicy: 'id', changeTemplate: 'id' });
  }
}

export const databaseName = (userId: string): string => `holdfast-${userId}`;
