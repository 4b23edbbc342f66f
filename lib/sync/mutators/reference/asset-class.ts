import { z } from 'zod';
import { ASSET_LIMITS } from '#domain/asset/asset';
import { ATTRIBUTE_KINDS, CLASS_ICONS, lineOf } from '#domain/asset/classes';
import { flat } from '#domain/settings/flat';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import type { AssetClassRow } from '#sync/views/asset';
import { flatBase, unflat } from './flat';
import {
  changedFields,
  mergedFields,
  nameArg,
  requireField,
  requireFreeName,
  requireSettings,
} from './guard';

const text = (max: number) => z.string().trim().max(max);

const attribute = z.strictObject({
  key: z.string().regex(/^[a-z0-9_]{1,40}$/),
  label: text(80).min(1),
  kind: z.enum(ATTRIBUTE_KINDS),
  choices: z.array(text(80).min(1)).max(50),
  unit: text(20),
  required: z.boolean(),
});

type Fields = Pick<AssetClassRow, 'name' | 'parentId' | 'icon' | 'service' | 'attributes' | 'active'>;

/** A class of assets is made, changed, put beneath another, retired or restored. */
export const saveAssetClass = defineMutation({
  name: 'assetClass.save',
  v: 1,
  args: z.strictObject({
    classId: z.uuid(),
    name: nameArg,
    parentId: z.uuid().nullable(),
    icon: z.enum(CLASS_ICONS),
    service: z.boolean(),
    attributes: z.array(attribute).max(ASSET_LIMITS.attributes),
    active: z.boolean(),
  }),
  root: (args) => ({ kind: 'assetClass', id: args.classId }),
  async baseOf(tx, args) {
    const row = await tx.get('assetClass', args.classId);
    return flatBase(row ? fieldsOf(row) : null);
  },
  async run(tx, { classId: id, ...mine }) {
    requireSettings(tx);
    const all = await tx.all('assetClass');
    const now = all.find((row) => row.id === id);
    if (!now) {
      requireSound(id, mine, all);
      await tx.insert('assetClass', { id, ...mine });
      return undefined;
    }
    const theirs = fieldsOf(now);
    const { fields, merged } = mergedFields(tx.base, flat<Fields>(mine), flat(theirs));
    const changed = changedFields(flat(theirs), fields);
    if (Object.keys(changed).length > 0) {
      requireSound(id, { ...theirs, ...unflat(fields, theirs) }, all);
      await write(tx, id, unflat(changed as never, theirs));
    }
    return merged.length > 0 ? { merged } : undefined;
  },
});

const write = (tx: Tx, id: string, patch: Partial<Fields>) => tx.update('assetClass', id, patch);

const fieldsOf = ({ name, parentId, icon, service, attributes, active }: AssetClassRow): Fields => ({
  ...{ name, parentId, icon, service, attributes, active },
});

/** Beneath a class that is there and not beneath itself, not too deep, with a name and with keys of its own. */
function requireSound(id: string, fields: Fields, all: readonly AssetClassRow[]): void {
  const byId = new Map(all.map((row) => [row.id, row]));
  if (fields.parentId) {
    const above = lineOf(fields.parentId, byId);
    requireField(above.length > 0, 'parentId', 'unknown');
    requireField(!above.some((row) => row.id === id), 'parentId', 'twoLevels');
    requireField(above.length < ASSET_LIMITS.depth, 'parentId', 'many');
    requireField(above[0]?.active || !fields.active, 'parentId', 'retired');
  }
  const beneath = all.filter((row) => row.parentId === id && row.active).length;
  requireField(fields.active || beneath === 0, 'active', 'children', { n: beneath });
  const keys = fields.attributes.map(({ key }) => key);
  requireField(new Set(keys).size === keys.length, 'attributes', 'twice');
  for (const { kind, choices } of fields.attributes)
    requireField(kind !== 'choice' || choices.length > 0, 'attributes', 'nothing');
  requireFreeName({ id, ...fields }, all);
}
