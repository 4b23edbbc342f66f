import { boolean, double, int, json, mysqlEnum, mysqlTable, varchar } from 'drizzle-orm/mysql-core';
import { SETTING_LIMITS } from '#domain/settings/limits';
import type { Holiday, OpenSpan } from '#domain/sla/calendar';
import { type Escalation, POLICY_SCOPES, REOPENINGS, RESPONSES } from '#domain/sla/policy';
import { instant, uuid } from './columns';

/** When people work: what a promised time counts. */
export const calendar = mysqlTable('calendar', {
  id: uuid('id').primaryKey(),
  name: varchar('name', { length: SETTING_LIMITS.name }).notNull(),
  zone: varchar('zone', { length: 64 }).notNull(),
  week: json('week').$type<OpenSpan[][]>().notNull(),
  holidays: json('holidays').$type<Holiday[]>().notNull(),
  active: boolean('active').notNull().default(true),
  ver: int('ver').notNull().default(1),
  deletedAt: instant('deleted_at'),
  guard: int('guard').notNull().default(0),
});

/** What is promised to which tickets. */
export const slaPolicy = mysqlTable('sla_policy', {
  id: uuid('id').primaryKey(),
  name: varchar('name', { length: SETTING_LIMITS.name }).notNull(),
  scope: mysqlEnum('scope', POLICY_SCOPES).notNull(),
  position: double('position').notNull(),
  active: boolean('active').notNull().default(true),
  kinds: json('kinds').$type<string[]>().notNull(),
  priorities: json('priorities').$type<number[]>().notNull(),
  categoryIds: json('category_ids').$type<string[]>().notNull(),
  siteIds: json('site_ids').$type<string[]>().notNull(),
  teamIds: json('team_ids').$type<string[]>().notNull(),
  calendarId: uuid('calendar_id').notNull(),
  responseMinutes: int('response_minutes'),
  resolutionMinutes: int('resolution_minutes'),
  responseBy: mysqlEnum('response_by', RESPONSES).notNull(),
  pauseReasons: json('pause_reasons').$type<string[]>().notNull(),
  onReopen: mysqlEnum('on_reopen', REOPENINGS).notNull(),
  escalations: json('escalations').$type<Escalation[]>().notNull(),
  ver: int('ver').notNull().default(1),
  deletedAt: instant('deleted_at'),
  guard: int('guard').notNull().default(0),
});
