import { isAtWork } from '#domain/asset/asset';
import { isServiceClass } from '#domain/asset/classes';
import { feltBy } from '#domain/asset/felt';
import { impactOf } from '#domain/asset/impact';
import { type Lean, leanOf } from '#domain/asset/relations';
import type { Felt } from '#domain/change/change';
import type { Id } from '#domain/kernel/types';
import type { SeedStore } from './seed-tx';

/** Who feels it when some assets of the demonstration stop. */
export function feltAmong({ tables }: SeedStore, starts: readonly Id[]): Felt {
  const { asset, assetClass, person } = tables;
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
