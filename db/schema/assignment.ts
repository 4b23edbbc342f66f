import { boolean, double, index, int, json, mysqlEnum, mysqlTable, varchar } from 'drizzle-orm/mysql-core';
import { STRATEGIES } from '#domain/assign/rule';
import { SETTING_LIMITS } from '#domain/settings/limits';
import { instant, uuid } from './columns';

/** Where tickets go by themselves. Devices do not hold these: only the server hands out. */
export const assignmentRule = mysqlTable('assignment_rule', {
  id: uuid('id').primaryKey(),
  name: varchar('name', { length: SETTING_LIMITS.name }).notNull(),
  position: double('position').notNull(),
  active: boolean('active').notNull().default(true),
  kinds: json('kinds').$type<string[]>().notNull(),
  priorities: json('priorities').$type<number[]>().notNull(),
  categoryIds: json('category_ids').$type<string[]>().notNull(),
  siteIds: json('site_ids').$type<string[]>().notNull(),
  teamIds: json('team_ids').$type<string[]>().notNull(),
  toTeamId: uuid('to_team_id'),
  toPersonId: uuid('to_person_id'),
  strategy: mysqlEnum('strategy', STRATEGIES).notNull(),
  skills: json('skills').$type<string[]>().notNull(),
  deletedAt: instant('deleted_at'),
});

/** What decides whether somebody of the staff gets work by themselves. No row: always, anything that needs no skill. */
export const workProfile = mysqlTable(
  'work_profile',
  {
    personId: uuid('person_id').primaryKey(),
    skills: json('skills').$type<string[]>().notNull(),
    /** When they work; null: always. */
    calendarId: uuid('calendar_id'),
    awayUntil: instant('away_until'),
    /** Most that what is open in their hands may weigh (lib/domain/assign/weight); null: no limit. */
    weightLimit: int('weight_limit'),
    /** When they last got something by themselves. */
    dealtAt: instant('dealt_at'),
  },
  (t) => [index('work_profile_calendar').on(t.calendarId)],
);
