import { z } from 'zod';
import { defineMutation } from '#sync/define';
import { doneAt } from '../knowledge/words';
import { changedFields, mergedFields } from '../reference/guard';
import { assetFields, assetFieldsOf, flatAsset, isAttribute, unflatAsset } from './fields';
import { assetOf, assetRoot, requireManage, requireSound, withAct } from './guard';

const fieldName = (field: string): string => (isAttribute(field) ? 'attributes' : field);

/** What is known of an asset: written down for the first time, or by now. Whoever does that has looked at it. */
export const saveAsset = defineMutation({
  name: 'asset.save',
  v: 1,
  args: z.strictObject({ assetId: z.uuid(), ...assetFields }),
  root: assetRoot,
  async baseOf(tx, { assetId }) {
    const row = await tx.get('asset', assetId);
    return row ? flatAsset(assetFieldsOf(row)) : null;
  },
  async run(tx, { assetId: id, ...mine }) {
    requireManage(tx);
    if (!(await tx.get('asset', id))) {
      await requireSound(tx, id, mine, null);
      const at = doneAt(tx, 0);
      await tx.insert('asset', {
        ...{ id, ...unflatAsset(flatAsset(mine)), provisional: false, relations: [], relatedIds: [] },
        ...{ mergedIntoId: null, seenAt: null, seenById: null, createdAt: at },
        ...withAct(tx, { log: [], updatedAt: at }, 'made'),
      });
      return undefined;
    }
    const now = await assetOf(tx, id);
    const theirs = flatAsset(assetFieldsOf(now));
    const wished = flatAsset(mine);
    // A value that is there and was not sent along was emptied by whoever saw it.
    const emptied = Object.keys(theirs).filter(
      (key) => isAttribute(key) && !(key in wished) && tx.base && key in tx.base,
    );
    const all = { ...wished, ...Object.fromEntries(emptied.map((key) => [key, ''])) };
    const { fields, merged } = mergedFields(tx.base, all, theirs);
    const changed = Object.keys(changedFields(theirs, fields));
    if (changed.length > 0 || now.provisional) {
      const whole = unflatAsset(fields);
      await requireSound(tx, id, whole, assetFieldsOf(now));
      const names = [...new Set(changed.map(fieldName))];
      const patch = { ...whole, provisional: false, ...withAct(tx, now, 'changed', { fields: names }) };
      await tx.update('asset', id, patch);
    }
    return merged.length > 0 ? { merged } : undefined;
  },
});
