import { z } from 'zod';
import { ROLES } from '#domain/access/roles';
import { deletedAt, id, ver } from './fields';

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
  ver,
  deletedAt,
});
export type TeamRow = z.infer<typeof teamRow>;

export const siteRow = z.strictObject({ id, name: z.string(), ver, deletedAt });
export type SiteRow = z.infer<typeof siteRow>;

/** Two levels: a row without parent is a group. */
export const categoryRow = z.strictObject({
  id,
  name: z.string(),
  parentId: id.nullable(),
  /** Reports of this category go to this team; null: as the parent, else first line. */
  teamId: id.nullable(),
  ver,
  deletedAt,
});
export type CategoryRow = z.infer<typeof categoryRow>;
