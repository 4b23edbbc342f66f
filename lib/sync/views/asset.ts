import { z } from 'zod';
import { ASSET_ACTS, ASSET_LIMITS, ASSET_STATES } from '#domain/asset/asset';
import { ATTRIBUTE_KINDS, CLASS_ICONS } from '#domain/asset/classes';
import { RELATION_KINDS } from '#domain/asset/relations';
import { deletedAt, id, instant, ver } from './fields';

/** See `Attribute`. */
const attributeShape = z.strictObject({
  ...{ key: z.string(), label: z.string(), kind: z.enum(ATTRIBUTE_KINDS) },
  ...{ choices: z.array(z.string()).readonly(), unit: z.string(), required: z.boolean() },
});

/** A sort of asset; everybody has them, as what somebody uses is of one. */
export const assetClassRow = z.strictObject({
  id,
  name: z.string(),
  parentId: id.nullable(),
  icon: z.enum(CLASS_ICONS),
  /** What people mean when they say that something does not work. */
  service: z.boolean(),
  attributes: z.array(attributeShape).max(ASSET_LIMITS.attributes).readonly(),
  active: z.boolean(),
  ver,
  deletedAt,
});
export type AssetClassRow = z.infer<typeof assetClassRow>;

/** See `Relation`. */
export const relationShape = z.strictObject({
  ...{ kind: z.enum(RELATION_KINDS), toId: id, wayRound: z.string() },
});

const entryShape = z.strictObject({
  ...{ at: instant, byId: id, act: z.enum(ASSET_ACTS) },
  ...{ fields: z.array(z.string()).readonly().optional(), otherId: id.optional() },
});

/** A thing, or a service, that tickets are about and others lean on. */
export const assetRow = z.strictObject({
  id,
  /** What its label says, folded (`foldTag`). */
  tag: z.string(),
  name: z.string(),
  /** Null: not said yet. */
  classId: id.nullable(),
  state: z.enum(ASSET_STATES),
  /** Nobody has looked at it yet who knows what it is: somebody met its tag, and nothing else is known. */
  provisional: z.boolean(),
  /** Who looks after it. */
  teamId: id.nullable(),
  /** Who answers for it. */
  ownerId: id.nullable(),
  /** Who uses it. */
  userId: id.nullable(),
  siteId: id.nullable(),
  place: z.string().nullable(),
  model: z.string(),
  serial: z.string(),
  supplier: z.string(),
  /** Days, as in 2027-06-30. */
  purchasedOn: z.string().nullable(),
  warrantyUntil: z.string().nullable(),
  costCents: z.number().int().nonnegative().nullable(),
  /** ISO 4217. */
  currency: z.string().nullable(),
  servesSiteIds: z.array(id).readonly(),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).readonly(),
  notes: z.string(),
  relations: z.array(relationShape).max(ASSET_LIMITS.relations).readonly(),
  /** The assets its relations name, each once: what a device finds its neighbours by. */
  relatedIds: z.array(id).readonly(),
  log: z.array(entryShape).max(ASSET_LIMITS.log).readonly(),
  /** It is the same as that one, where everything about it stands now. */
  mergedIntoId: id.nullable(),
  /** When somebody last stood before it, and who. */
  seenAt: instant.nullable(),
  seenById: id.nullable(),
  createdAt: instant,
  updatedAt: instant,
  ver,
  deletedAt,
});
export type AssetRow = z.infer<typeof assetRow>;
