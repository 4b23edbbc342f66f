import { z } from 'zod';
import { ROLES } from '#domain/access/roles';
import { deletedAt, id, ver } from './fields';

/** False: kept because old tickets name it, but not offered for new ones. */
const active = z.boolean();

/** A person's card. Contact data is null for those who may not read the directory. */
export const personRow = z.strictObject({
  id,
  name: z.string(),
  role: z.enum(ROLES),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  siteId: id.nullable(),
  teamIds: z.array(id),
  active: z.boolean(),
  ver,
  deletedAt,
});
export type PersonRow = z.infer<typeof personRow>;

export const teamRow = z.strictObject({
  id,
  name: z.string(),
  /** Exactly one team takes what no rule sends elsewhere. */
  firstLine: z.boolean(),
  active,
  ver,
  deletedAt,
});
export type TeamRow = z.infer<typeof teamRow>;

export const siteRow = z.strictObject({ id, name: z.string(), active, ver, deletedAt });
export type SiteRow = z.infer<typeof siteRow>;

/** Two levels: a row without parent is a group. */
export const categoryRow = z.strictObject({
  id,
  name: z.string(),
  parentId: id.nullable(),
  /** Reports of this category go to this team; null: as the parent, else first line. */
  teamId: id.nullable(),
  active,
  ver,
  deletedAt,
});
export type CategoryRow = z.infer<typeof categoryRow>;

const priority = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const threePriorities = z.tuple([priority, priority, priority]);

/** Rules of the organisation that phones need as well. One row, id POLICY_ID; without it the defaults hold. */
export const policyRow = z.strictObject({
  id,
  /** Rows impact 1 to 3, columns urgency 1 to 3. */
  matrix: z.tuple([threePriorities, threePriorities, threePriorities]),
  /** Days from resolved to closed without an answer; null: never by itself. */
  closeAfterDays: z.number().int().positive().nullable(),
  /** Nobody is asked how it went. Composed by the server from the organisation's settings; left out: they are. */
  asksHow: z.literal(false).optional(),
  ver,
  deletedAt,
});
export type PolicyRow = z.infer<typeof policyRow>;
