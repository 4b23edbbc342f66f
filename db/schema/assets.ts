import {
  boolean,
  char,
  index,
  int,
  json,
  mysqlEnum,
  mysqlTable,
  primaryKey,
  text,
  varchar,
} from 'drizzle-orm/mysql-core';
import { ASSET_LIMITS, ASSET_STATES, type AssetEntry, type AttributeValues } from '#domain/asset/asset';
import { type Attribute, CLASS_ICONS } from '#domain/asset/classes';
import { RELATION_KINDS, type Relation } from '#domain/asset/relations';
import { SETTING_LIMITS } from '#domain/settings/limits';
import { instant, uuid } from './columns';

/** Sorts of assets, one beneath another. */
export const assetClass = mysqlTable('asset_class', {
  id: uuid('id').primaryKey(),
  name: varchar('name', { length: SETTING_LIMITS.name }).notNull(),
  parentId: uuid('parent_id'),
  icon: mysqlEnum('icon', CLASS_ICONS).notNull(),
  service: boolean('service').notNull().default(false),
  attributes: json('attributes').$type<readonly Attribute[]>().notNull(),
  active: boolean('active').notNull().default(true),
  ver: int('ver').notNull().default(1),
  deletedAt: instant('deleted_at'),
  guard: int('guard').notNull().default(0),
});

/** What tickets are about and others lean on (configuration items). */
export const asset = mysqlTable(
  'asset',
  {
    id: uuid('id').primaryKey(),
    tag: varchar('tag', { length: ASSET_LIMITS.tag }).notNull(),
    name: varchar('name', { length: ASSET_LIMITS.name }).notNull(),
    classId: uuid('class_id'),
    state: mysqlEnum('state', ASSET_STATES).notNull(),
    provisional: boolean('provisional').notNull().default(false),
    teamId: uuid('team_id'),
    ownerId: uuid('owner_id'),
    userId: uuid('user_id'),
    siteId: uuid('site_id'),
    place: varchar('place', { length: ASSET_LIMITS.place }),
    model: varchar('model', { length: ASSET_LIMITS.word }).notNull(),
    serial: varchar('serial', { length: ASSET_LIMITS.word }).notNull(),
    supplier: varchar('supplier', { length: ASSET_LIMITS.word }).notNull(),
    purchasedOn: char('purchased_on', { length: 10 }),
    warrantyUntil: char('warranty_until', { length: 10 }),
    costCents: int('cost_cents'),
    currency: char('currency', { length: 3 }),
    servesSiteIds: json('serves_site_ids').$type<readonly string[]>().notNull(),
    attributes: json('attributes').$type<AttributeValues>().notNull(),
    notes: text('notes').notNull(),
    relations: json('relations').$type<readonly Relation[]>().notNull(),
    relatedIds: json('related_ids').$type<readonly string[]>().notNull(),
    log: json('log').$type<readonly AssetEntry[]>().notNull(),
    mergedIntoId: uuid('merged_into_id'),
    seenAt: instant('seen_at'),
    seenById: uuid('seen_by_id'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    ver: int('ver').notNull().default(1),
    deletedAt: instant('deleted_at'),
    guard: int('guard').notNull().default(0),
  },
  (t) => [
    index('asset_tag').on(t.tag, t.id),
    index('asset_name').on(t.deletedAt, t.mergedIntoId, t.name, t.id),
    index('asset_class').on(t.classId, t.deletedAt, t.name, t.id),
    index('asset_site').on(t.siteId, t.deletedAt, t.name, t.id),
    index('asset_user').on(t.userId, t.deletedAt),
    index('asset_merged').on(t.mergedIntoId),
    index('asset_serial').on(t.serial),
  ],
);

/**
 * What leans on what, as the relations of assets say: one row for each of them, written with the asset that has it. Read when
 * something stops; no device holds it, as it follows from the assets.
 */
export const assetLean = mysqlTable(
  'asset_lean',
  {
    onId: uuid('on_id').notNull(),
    dependantId: uuid('dependant_id').notNull(),
    kind: mysqlEnum('kind', RELATION_KINDS).notNull(),
    /** The asset that has the relation: one of the two. */
    ofId: uuid('of_id').notNull(),
    wayRound: varchar('way_round', { length: ASSET_LIMITS.relationNote }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.onId, t.dependantId, t.kind, t.ofId] }),
    index('asset_lean_of').on(t.ofId),
    index('asset_lean_dependant').on(t.dependantId),
  ],
);
