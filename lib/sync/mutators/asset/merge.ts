import { z } from 'zod';
import { ASSET_LIMITS } from '#domain/asset/asset';
import { leadOn, mergedAsset } from '#domain/asset/merge';
import { related } from '#domain/asset/relations';
import { require_ } from '#domain/kernel/errors';
import { defineMutation } from '#sync/define';
import { assetOf, requireManage, withAct } from './guard';

/**
 * Two are one: what the double leans on, the other one leans on from now on, what leans on the double leans on the other one, and
 * who looks for the double finds the other one. What stands in the double only (a serial number, say) fills what is empty.
 */
export const mergeAsset = defineMutation({
  name: 'asset.merge',
  v: 1,
  args: z.strictObject({ assetId: z.uuid(), doubleId: z.uuid() }),
  root: ({ assetId }) => ({ kind: 'asset', id: assetId }),
  async run(tx, { assetId: id, doubleId }) {
    requireManage(tx);
    require_(id !== doubleId, 'invalid', { field: 'doubleId', fault: 'itself' });
    const leaning = await tx.holdLeaning(doubleId);
    const now = await assetOf(tx, id);
    const double = await assetOf(tx, doubleId);
    const { relations, ...merged } = mergedAsset(now, double);
    require_(relations.length <= ASSET_LIMITS.relations, 'invalid', { field: 'doubleId', fault: 'many' });
    for (const otherId of leaning) {
      const other = otherId === id ? undefined : await tx.get('asset', otherId);
      if (other) await tx.update('asset', otherId, related(leadOn(other.relations, doubleId, id)));
    }
    await tx.update('asset', id, {
      ...merged,
      ...related(relations),
      ...withAct(tx, now, 'merged', { otherId: doubleId }),
    });
    await tx.update('asset', doubleId, {
      ...{ mergedIntoId: id, state: 'retired', ...related([]) },
      ...withAct(tx, double, 'merged', { otherId: id }),
    });
    return undefined;
  },
});
