import { getTableColumns } from 'drizzle-orm';
import type { MySqlTable } from 'drizzle-orm/mysql-core';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import * as announcements from '#db/schema/announcements';
import * as assets from '#db/schema/assets';
import * as catalog from '#db/schema/catalog';
import * as changes from '#db/schema/changes';
import * as knowledge from '#db/schema/knowledge';
import * as notices from '#db/schema/notices';
import * as people from '#db/schema/people';
import * as problems from '#db/schema/problems';
import * as serviceLevels from '#db/schema/service-levels';
import * as tickets from '#db/schema/tickets';
import { ENTITIES } from '#sync/views/entity-rows';

/** Columns the server keeps to itself, and what the view composes from other tables. */
const SERVER_ONLY: Record<string, string[]> = {
  ticket: ['guard', 'externalId', 'dueAt', 'alarmAt', 'routeAt', 'updateDueAt', 'remindAt', 'taskAt'],
  timeline: [],
  checklistItem: [],
  attachment: [],
  policy: ['guard'],
  calendar: ['guard'],
  slaPolicy: ['guard'],
  person: [
    ...['company', 'passwordHash', 'createdAt', 'guard', 'admission', 'externalId'],
    ...['managerId', 'standInId', 'standInUntil'],
  ],
  team: ['guard'],
  site: ['guard'],
  category: ['guard'],
  notice: ['guard'],
  announcement: ['guard'],
  affected: ['guard'],
  catalogItem: ['guard'],
  article: ['guard'],
  articleVote: ['guard'],
  problem: ['guard'],
  asset: ['guard'],
  assetClass: ['guard'],
  problemLink: [],
  change: ['guard'],
  freeze: ['guard'],
  changePolicy: ['guard'],
  changeTemplate: ['guard'],
};
const COMPOSED: Record<string, string[]> = { person: ['teamIds'], policy: ['asksHow'] };
const TABLES = {
  ...announcements,
  ...catalog,
  ...changes,
  ...knowledge,
  ...notices,
  ...people,
  ...problems,
  ...assets,
  ...serviceLevels,
  ...tickets,
} as unknown as Record<string, MySqlTable>;

const isNullable = (schema: z.ZodType): boolean => schema.safeParse(null).success;

describe('each synced table and its row shape agree', () => {
  for (const [entity, shape] of Object.entries(ENTITIES)) {
    const columns = getTableColumns(TABLES[entity] as MySqlTable);
    const fields = (shape as z.ZodObject).shape as Record<string, z.ZodType>;

    it(`${entity}: the same fields`, () => {
      const stored = Object.keys(columns).filter((name) => !SERVER_ONLY[entity]?.includes(name));
      const viewed = Object.keys(fields).filter((name) => !COMPOSED[entity]?.includes(name));
      expect(viewed.sort()).toEqual(stored.sort());
    });

    it(`${entity}: the same fields may be empty`, () => {
      for (const [name, column] of Object.entries(columns)) {
        const field = fields[name];
        if (field) expect(`${name} ${isNullable(field)}`).toBe(`${name} ${!column.notNull}`);
      }
    });
  }
});
