import { index, int, json, mysqlEnum, mysqlTable, text, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { PATTERN_KINDS } from '#domain/problem/history';
import { CAUSE_CATEGORIES, PROBLEM_LIMITS, PROBLEM_STATES } from '#domain/problem/problem';
import type { ProblemTask } from '#domain/problem/task';
import { instant, uuid } from './columns';

/** Why the same happens again and again. */
export const problem = mysqlTable(
  'problem',
  {
    id: uuid('id').primaryKey(),
    number: varchar('number', { length: 16 }),
    title: varchar('title', { length: PROBLEM_LIMITS.title }).notNull(),
    description: text('description').notNull(),
    state: mysqlEnum('state', PROBLEM_STATES).notNull(),
    stateSince: instant('state_since').notNull(),
    categoryId: uuid('category_id'),
    siteId: uuid('site_id'),
    ownerId: uuid('owner_id'),
    cause: mysqlEnum('cause', CAUSE_CATEGORIES),
    whys: text('whys').notNull(),
    rootCause: text('root_cause').notNull(),
    workaround: text('workaround').notNull(),
    words: json('words').$type<string[]>().notNull(),
    tasks: json('tasks').$type<readonly ProblemTask[]>().notNull(),
    createdAt: instant('created_at').notNull(),
    resolvedAt: instant('resolved_at'),
    updatedAt: instant('updated_at').notNull(),
    ver: int('ver').notNull().default(1),
    deletedAt: instant('deleted_at'),
    guard: int('guard').notNull().default(0),
  },
  (t) => [uniqueIndex('problem_number').on(t.number), index('problem_state').on(t.state, t.deletedAt)],
);

/** Which incidents come of which problem. */
export const problemLink = mysqlTable(
  'problem_link',
  {
    id: uuid('id').primaryKey(),
    ticketId: uuid('ticket_id').notNull(),
    problemId: uuid('problem_id').notNull(),
    byId: uuid('by_id').notNull(),
    at: instant('at').notNull(),
    endedAt: instant('ended_at'),
    ver: int('ver').notNull().default(1),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    index('problem_link_ticket').on(t.ticketId),
    index('problem_link_problem').on(t.problemId, t.endedAt),
  ],
);

/** A recurring pattern that was found, until somebody makes a problem of it or says that it is none. No device holds these. */
export const problemProposal = mysqlTable(
  'problem_proposal',
  {
    id: uuid('id').primaryKey(),
    kind: mysqlEnum('kind', PATTERN_KINDS).notNull(),
    categoryId: uuid('category_id'),
    siteId: uuid('site_id'),
    words: json('words').$type<string[]>().notNull(),
    ticketIds: json('ticket_ids').$type<string[]>().notNull(),
    expectedTenths: int('expected_tenths').notNull(),
    surpriseTenths: int('surprise_tenths').notNull(),
    foundAt: instant('found_at').notNull(),
    /** The problem that was made of it. */
    problemId: uuid('problem_id'),
    dismissedAt: instant('dismissed_at'),
    dismissedById: uuid('dismissed_by_id'),
    dismissedReason: varchar('dismissed_reason', { length: 500 }),
    /** How many tickets it had then. */
    dismissedSize: int('dismissed_size'),
  },
  (t) => [index('problem_proposal_category').on(t.categoryId)],
);

/** One row, id 1: how far the history was searched for patterns, and who is at it. */
export const problemSearch = mysqlTable('problem_search', {
  id: int('id').primaryKey(),
  /** What was changed before it has been looked at. */
  searchedAt: instant('searched_at').notNull(),
  leasedUntil: instant('leased_until').notNull(),
});
