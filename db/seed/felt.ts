import { isAtWork } from '#domain/asset/asset';
import { isServiceClass } from '#domain/asset/classes';
import { feltBy } from '#domain/asset/felt';
import { impactOf } from '#domain/asset/impact';
import { type Lean, leanOf } from '#domain/asset/relations';
import type { Felt } from '#domain/change/change';
import type { Id } from '#domain/kernel/types';
import type { RowOf } from '#sync/views/entities';

type Tables = { [E in 'asset' | 'assetClass' | 'person']: ReadonlyMap<Id, RowOf<E>> };

/** Who feels it when some assets of the demonstration stop. */
export function feltAmong({ asset, assetClass, person }: Tables, starts: readonly Id[]): Felt {
  const leans = new Map<Id, Lean[]>();
  for (const { id, relations } of asset.values())
    for (const relation of relations) {
      const lean = leanOf(id, relation);
      const dependant = asset.get(lean.dependantId);
      if (dependant && isAtWork(dependant.state))
        leans.set(lean.onId, [...(leans.get(lean.onId) ?? []), lean]);
    }
  const reach = impactOf(starts, (id) => leans.get(id) ?? []);
  const rows = (ids: Iterable<Id>) => [...ids].flatMap((id) => asset.get(id) ?? []);
  const felt = feltBy(rows(starts), rows(reach.keys()), reach, person.values(), (id) =>
    isServiceClass(id, assetClass),
  );
  return { services: felt.serviceIds.length, people: felt.personIds.size, sites: felt.siteIds.size };
}
