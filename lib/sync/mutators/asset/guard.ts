import { can } from '#domain/access/capabilities';
import { isStaff } from '#domain/access/roles';
import { type AssetAct, type AssetEntry, withEntry } from '#domain/asset/asset';
import { attributesOf, firstFault } from '#domain/asset/classes';
import { require_ } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import type { Tx } from '#sync/tx';
import type { AssetRow } from '#sync/views/asset';
import { doneAt } from '../knowledge/words';
import type { AssetFields } from './fields';

export const assetRoot = (args: { assetId: Id }) => ({ kind: 'asset', id: args.assetId }) as const;

export const requireManage = (tx: Tx): void => require_(can(tx.actor.role, 'asset.manage'), 'forbidden');

/** The asset there is, as long as it is not another one by now. @throws DomainError */
export async function assetOf(tx: Tx, id: Id): Promise<AssetRow> {
  const row = await tx.get('asset', id);
  require_(row, 'not_found');
  require_(row.mergedIntoId === null, 'illegal_state', { state: 'merged' });
  return row;
}

/** When it was done, and the history with it. */
export function withAct(
  tx: Tx,
  now: Pick<AssetRow, 'log' | 'updatedAt'>,
  act: AssetAct,
  more: Omit<AssetEntry, 'at' | 'byId' | 'act'> = {},
): Pick<AssetRow, 'log' | 'updatedAt'> {
  const at = doneAt(tx, now.updatedAt);
  return { updatedAt: at, log: withEntry(now.log, { at, byId: tx.actor.id, act, ...more }) };
}

/**
 * That all it names is there, where it is newly named, and that its values fit its class.
 * @throws DomainError `invalid` with the field
 */
export async function requireSound(
  tx: Tx,
  id: Id,
  mine: AssetFields,
  theirs: AssetFields | null,
): Promise<void> {
  const isNew = (field: keyof AssetFields) => mine[field] !== null && mine[field] !== theirs?.[field];
  if (isNew('tag')) {
    const taken = await tx.assetTagged(mine.tag);
    require_(taken === null || taken === id, 'invalid', { field: 'tag', fault: 'taken' });
  }
  if (isNew('teamId')) require_(await tx.get('team', mine.teamId ?? ''), 'invalid', { field: 'teamId' });
  if (isNew('siteId')) require_(await tx.get('site', mine.siteId ?? ''), 'invalid', { field: 'siteId' });
  if (isNew('userId')) require_(await isHere(tx, mine.userId), 'invalid', { field: 'userId' });
  if (isNew('ownerId')) {
    const owner = await tx.get('person', mine.ownerId ?? '');
    require_(owner?.active && isStaff(owner.role), 'invalid', { field: 'ownerId' });
  }
  for (const siteId of mine.servesSiteIds)
    if (!theirs?.servesSiteIds.includes(siteId))
      require_(await tx.get('site', siteId), 'invalid', { field: 'servesSiteIds' });
  await requireFitting(tx, mine);
}

const isHere = async (tx: Tx, personId: Id | null): Promise<boolean> =>
  (await tx.get('person', personId ?? ''))?.active === true;

async function requireFitting(
  tx: Tx,
  { classId, attributes, costCents, currency }: AssetFields,
): Promise<void> {
  require_(costCents === null || currency !== null, 'invalid', { field: 'currency' });
  const classes = new Map((await tx.all('assetClass')).map((row) => [row.id, row]));
  if (classId !== null) require_(classes.has(classId), 'invalid', { field: 'classId' });
  const wrong = firstFault(attributesOf(classId, classes), attributes);
  require_(wrong === null, 'invalid', { field: `attribute:${wrong?.key}`, fault: wrong?.fault ?? null });
}
