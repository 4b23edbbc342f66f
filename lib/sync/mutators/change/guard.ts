import { can } from '#domain/access/capabilities';
import { spokenOf } from '#domain/approval/approval';
import { type ChangeDeed, type ChangeEntry, ownOf, withEntry } from '#domain/change/change';
import { riskOf } from '#domain/change/risk';
import { isVoidable } from '#domain/change/steps';
import { require_ } from '#domain/kernel/errors';
import type { Id, Instant } from '#domain/kernel/types';
import type { Patch, Tx } from '#sync/tx';
import type { ChangeRow } from '#sync/views/change';
import { changeSeenOf } from '#sync/views/change-seen';
import { doneAt } from '../knowledge/words';

export const changeRoot = (args: { changeId: string }) => ({ kind: 'change', id: args.changeId }) as const;

/** The change there is. @throws DomainError `not_found` */
export async function changeOf(tx: Tx, id: Id): Promise<ChangeRow> {
  const row = await tx.get('change', id);
  require_(row, 'not_found');
  return row;
}

/** The same, for somebody who may work on changes. @throws DomainError `forbidden`, `not_found` */
export async function changeFor(tx: Tx, id: Id): Promise<ChangeRow> {
  require_(can(tx.actor.role, 'change.manage'), 'forbidden');
  return changeOf(tx, id);
}

/** One of the staff who may carry changes out. @throws DomainError `invalid` */
export async function requireImplementer(tx: Tx, personId: Id): Promise<void> {
  const person = await tx.get('person', personId);
  require_(person?.active && can(person.role, 'change.manage'), 'invalid', { field: 'ownerId' });
}

/** When it was done, never before what was done with it last. */
export const nowOf = (tx: Tx, now: ChangeRow): Instant => doneAt(tx, Math.max(now.stateSince, now.updatedAt));

/** From when people have time to decide: not before the server heard of it, however long the device had no signal. */
export const heardOf = (tx: Tx, now: ChangeRow): Instant => Math.max(nowOf(tx, now), tx.receivedAt ?? 0);

/** What feels it by now, and what its risk is by that. A device keeps what it knows until the server has said. */
export async function feltPatch(
  tx: Tx,
  { assetIds, felt, risk }: Pick<ChangeRow, 'assetIds' | 'felt' | 'risk'>,
): Promise<Pick<ChangeRow, 'felt' | 'riskLevel'>> {
  const now = assetIds.length === 0 ? null : ((await tx.feltBy(assetIds)) ?? felt);
  return { felt: now, riskLevel: riskOf(risk, now)?.level ?? null };
}

interface Told {
  deed: ChangeDeed;
  note?: string;
}

/** Writes what was done with a change, and that it was. */
export async function keepChange(
  tx: Tx,
  now: ChangeRow,
  patch: Patch<'change'>,
  ...told: Told[]
): Promise<void> {
  const at = nowOf(tx, now);
  const log = told.reduce<readonly ChangeEntry[]>(
    (entries, { deed, note = '' }) => withEntry(entries, { at, byId: tx.actor.id, deed, note }),
    now.log,
  );
  const moved = patch.state && patch.state !== now.state ? { stateSince: at } : {};
  await tx.update('change', now.id, { ...patch, ...moved, log, updatedAt: at });
}

/**
 * The same for what is said otherwise: where it is another change than the one that was approved, or that people were
 * asked about, that is void, and it is assessed anew.
 */
export async function keepSaid(tx: Tx, now: ChangeRow, patch: Patch<'change'>, told: Told): Promise<void> {
  const said = { ...now, ...patch };
  // Nor does an approval stand of somebody whose own it has become since, and who is asked about their own can never say.
  const own = ownOf(said);
  const isOwn = now.approval?.groups.some(({ votes }) =>
    votes.some(({ personId, byId }) => own.has(personId) || (byId !== null && own.has(byId))),
  );
  const isAnother = isOwn || changeSeenOf(said) !== changeSeenOf(now);
  if (!isAnother || !isVoidable(now)) return keepChange(tx, now, patch, told);
  const back = { state: 'assessing', approval: null, overrideReason: null } as const;
  await keepChange(tx, now, { ...patch, ...back }, told, { deed: 'voided' });
  tellVoid(tx, now);
}

/** Those who had decided on it are told that it counts no more. */
export function tellVoid(tx: Tx, { id: changeId, approval }: ChangeRow): void {
  const personIds = spokenOf(approval);
  if (personIds.length > 0) tx.emit({ type: 'change.voided', changeId, personIds });
}
