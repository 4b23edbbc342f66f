import { z } from 'zod';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import type { CategoryRow } from '#sync/views/reference';
import {
  changedFields,
  mergedFields,
  nameArg,
  requireField,
  requireFreeName,
  requireSettings,
} from './guard';

type Fields = Pick<CategoryRow, 'name' | 'parentId' | 'teamId' | 'active'>;

/** A category is made, renamed, moved to another group, routed to a team, retired or restored. */
export const saveCategory = defineMutation({
  name: 'category.save',
  v: 1,
  args: z.strictObject({
    categoryId: z.uuid(),
    name: nameArg,
    parentId: z.uuid().nullable(),
    teamId: z.uuid().nullable(),
    active: z.boolean(),
  }),
  root: (args) => ({ kind: 'category', id: args.categoryId }),
  async baseOf(tx, args) {
    const row = await tx.get('category', args.categoryId);
    return row ? fieldsOf(row) : null;
  },
  async run(tx, { categoryId: id, ...mine }) {
    requireSettings(tx);
    const all = await tx.all('category');
    const now = all.find((row) => row.id === id);
    if (!now) {
      await requireSound(tx, id, mine, null, all);
      await tx.insert('category', { id, ...mine });
      return undefined;
    }
    const theirs = fieldsOf(now);
    const { fields, merged } = mergedFields(tx.base, mine, theirs);
    const changed = changedFields(theirs, fields);
    if (Object.keys(changed).length > 0) {
      await requireSound(tx, id, fields, theirs, all);
      await tx.update('category', id, changed);
    }
    return merged.length > 0 ? { merged } : undefined;
  },
});

const fieldsOf = ({ name, parentId, teamId, active }: CategoryRow): Fields => ({
  name,
  parentId,
  teamId,
  active,
});

/** Two levels, in use under what is in use, a name of its own in its group. */
async function requireSound(
  tx: Tx,
  id: string,
  fields: Fields,
  before: Fields | null,
  all: readonly CategoryRow[],
): Promise<void> {
  const children = all.filter((row) => row.parentId === id);
  if (fields.parentId) {
    const parent = all.find((row) => row.id === fields.parentId);
    requireField(parent && parent.id !== id, 'parentId', 'unknown');
    requireField(parent.parentId === null && children.length === 0, 'parentId', 'twoLevels');
    requireField(parent.active || !fields.active, 'parentId', 'retired');
  }
  if (fields.teamId && fields.active && (fields.teamId !== before?.teamId || !before.active)) {
    const team = await tx.get('team', fields.teamId);
    requireField(team, 'teamId', 'unknown');
    requireField(team.active, 'teamId', 'retired');
  }
  const inUse = children.filter((row) => row.active).length;
  requireField(fields.active || inUse === 0, 'active', 'children', { n: inUse });
  requireFreeName(
    { id, ...fields },
    all.filter((row) => row.parentId === fields.parentId),
  );
}
