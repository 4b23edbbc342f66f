import type { Id } from '../kernel/types';
import { type Asset, isAtWork } from './asset';
import type { Reach } from './impact';

/** What of an asset says who feels it. */
export type FeltAsset = Pick<Asset, 'id' | 'classId' | 'state' | 'userId' | 'siteId' | 'servesSiteIds'>;

/** Somebody who may feel it: where they work. */
export interface FeltPerson {
  id: Id;
  siteId: Id | null;
}

/** Who and what feels it when something stops. */
export interface Felt {
  /** Services, what has no way round first, then by how near they are. */
  serviceIds: readonly Id[];
  personIds: ReadonlySet<Id>;
  siteIds: ReadonlySet<Id>;
}

/**
 * Sums up what a failure reaches. People are those who use one of the assets, and those who work where one of them is for
 * everybody; each once. What is not at work is left out.
 *
 * @param starts what stops: its own people and its site feel it too
 * @param isService whether a class is one of services
 */
export function feltBy(
  starts: readonly FeltAsset[],
  reached: readonly FeltAsset[],
  reach: Reach,
  people: Iterable<FeltPerson>,
  isService: (classId: Id) => boolean,
): Felt {
  const all = [...starts, ...reached.filter(({ state }) => isAtWork(state))];
  const services = all.filter(({ classId }) => classId !== null && isService(classId));
  const served = new Set(all.flatMap(({ servesSiteIds }) => servesSiteIds));
  const personIds = new Set(all.flatMap(({ userId }) => userId ?? []));
  for (const { id, siteId } of people) if (siteId !== null && served.has(siteId)) personIds.add(id);
  const rank = (id: Id) => {
    const at = reach.get(id);
    return at ? (at.wayRound === null ? 0 : 1_000_000) + at.depth : 0;
  };
  return {
    serviceIds: services.map(({ id }) => id).sort((one, other) => rank(one) - rank(other)),
    personIds,
    siteIds: new Set([...served, ...all.flatMap(({ siteId }) => siteId ?? [])]),
  };
}
