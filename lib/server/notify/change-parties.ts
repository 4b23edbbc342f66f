import 'server-only';
import type { DbTx } from '#db/connection';
import { changeAudience, readableSight } from '#domain/access/scopes';
import { ownOf } from '#domain/change/change';
import type { Id, Instant } from '#domain/kernel/types';
import type { ChangeParties } from '#domain/notify/change-recipients';
import type { ChangeEvent } from '#domain/notify/events';
import type { RowOf } from '#sync/views/entities';
import { type Hearer, type KnownPeople, knownPeople, overrulers } from './parties';

/** Who has to do with a change, as this transaction leaves it, and how each of them is reached. */
export async function readChangeParties(
  tx: DbTx,
  change: RowOf<'change'>,
  event: ChangeEvent,
  now: Instant,
  known: KnownPeople,
): Promise<{ parties: ChangeParties; hearers: ReadonlyMap<Id, Hearer> }> {
  const { requesterId, ownerId } = change;
  const own = ownOf(change);
  const managers = event.type === 'change.approverLacking' ? await overrulers(tx) : [];
  const managerIds = managers.filter((id) => !own.has(id));
  const ids = [requesterId, ownerId, ...managerIds, ...('personIds' in event ? event.personIds : [])];
  const people = await knownPeople(tx, [...new Set(ids)], now, known);
  const audience = changeAudience(change);
  // Whoever had a say in it may have read it, and is told that this counts no more.
  const may = event.type === 'change.voided' ? event.personIds : [];
  const readers = people.filter((one) => may.includes(one.id) || readableSight(one, audience) !== 'none');
  return {
    parties: { requesterId, ownerId, managerIds, readers: new Set(readers.map(({ id }) => id)) },
    hearers: new Map(people.map(({ id, teamIds: _, ...hearer }) => [id, hearer])),
  };
}
