import type { Id } from '../kernel/types';
import type { AssetState, AttributeValues } from './asset';
import { isSameRelation, type Relation } from './relations';

/** What of two assets that are one ends up in the one that stays. */
export interface Mergeable {
  id: Id;
  name: string;
  classId: Id | null;
  state: AssetState;
  provisional: boolean;
  teamId: Id | null;
  ownerId: Id | null;
  userId: Id | null;
  siteId: Id | null;
  place: string | null;
  model: string;
  serial: string;
  supplier: string;
  purchasedOn: string | null;
  warrantyUntil: string | null;
  costCents: number | null;
  currency: string | null;
  servesSiteIds: readonly Id[];
  attributes: AttributeValues;
  notes: string;
  relations: readonly Relation[];
  seenAt: number | null;
  seenById: Id | null;
}

/** Without what says which of the two it is. */
export type Merged = Omit<Mergeable, 'id'>;

/**
 * What the one that stays has once the double is it: its own, and of the double what it lacks. Where it stands is said by whoever
 * stood there last; what was met and never written down has the name of the one that was.
 */
export function mergedAsset(kept: Mergeable, double: Mergeable): Merged {
  const named = kept.provisional && !double.provisional ? double : kept;
  const later = (double.seenAt ?? 0) > (kept.seenAt ?? 0);
  const placed = (later && double.siteId !== null) || kept.siteId === null ? double : kept;
  const found = later && kept.state === 'missing' && double.state !== 'missing';
  const priced = kept.costCents === null ? double : kept;
  return {
    ...{ name: named.name, provisional: kept.provisional && double.provisional },
    ...{ classId: kept.classId ?? double.classId, state: found ? double.state : kept.state },
    ...{ teamId: kept.teamId ?? double.teamId, ownerId: kept.ownerId ?? double.ownerId },
    ...{ userId: kept.userId ?? double.userId },
    siteId: placed.siteId,
    // Of another site the place there is not known, unless it was said.
    place: placed.place ?? (kept.siteId === double.siteId ? (kept.place ?? double.place) : null),
    ...{ model: kept.model || double.model, serial: kept.serial || double.serial },
    ...{ supplier: kept.supplier || double.supplier, notes: kept.notes || double.notes },
    ...{ purchasedOn: kept.purchasedOn ?? double.purchasedOn },
    ...{ warrantyUntil: kept.warrantyUntil ?? double.warrantyUntil },
    ...{ costCents: priced.costCents, currency: priced.currency },
    servesSiteIds: kept.servesSiteIds.length > 0 ? kept.servesSiteIds : double.servesSiteIds,
    attributes: { ...double.attributes, ...kept.attributes },
    relations: bothLean(kept, double),
    ...(later
      ? { seenAt: double.seenAt, seenById: double.seenById }
      : { seenAt: kept.seenAt, seenById: kept.seenById }),
  };
}

/** What the two lean on, each once, and neither of them on itself. */
function bothLean(kept: Mergeable, double: Mergeable): Relation[] {
  const own = kept.relations.filter(({ toId }) => toId !== double.id);
  const more = double.relations.filter(
    (one) => one.toId !== kept.id && !own.some((other) => isSameRelation(one, other)),
  );
  return [...own, ...more];
}

/** The relations of something that leaned on the double: on the one that stays from now on, said once. */
export function leadOn(relations: readonly Relation[], doubleId: Id, keptId: Id): Relation[] {
  const all: Relation[] = [];
  for (const one of relations) {
    const led = one.toId === doubleId ? { ...one, toId: keptId } : one;
    const isSaid = relations.some((other) => other.toId === keptId && isSameRelation(other, led));
    if (one.toId !== doubleId || !isSaid) all.push(led);
  }
  return all;
}

/** The one that something is by now, and null where that is not known. Ends where doubles would point in a circle. */
export async function endOfMerges<T extends { id: Id; mergedIntoId: Id | null }>(
  one: T,
  get: (id: Id) => Promise<T | null | undefined>,
): Promise<T | null> {
  const met = new Set<Id>();
  for (let at = one; ; ) {
    if (at.mergedIntoId === null) return at;
    if (met.has(at.id)) return null;
    met.add(at.id);
    const next = await get(at.mergedIntoId);
    if (!next) return null;
    at = next;
  }
}

/** Which of two is the better one to keep: the one somebody wrote down, else the one that was there first. */
export const keptFirst = <T extends { provisional: boolean; createdAt: number }>(one: T, other: T): T =>
  one.provisional === other.provisional
    ? other.createdAt < one.createdAt
      ? other
      : one
    : one.provisional
      ? other
      : one;
