import { sql } from 'drizzle-orm';
import {
  boolean,
  char,
  index,
  int,
  json,
  mysqlEnum,
  mysqlTable,
  text,
  tinyint,
  uniqueIndex,
  varchar,
} from 'drizzle-orm/mysql-core';
import type { Approval } from '#domain/approval/approval';
import { FILE_NAME_MAX, MEDIA_TYPE_MAX } from '#domain/files/limits';
import { FILE_KINDS } from '#domain/files/types';
import type { Task } from '#domain/fulfil/task';
import { CLOCK_FLAGS } from '#domain/kernel/effective-instant';
import type { Major } from '#domain/major/major';
import type { Impact, Priority, Urgency } from '#domain/priority/matrix';
import type { RequestFacts } from '#domain/request/fields';
import type { Clocks } from '#domain/sla/clocks';
import { LIMITS } from '#domain/ticket/limits';
import type { Score } from '#domain/ticket/satisfaction';
import {
  HOLD_REASONS,
  NUMBERED_KINDS,
  RESOLUTION_CODES,
  TICKET_KINDS,
  TICKET_STATES,
} from '#domain/ticket/states';
import { TIMELINE_KINDS } from '#domain/ticket/timeline-kinds';
import { exactKey, instant, uuid } from './columns';

export const ticket = mysqlTable(
  'ticket',
  {
    id: uuid('id').primaryKey(),
    kind: mysqlEnum('kind', TICKET_KINDS).notNull(),
    number: varchar('number', { length: 16 }),
    title: varchar('title', { length: LIMITS.title }).notNull(),
    description: text('description').notNull(),
    state: mysqlEnum('state', TICKET_STATES).notNull(),
    stateSince: instant('state_since').notNull(),
    impact: tinyint('impact').$type<Impact>().notNull(),
    urgency: tinyint('urgency').$type<Urgency>().notNull(),
    priority: tinyint('priority').$type<Priority>().notNull(),
    categoryId: uuid('category_id'),
    siteId: uuid('site_id'),
    /** What it is about. */
    assetId: uuid('asset_id'),
    place: varchar('place', { length: LIMITS.place }),
    teamId: uuid('team_id').notNull(),
    assigneeId: uuid('assignee_id'),
    handedAt: instant('handed_at'),
    acceptedAt: instant('accepted_at'),
    requesterId: uuid('requester_id').notNull(),
    reporterId: uuid('reporter_id').notNull(),
    holdReason: mysqlEnum('hold_reason', HOLD_REASONS),
    resolutionCode: mysqlEnum('resolution_code', RESOLUTION_CODES),
    createdAt: instant('created_at').notNull(),
    resolvedAt: instant('resolved_at'),
    closedAt: instant('closed_at'),
    reopenCount: int('reopen_count').notNull().default(0),
    satisfaction: tinyint('satisfaction').$type<Score>(),
    ratedAt: instant('rated_at'),
    parentId: uuid('parent_id'),
    duplicateOfId: uuid('duplicate_of_id'),
    relatedIds: json('related_ids').$type<string[]>().notNull().default([]),
    watcherIds: json('watcher_ids').$type<string[]>().notNull().default([]),
    confidential: boolean('confidential').notNull().default(false),
    sla: json('sla').$type<Clocks>(),
    major: json('major').$type<Major>(),
    request: json('request').$type<RequestFacts>(),
    approval: json('approval').$type<Approval>(),
    tasks: json('tasks').$type<readonly Task[]>(),
    /** Key in the desk it was imported from: "source:key". */
    externalId: exactKey('external_id'),
    updatedAt: instant('updated_at').notNull(),
    ver: int('ver').notNull().default(1),
    deletedAt: instant('deleted_at'),
    /** Written before anything is read when a mutation works on this root (P9); not part of the row people see. */
    guard: int('guard').notNull().default(0),
    // Read from `sla` whenever that is written, for lists and for the job that looks after promises.
    dueAt: instant('due_at').notNull().default(sql`'9999-12-31 00:00:00.000'`),
    alarmAt: instant('alarm_at'),
    /** When it is to be looked at who gets it; null: that is settled. */
    routeAt: instant('route_at'),
    /** Read from `major`: when somebody is to be reminded or told next. */
    updateDueAt: instant('update_due_at'),
    /** Read from `approval`: when those who have not decided are reminded next. */
    remindAt: instant('remind_at'),
    /** Read from `tasks`: when it is to be looked at who gets the parts that nobody has; null: that is settled. */
    taskAt: instant('task_at'),
  },
  (t) => [
    uniqueIndex('ticket_number').on(t.number),
    uniqueIndex('ticket_external').on(t.externalId),
    index('ticket_by_number').on(t.deletedAt, t.number, t.id),
    index('ticket_parent').on(t.parentId),
    index('ticket_duplicate').on(t.duplicateOfId),
    // Covers what the dashboard counts over a time of reports.
    index('ticket_created').on(
      t.deletedAt,
      t.createdAt,
      t.state,
      t.priority,
      t.teamId,
      t.categoryId,
      t.siteId,
      t.reopenCount,
      t.confidential,
    ),
    index('ticket_state').on(t.state, t.deletedAt, t.createdAt, t.id),
    index('ticket_updated').on(t.state, t.deletedAt, t.updatedAt, t.id),
    index('ticket_priority').on(t.state, t.deletedAt, t.priority, t.createdAt, t.id),
    index('ticket_due').on(t.state, t.deletedAt, t.dueAt, t.id),
    index('ticket_alarm').on(t.alarmAt, t.id),
    index('ticket_update_due').on(t.updateDueAt, t.id),
    index('ticket_remind').on(t.remindAt, t.id),
    index('ticket_task').on(t.taskAt, t.id),
    index('ticket_route').on(t.routeAt, t.id),
    index('ticket_team').on(t.teamId, t.state, t.deletedAt, t.createdAt, t.id),
    index('ticket_assignee').on(t.assigneeId, t.state, t.deletedAt, t.createdAt, t.id),
    index('ticket_category').on(t.categoryId, t.state, t.deletedAt, t.createdAt),
    index('ticket_site').on(t.siteId, t.state, t.deletedAt, t.createdAt),
    // Covers the times to resolve.
    index('ticket_resolved').on(
      t.resolvedAt,
      t.createdAt,
      t.deletedAt,
      t.state,
      t.teamId,
      t.reopenCount,
      t.confidential,
    ),
    index('ticket_asset').on(t.assetId, t.createdAt, t.id),
    index('ticket_requester').on(t.requesterId, t.createdAt),
    index('ticket_reporter').on(t.reporterId, t.createdAt),
    index('ticket_confidential').on(t.confidential, t.state, t.deletedAt, t.createdAt, t.id),
  ],
);

export const timeline = mysqlTable(
  'timeline',
  {
    id: uuid('id').primaryKey(),
    ticketId: uuid('ticket_id').notNull(),
    kind: mysqlEnum('kind', TIMELINE_KINDS).notNull(),
    internal: boolean('internal').notNull(),
    actorId: uuid('actor_id'),
    body: text('body').notNull(),
    data: json('data').$type<Record<string, unknown>>().notNull(),
    occurredAt: instant('occurred_at').notNull(),
    receivedAt: instant('received_at'),
    effectiveAt: instant('effective_at').notNull(),
    clockFlag: mysqlEnum('clock_flag', CLOCK_FLAGS),
    ver: int('ver').notNull().default(1),
    deletedAt: instant('deleted_at'),
  },
  (t) => [index('timeline_ticket').on(t.ticketId, t.effectiveAt)],
);

export const checklistItem = mysqlTable(
  'checklist_item',
  {
    id: uuid('id').primaryKey(),
    ticketId: uuid('ticket_id').notNull(),
    text: varchar('text', { length: LIMITS.checklistText }).notNull(),
    position: int('position').notNull(),
    doneAt: instant('done_at'),
    doneById: uuid('done_by_id'),
    ver: int('ver').notNull().default(1),
    deletedAt: instant('deleted_at'),
  },
  (t) => [index('checklist_item_ticket').on(t.ticketId, t.position)],
);

/** A file on a ticket; its bytes are the `stored_file` of the same id. */
export const attachment = mysqlTable(
  'attachment',
  {
    id: uuid('id').primaryKey(),
    ticketId: uuid('ticket_id').notNull(),
    timelineId: uuid('timeline_id'),
    authorId: uuid('author_id'),
    kind: mysqlEnum('kind', FILE_KINDS).notNull(),
    name: varchar('name', { length: FILE_NAME_MAX }).notNull(),
    mediaType: varchar('media_type', { length: MEDIA_TYPE_MAX }).notNull(),
    size: int('size').notNull(),
    sha256: char('sha256', { length: 64 }).notNull(),
    width: int('width'),
    height: int('height'),
    internal: boolean('internal').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    receivedAt: instant('received_at'),
    effectiveAt: instant('effective_at').notNull(),
    ver: int('ver').notNull().default(1),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    index('attachment_ticket').on(t.ticketId, t.effectiveAt),
    index('attachment_deleted').on(t.deletedAt),
  ],
);

/** The next number per kind: one row each, taken inside the mutation's transaction, so there are no gaps. */
export const numberSequence = mysqlTable('number_sequence', {
  kind: mysqlEnum('kind', NUMBERED_KINDS).primaryKey(),
  last: int('last').notNull().default(0),
});
