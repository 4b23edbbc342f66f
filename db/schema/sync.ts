import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  char,
  index,
  int,
  json,
  mysqlEnum,
  mysqlTable,
  primaryKey,
  uniqueIndex,
  varchar,
} from 'drizzle-orm/mysql-core';
import type { RootKind } from '#domain/access/roots';
import { MUTATION_STATUSES } from '#domain/kernel/mutation-status';
import { instant, uuid } from './columns';

/** As they were added: a value in between would make the database rewrite its largest tables. */
const STORED_KINDS = [
  ...(['category', 'person', 'policy', 'site', 'team', 'ticket'] as const),
  ...(['calendar', 'slaPolicy'] as const),
  'notice',
  ...(['announcement', 'affected'] as const),
  'catalogItem',
  ...(['article', 'articleVote'] as const),
  'problem',
  ...(['asset', 'assetClass'] as const),
  ...(['change', 'freeze', 'changePolicy', 'changeTemplate'] as const),
] as const satisfies RootKind[];

/** One row, id 1: the end of the feed and the identity of this history. */
export const syncHead = mysqlTable('sync_head', {
  id: int('id').primaryKey(),
  head: bigint('head', { mode: 'number' }).notNull(),
  minSeq: bigint('min_seq', { mode: 'number' }).notNull(),
  epoch: uuid('epoch').notNull(),
  /** Last link of the audit chain, sha256 in hex (P6). */
  auditHash: char('audit_hash', { length: 64 }).notNull(),
});

/** Which transaction has which number, kept down to `min_seq` (P14). */
export const syncSeq = mysqlTable(
  'sync_seq',
  { seq: bigint('seq', { mode: 'number' }).primaryKey(), txId: uuid('tx_id').notNull() },
  (t) => [uniqueIndex('sync_seq_tx').on(t.txId)],
);

export const syncScope = mysqlTable('sync_scope', {
  id: int('id').autoincrement().primaryKey(),
  /** "user:<id>", "team:<id>", "staff", "all". */
  name: varchar('name', { length: 60 }).notNull().unique('sync_scope_name'),
});

/** Which scopes hold a root; `internal` when they hold its internal part too. */
export const entityScope = mysqlTable(
  'entity_scope',
  {
    rootKind: mysqlEnum('root_kind', STORED_KINDS).notNull(),
    rootId: uuid('root_id').notNull(),
    scopeId: int('scope_id').notNull(),
    internal: boolean('internal').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.rootKind, t.rootId, t.scopeId] }),
    index('entity_scope_scope').on(t.scopeId, t.rootKind, t.rootId),
    // What is on the devices of staff, however much lies behind it (ageing out).
    index('entity_scope_internal').on(t.rootKind, t.internal, t.rootId),
  ],
);

export const FEED_OPS = ['touch', 'enter', 'leave', 'ack', 'result'] as const;

/** The feed. `seq` is null until the transaction has committed and was stamped (P1). */
export const syncChange = mysqlTable(
  'sync_change',
  {
    id: bigint('id', { mode: 'number' }).autoincrement().primaryKey(),
    txId: uuid('tx_id').notNull(),
    /** Null on acks, which belong to a client, and on touches that no scope holds and only pins are told of. */
    scopeId: int('scope_id'),
    op: mysqlEnum('op', FEED_OPS).notNull(),
    entity: varchar('entity', { length: 16 }),
    entityId: uuid('entity_id'),
    rootKind: mysqlEnum('root_kind', STORED_KINDS),
    rootId: uuid('root_id'),
    clientId: uuid('client_id'),
    mid: int('mid'),
    /** Of acks and results. */
    uid: uuid('uid'),
    seq: bigint('seq', { mode: 'number' }),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('sync_change_scope').on(t.scopeId, t.seq),
    index('sync_change_seq').on(t.seq, t.txId),
    index('sync_change_root').on(t.rootId, t.seq),
    index('sync_change_client').on(t.clientId, t.seq),
  ],
);

export const syncClient = mysqlTable(
  'sync_client',
  {
    clientId: uuid('client_id').primaryKey(),
    userId: uuid('user_id').notNull(),
    lastMid: int('last_mid').notNull().default(0),
    schemaV: int('schema_v').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Server clock at a request of it, within a few minutes. */
    lastSeen: instant('last_seen').notNull(),
    /** Who it was signed in as when it was last here, and what its browser called itself: sessions go, this stays. */
    sessionId: uuid('session_id'),
    userAgent: varchar('user_agent', { length: 255 }),
    /** The same browser goes on under another name since then (a fork, a reset). */
    replacedAt: instant('replaced_at'),
    // What the device last said of itself; null: never, or an app that does not say.
    reportedAt: instant('reported_at'),
    unsent: int('unsent'),
    conflicts: int('conflicts'),
    /** Records it could not read and has put aside. */
    setAside: int('set_aside'),
    /** Roots that differed from the server at its last check, and when that was. */
    mended: int('mended'),
    checkedAt: instant('checked_at'),
    /** 0: holds nothing that needs somebody, 1: does. Of the figures above, for the index. */
    needsCare: boolean('needs_care').notNull().default(false),
    storageBytes: bigint('storage_bytes', { mode: 'number' }),
    storageQuota: bigint('storage_quota', { mode: 'number' }),
    persisted: boolean('persisted'),
    version: varchar('version', { length: 60 }),
    pushOn: boolean('push_on'),
  },
  (t) => [
    index('sync_client_user').on(t.userId),
    index('sync_client_session').on(t.sessionId),
    index('sync_client_seen').on(t.lastSeen, t.clientId),
    index('sync_client_care').on(t.needsCare, t.lastSeen, t.clientId),
  ],
);

/** Every intent ever consumed: what makes a repeat harmless (P8). */
export const syncMutation = mysqlTable(
  'sync_mutation',
  {
    uid: uuid('uid').primaryKey(),
    userId: uuid('user_id').notNull(),
    clientId: uuid('client_id'),
    mid: int('mid'),
    name: varchar('name', { length: 60 }).notNull(),
    argsHash: char('args_hash', { length: 64 }).notNull(),
    /** Of an intent that makes a root: its id, so that later intents on a refused one are held. */
    createdRoot: uuid('created_root'),
    status: mysqlEnum('status', MUTATION_STATUSES).notNull(),
    result: json('result').$type<Record<string, unknown>>().notNull(),
    occurredAt: instant('occurred_at').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [
    index('sync_mutation_client').on(t.clientId, t.mid),
    index('sync_mutation_root').on(t.createdRoot),
    index('sync_mutation_received').on(t.receivedAt),
  ],
);

/** Unexpected failures per intent, outside the failed transaction: the third quarantines (P11). */
export const syncFailure = mysqlTable(
  'sync_failure',
  {
    uid: uuid('uid').primaryKey(),
    failures: int('failures').notNull(),
    lastError: varchar('last_error', { length: 500 }).notNull(),
    /** When it last failed. */
    failedAt: instant('failed_at').notNull().default(sql`CURRENT_TIMESTAMP(3)`),
    /** The frozen intent, so that it can be run again; null: it failed before these were kept. */
    intent: json('intent').$type<Record<string, unknown>>(),
  },
  (t) => [index('sync_failure_failed').on(t.failedAt, t.uid)],
);

/** Which mids of a client stand for which intent: a fork shows here (P8). */
export const syncMid = mysqlTable(
  'sync_mid',
  { clientId: uuid('client_id').notNull(), mid: int('mid').notNull(), uid: uuid('uid').notNull() },
  (t) => [primaryKey({ columns: [t.clientId, t.mid] })],
);

/**
 * What the keys are derived from that lock unsent work on devices (P26). One row, made when the first device asks;
 * whoever restores a backup has the same one, or work locked before could not be opened any more.
 */
export const lockSecret = mysqlTable('lock_secret', {
  id: int('id').primaryKey(),
  /** 32 random bytes in hex. */
  secret: char('secret', { length: 64 }).notNull(),
  createdAt: instant('created_at').notNull(),
});
