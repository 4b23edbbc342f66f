import { z } from 'zod';
import { ASSET_LIMITS } from '#domain/asset/asset';
import { isSameRelation, related } from '#domain/asset/relations';
import { require_ } from '#domain/kernel/errors';
import { defineMutation } from '#sync/define';
import { assetOf, requireManage, withAct } from './guard';

/**
 * Two are one: what the double leans on, the other one leans on from now on, and who looks for the double finds the other one.
 * What stands in the double only (a serial number, say) fills what is empty.
 */
export const mergeAsset = defineMutation({
  name: 'asset.merge',
  v: 1,
  args: z.strictObject({ assetId: z.uuid(), doubleId: z.uuid() }),
  root: ({ assetId }) => ({ kind: 'asset', id: assetId }),
  async run(tx, { assetId: id, doubleId }) {
    requireManage(tx);
    require_(id !== doubleId, 'invalid', { field: 'doubleId', fault: 'itself' });
    const now = await assetOf(tx, id);
    const double = await assetOf(tx, doubleId);
    const more = double.relations.filter(
      (one) => one.toId !== id && !now.relations.some((other) => isSameRelation(one, other)),
    );
    const all = [...now.relations.filter(({ toId }) => toId !== doubleId), ...more];
    require_(all.length <= ASSET_LIMITS.relations, 'invalid', { field: 'doubleId', fault: 'many' });
    await tx.update('asset', id, {
      ...{ classId: now.classId ?? double.classId, teamId: now.teamId ?? double.teamId },
      ...{ ownerId: now.ownerId ?? double.ownerId, userId: now.userId ?? double.userId },
      ...{ siteId: now.siteId ?? double.siteId, place: now.place ?? double.place },
      ...{ model: now.model || double.model, serial: now.serial || double.serial },
      ...{ supplier: now.supplier || double.supplier, notes: now.notes || double.notes },
      attributes: { ...double.attributes, ...now.attributes },
      ...related(all),
      ...withAct(tx, now, 'merged', { otherId: doubleId }),
    });
    await tx.update('asset', doubleId, {
      ...{ mergedIntoId: id, state: 'retired', ...related([]) },
      ...withAct(tx, double, 'merged', { otherId: id }),
    });
    return undefined;
  },
});
