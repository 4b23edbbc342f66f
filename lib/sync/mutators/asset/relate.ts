import { z } from 'zod';
import { ASSET_LIMITS } from '#domain/asset/asset';
import { endOfMerges } from '#domain/asset/merge';
import { isSameRelation, RELATION_KINDS, type Relation, related } from '#domain/asset/relations';
import { require_ } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import { assetOf, assetRoot, requireManage, withAct } from './guard';

const named = { assetId: z.uuid(), kind: z.enum(RELATION_KINDS), toId: z.uuid() };

/** One asset stands to another in some way from now on; said again, the way round is put right. */
export const relateAsset = defineMutation({
  name: 'asset.relate',
  v: 1,
  args: z.strictObject({ ...named, wayRound: z.string().trim().max(ASSET_LIMITS.relationNote) }),
  root: assetRoot,
  async run(tx, { assetId: id, ...mine }) {
    requireManage(tx);
    require_(id !== mine.toId, 'invalid', { field: 'toId', fault: 'itself' });
    const now = await assetOf(tx, id);
    const known = now.relations.find((one) => isSameRelation(one, mine));
    // Whoever named a double means the one it is by now.
    if (!known) mine.toId = await nowCalled(tx, mine.toId);
    require_(id !== mine.toId, 'invalid', { field: 'toId', fault: 'itself' });
    const same = now.relations.find((one) => isSameRelation(one, mine));
    if (same?.wayRound === mine.wayRound) return undefined;
    const rest: readonly Relation[] = now.relations.filter((one) => one !== same);
    require_(rest.length < ASSET_LIMITS.relations, 'invalid', { field: 'toId', fault: 'many' });
    await tx.update('asset', id, {
      ...related([...rest, mine]),
      ...withAct(tx, now, 'tied', { otherId: mine.toId }),
    });
    return undefined;
  },
});

async function nowCalled(tx: Tx, toId: Id): Promise<Id> {
  const to = await tx.get('asset', toId);
  require_(to, 'invalid', { field: 'toId' });
  return (await endOfMerges(to, (id) => tx.get('asset', id)))?.id ?? toId;
}

/** That is no longer so. Said twice it is so once. */
export const unrelateAsset = defineMutation({
  name: 'asset.unrelate',
  v: 1,
  args: z.strictObject(named),
  root: assetRoot,
  async run(tx, { assetId: id, ...mine }) {
    requireManage(tx);
    const now = await assetOf(tx, id);
    const rest = now.relations.filter((one) => !isSameRelation(one, mine));
    if (rest.length === now.relations.length) return undefined;
    await tx.update('asset', id, { ...related(rest), ...withAct(tx, now, 'untied', { otherId: mine.toId }) });
    return undefined;
  },
});
