import {
  boolean,
  index,
  int,
  json,
  mysqlEnum,
  mysqlTable,
  text,
  uniqueIndex,
  varchar,
} from 'drizzle-orm/mysql-core';
import type { Needed } from '#domain/approval/policy';
import {
  CHANGE_LIMITS,
  CHANGE_RESULTS,
  CHANGE_STATES,
  CHANGE_TYPES,
  type ChangeApproval,
  type ChangeEntry,
  type ChangeType,
  type Felt,
  type PlanStep,
} from '#domain/change/change';
import { CHANGE_RULE_LIMITS } from '#domain/change/policy';
import { RISK_LEVELS } from '#domain/change/risk';
import { FREEZE_KINDS, FREEZE_LIMITS } from '#domain/change/schedule';
import type { ChangeTemplate } from '#domain/change/template';
import { instant, uuid } from './columns';

const ids = (name: string) => json(name).$type<readonly string[]>().notNull();
const common = {
  ver: int('ver').notNull().default(1),
  deletedAt: instant('deleted_at'),
  guard: int('guard').notNull().default(0),
};

/** What is to be changed, how, and whether it may go ahead. */
export const change = mysqlTable(
  'change_record',
  {
    id: uuid('id').primaryKey(),
    number: varchar('number', { length: 16 }),
    title: varchar('title', { length: CHANGE_LIMITS.title }).notNull(),
    type: mysqlEnum('type', CHANGE_TYPES).notNull(),
    templateId: uuid('template_id'),
    state: mysqlEnum('state', CHANGE_STATES).notNull(),
    stateSince: instant('state_since').notNull(),
    reason: text('reason').notNull(),
    description: text('description').notNull(),
    plan: json('plan').$type<readonly PlanStep[]>().notNull(),
    backOut: text('back_out').notNull(),
    tests: text('tests').notNull(),
    windowFrom: instant('window_from'),
    windowTo: instant('window_to'),
    assetIds: ids('asset_ids'),
    felt: json('felt').$type<Felt>(),
    categoryId: uuid('category_id'),
    siteId: uuid('site_id'),
    requesterId: uuid('requester_id').notNull(),
    ownerId: uuid('owner_id'),
    teamId: uuid('team_id'),
    risk: varchar('risk', { length: 16 }).notNull(),
    riskLevel: mysqlEnum('risk_level', RISK_LEVELS),
    approval: json('approval').$type<ChangeApproval>(),
    overrideReason: varchar('override_reason', { length: CHANGE_LIMITS.note }),
    incidentIds: ids('incident_ids'),
    problemIds: ids('problem_ids'),
    causedIds: ids('caused_ids'),
    startedAt: instant('started_at'),
    backedOutAt: instant('backed_out_at'),
    endedAt: instant('ended_at'),
    result: mysqlEnum('result', CHANGE_RESULTS),
    reviewNotes: text('review_notes').notNull(),
    log: json('log').$type<readonly ChangeEntry[]>().notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    ...common,
  },
  (t) => [
    uniqueIndex('change_number').on(t.number),
    index('change_state').on(t.state, t.deletedAt, t.updatedAt),
    index('change_window').on(t.windowFrom, t.windowTo),
    index('change_ended').on(t.endedAt),
  ],
);

/** Times in which nothing is changed. */
export const freeze = mysqlTable('change_freeze', {
  id: uuid('id').primaryKey(),
  name: varchar('name', { length: FREEZE_LIMITS.name }).notNull(),
  reason: text('reason').notNull(),
  from: instant('from').notNull(),
  to: instant('to').notNull(),
  siteId: uuid('site_id'),
  kind: mysqlEnum('kind', FREEZE_KINDS).notNull().default('freeze'),
  active: boolean('active').notNull(),
  ...common,
});

/** Who has to approve which changes. */
export const changePolicy = mysqlTable('change_policy', {
  id: uuid('id').primaryKey(),
  name: varchar('name', { length: CHANGE_RULE_LIMITS.name }).notNull(),
  position: int('position').notNull(),
  types: json('types').$type<readonly ChangeType[]>().notNull(),
  riskAtLeast: mysqlEnum('risk_at_least', RISK_LEVELS),
  siteIds: ids('site_ids'),
  categoryIds: ids('category_ids'),
  personIds: ids('person_ids'),
  teamId: uuid('team_id'),
  need: json('need').$type<Needed>().notNull(),
  withinHours: int('within_hours'),
  last: boolean('last').notNull(),
  active: boolean('active').notNull(),
  ...common,
});

/** Changes that were approved once for all. */
export const changeTemplate = mysqlTable('change_template', {
  id: uuid('id').primaryKey(),
  name: varchar('name', { length: CHANGE_LIMITS.title }).notNull(),
  description: text('description').notNull(),
  plan: json('plan').$type<ChangeTemplate['plan']>().notNull(),
  backOut: text('back_out').notNull(),
  tests: text('tests').notNull(),
  risk: varchar('risk', { length: 16 }).notNull(),
  changeId: uuid('change_id').notNull(),
  active: boolean('active').notNull(),
  ...common,
});

/** The secret address under which somebody's calendar reads the changes; one a person. Not synced. */
export const calendarFeed = mysqlTable(
  'calendar_feed',
  {
    personId: uuid('person_id').primaryKey(),
    /** SHA-256 of the secret, hex: the secret itself is shown once. */
    secretHash: varchar('secret_hash', { length: 64 }).notNull(),
    createdAt: instant('created_at').notNull(),
    /** When a calendar last asked, to the hour; null: none has. */
    askedAt: instant('asked_at'),
  },
  (t) => [uniqueIndex('calendar_feed_secret').on(t.secretHash)],
);
