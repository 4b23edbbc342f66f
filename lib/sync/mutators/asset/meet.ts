import { z } from 'zod';
import { require_ } from '#domain/kernel/errors';
import { defineMutation } from '#sync/define';
import { doneAt } from '../knowledge/words';
import { placeArg, tagArg } from './fields';
import { assetOf, assetRoot, requireManage, withAct } from './guard';

const where = { assetId: z.uuid(), siteId: z.uuid().nullable(), place: placeArg };

/**
 * Somebody stands before a label that nobody knows: it becomes an asset of which nothing else is known yet. Two who meet the
 * same one without signal make two; they are shown as doubles, and made one.
 */
export const foundAsset = defineMutation({
  name: 'asset.found',
  v: 1,
  args: z.strictObject({ ...where, tag: tagArg }),
  root: assetRoot,
  creates: ({ assetId }) => assetId,
  async run(tx, { assetId: id, tag, siteId, place }) {
    requireManage(tx);
    if (siteId) require_(await tx.get('site', siteId), 'invalid', { field: 'siteId' });
    const at = doneAt(tx, 0);
    await tx.insert('asset', {
      ...{ id, tag, name: tag, classId: null, state: 'in_use', provisional: true },
      ...{ teamId: null, ownerId: null, userId: null, siteId, place: place || null },
      ...{ model: '', serial: '', supplier: '', purchasedOn: null, warrantyUntil: null },
      ...{ costCents: null, currency: null, servesSiteIds: [], attributes: {}, notes: '' },
      ...{
        relations: [],
        relatedIds: [],
        mergedIntoId: null,
        seenAt: at,
        seenById: tx.actor.id,
        createdAt: at,
      },
      ...withAct(tx, { log: [], updatedAt: at }, 'found'),
    });
    return undefined;
  },
});

/** Somebody stands before an asset: it is there, wherever it was said to be. One that was missing is not any more. */
export const seenAsset = defineMutation({
  name: 'asset.seen',
  v: 1,
  args: z.strictObject(where),
  root: assetRoot,
  async run(tx, { assetId: id, siteId, place }) {
    requireManage(tx);
    const now = await assetOf(tx, id);
    const at = doneAt(tx, 0);
    // Who stood there later knows better, whoever is heard of first.
    if (now.seenAt !== null && now.seenAt > at) return undefined;
    const moved = now.siteId !== siteId || (place !== null && now.place !== (place || null));
    if (siteId && siteId !== now.siteId)
      require_(await tx.get('site', siteId), 'invalid', { field: 'siteId' });
    const fields = moved ? { fields: now.siteId === siteId ? ['place'] : ['siteId', 'place'] } : {};
    // Of another site its place there is not known, unless it was said.
    const stands = place === null ? (now.siteId === siteId ? now.place : null) : place || null;
    await tx.update('asset', id, {
      ...{ siteId, place: stands, seenAt: at, seenById: tx.actor.id },
      ...(now.state === 'missing' ? { state: 'in_use' as const } : {}),
      ...withAct(tx, now, 'seen', fields),
    });
    return undefined;
  },
});

/** It is not where it is said to be, and nobody knows where. */
export const missedAsset = defineMutation({
  name: 'asset.missed',
  v: 1,
  args: z.strictObject({
    assetId: z.uuid(),
    /** When whoever says so began to look for it; absent: when they say it. */
    since: z.number().int().nonnegative().optional(),
  }),
  root: assetRoot,
  async run(tx, { assetId: id, since }) {
    requireManage(tx);
    const now = await assetOf(tx, id);
    if (now.state === 'missing') return undefined;
    // Whoever saw it after this was said, or while it was looked for, has it.
    const seen = now.seenAt ?? 0;
    if (seen > doneAt(tx, 0) || (since !== undefined && seen >= since)) return undefined;
    require_(['in_use', 'in_stock', 'in_repair'].includes(now.state), 'illegal_state', { state: now.state });
    await tx.update('asset', id, { state: 'missing', ...withAct(tx, now, 'changed', { fields: ['state'] }) });
    return undefined;
  },
});
