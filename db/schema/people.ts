import {
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
import { ADMISSIONS } from '#domain/access/admission';
import { TOKEN_KINDS } from '#domain/access/one-time';
import { ROLES } from '#domain/access/roles';
import type { PriorityMatrix } from '#domain/priority/matrix';
import { exactKey, instant, uuid } from './columns';

export const person = mysqlTable(
  'person',
  {
    id: uuid('id').primaryKey(),
    name: varchar('name', { length: 120 }).notNull(),
    /** Lower case; null for people known by name only. */
    email: varchar('email', { length: 254 }),
    phone: varchar('phone', { length: 20 }),
    company: varchar('company', { length: 120 }),
    role: mysqlEnum('role', ROLES).notNull(),
    siteId: uuid('site_id'),
    /** Who approves what they ask for. Only the server knows. */
    managerId: uuid('manager_id'),
    /** Who decides in their place, and until when. Only the server knows. */
    standInId: uuid('stand_in_id'),
    standInUntil: instant('stand_in_until'),
    /** False: may not sign in. Newcomers are not active until they are admitted. */
    active: boolean('active').notNull().default(true),
    admission: mysqlEnum('admission', ADMISSIONS).notNull().default('admitted'),
    /** Key in the desk the person was imported from: "source:key". */
    externalId: exactKey('external_id'),
    /** argon2id, PHC string; or `sha256:<hex>` of an older desk, until its first sign-in here. */
    passwordHash: varchar('password_hash', { length: 255 }),
    createdAt: instant('created_at').notNull(),
    ver: int('ver').notNull().default(1),
    deletedAt: instant('deleted_at'),
    /** Written before anything is read when a mutation works on this root (P9); not part of the row people see. */
    guard: int('guard').notNull().default(0),
  },
  (t) => [
    uniqueIndex('person_email').on(t.email),
    uniqueIndex('person_external').on(t.externalId),
    index('person_stand_in').on(t.standInUntil),
    index('person_role').on(t.role, t.name),
    index('person_name').on(t.name, t.id),
    index('person_admission').on(t.admission, t.createdAt),
  ],
);

/** Sites that somebody of the staff takes along: until then their devices hold all open tickets there. */
export const packedSite = mysqlTable(
  'packed_site',
  {
    personId: uuid('person_id').notNull(),
    siteId: uuid('site_id').notNull(),
    packedAt: instant('packed_at').notNull(),
    until: instant('until').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.siteId] }), index('packed_site_until').on(t.until)],
);

export const team = mysqlTable('team', {
  id: uuid('id').primaryKey(),
  name: varchar('name', { length: 120 }).notNull(),
  firstLine: boolean('first_line').notNull().default(false),
  active: boolean('active').notNull().default(true),
  ver: int('ver').notNull().default(1),
  deletedAt: instant('deleted_at'),
  guard: int('guard').notNull().default(0),
});

export const teamMember = mysqlTable(
  'team_member',
  { teamId: uuid('team_id').notNull(), personId: uuid('person_id').notNull() },
  (t) => [primaryKey({ columns: [t.teamId, t.personId] }), index('team_member_person').on(t.personId)],
);

export const site = mysqlTable('site', {
  id: uuid('id').primaryKey(),
  name: varchar('name', { length: 120 }).notNull(),
  active: boolean('active').notNull().default(true),
  ver: int('ver').notNull().default(1),
  deletedAt: instant('deleted_at'),
  guard: int('guard').notNull().default(0),
});

export const category = mysqlTable('category', {
  id: uuid('id').primaryKey(),
  name: varchar('name', { length: 120 }).notNull(),
  parentId: uuid('parent_id'),
  teamId: uuid('team_id'),
  active: boolean('active').notNull().default(true),
  ver: int('ver').notNull().default(1),
  deletedAt: instant('deleted_at'),
  guard: int('guard').notNull().default(0),
});

/** Rules that phones need as well, one row. */
export const policy = mysqlTable('policy', {
  id: uuid('id').primaryKey(),
  matrix: json('matrix').$type<PriorityMatrix>().notNull(),
  closeAfterDays: int('close_after_days'),
  ver: int('ver').notNull().default(1),
  deletedAt: instant('deleted_at'),
  guard: int('guard').notNull().default(0),
});

/** A signed-in device. The next-auth token carries the id; the row decides whether it still counts. */
export const session = mysqlTable(
  'session',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').notNull(),
    userAgent: varchar('user_agent', { length: 255 }).notNull(),
    /** Used by others as well: it ends after hours instead of weeks, and nothing stays on it. */
    shared: boolean('shared').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('session_person').on(t.personId, t.revokedAt), index('session_expires').on(t.expiresAt)],
);

/** A link that may be used once. Only a hash is kept: whoever reads the table cannot use it. */
export const oneTimeToken = mysqlTable(
  'one_time_token',
  {
    id: uuid('id').primaryKey(),
    kind: mysqlEnum('kind', TOKEN_KINDS).notNull(),
    /** sha256 of the secret, hex. */
    hash: char('hash', { length: 64 }).notNull(),
    /** Null: of an invitation, which is for somebody who is not here yet. */
    personId: uuid('person_id'),
    /** Of invitations and changes of address: the mailbox it is for. */
    email: varchar('email', { length: 254 }),
    data: json('data').$type<Record<string, unknown>>().notNull(),
    /** Who made it: an invitation counts only as long as they may invite. */
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** Used, or no longer good. */
    usedAt: instant('used_at'),
  },
  (t) => [
    uniqueIndex('one_time_token_hash').on(t.hash),
    index('one_time_token_person').on(t.personId, t.kind),
    index('one_time_token_email').on(t.email, t.kind),
    index('one_time_token_open').on(t.kind, t.usedAt, t.createdAt),
    index('one_time_token_expires').on(t.expiresAt),
  ],
);
