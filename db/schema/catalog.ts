import {
  boolean,
  double,
  index,
  int,
  json,
  mysqlEnum,
  mysqlTable,
  text,
  tinyint,
  varchar,
} from 'drizzle-orm/mysql-core';
import type { ApprovalRule } from '#domain/approval/policy';
import type { PlannedTask } from '#domain/fulfil/plan';
import type { Urgency } from '#domain/priority/matrix';
import type { FormVersion } from '#domain/request/fields';
import { ITEM_AUDIENCES, ITEM_ICONS, ITEM_LIMITS } from '#domain/request/item';
import { instant, uuid } from './columns';

/** What can be asked for. */
export const catalogItem = mysqlTable(
  'catalog_item',
  {
    id: uuid('id').primaryKey(),
    group: varchar('group_name', { length: ITEM_LIMITS.group }).notNull(),
    name: varchar('name', { length: ITEM_LIMITS.name }).notNull(),
    summary: varchar('summary', { length: ITEM_LIMITS.summary }).notNull(),
    description: text('description').notNull(),
    icon: mysqlEnum('icon', ITEM_ICONS).notNull(),
    audience: mysqlEnum('audience', ITEM_AUDIENCES).notNull(),
    expectedMinutes: int('expected_minutes'),
    cost: varchar('cost', { length: ITEM_LIMITS.cost }).notNull(),
    categoryId: uuid('category_id'),
    teamId: uuid('team_id'),
    urgency: tinyint('urgency').$type<Urgency>().notNull(),
    approval: json('approval').$type<readonly ApprovalRule[]>().notNull().default([]),
    plan: json('plan').$type<readonly PlannedTask[]>().notNull().default([]),
    position: double('position').notNull(),
    active: boolean('active').notNull(),
    /** The newest first: the one that is asked now, and those that are still taken. */
    versions: json('versions').$type<FormVersion[]>().notNull(),
    ver: int('ver').notNull().default(1),
    deletedAt: instant('deleted_at'),
    guard: int('guard').notNull().default(0),
  },
  (t) => [index('catalog_item_order').on(t.deletedAt, t.position)],
);
