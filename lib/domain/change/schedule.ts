import { HOUR, type Id, type Instant } from '../kernel/types';

/** A span of time: it begins at `from` and is over at `to`. */
export interface Span {
  from: Instant;
  to: Instant;
}

/** A time in which nothing is changed, or one that is set aside for changes. */
export const FREEZE_KINDS = ['freeze', 'maintenance'] as const;
export type FreezeKind = (typeof FREEZE_KINDS)[number];

export interface Freeze extends Span {
  kind: FreezeKind;
  id: Id;
  name: string;
  reason: string;
  /** Null: everywhere. */
  siteId: Id | null;
  active: boolean;
}

export const FREEZE_LIMITS = { name: 120, reason: 1_000, days: 366 } as const;

/** Whether two spans have time in common. One that ends as the other begins has none. */
export const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

/** How much time two spans have in common, in ms. */
export const commonTime = (a: Span, b: Span): number =>
  Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));

const isAt = (one: Freeze, siteId: Id | null): boolean =>
  one.active && (one.siteId === null || siteId === null || one.siteId === siteId);

/** The freezes in force in a span at a site. What is at no known site is at every one. */
export const freezesIn = <F extends Freeze>(freezes: readonly F[], span: Span, siteId: Id | null): F[] =>
  freezes.filter((one) => one.kind === 'freeze' && isAt(one, siteId) && overlaps(one, span));

/** The maintenance window at a site that a span lies in whole; undefined: it is in none. */
export const maintenanceAround = <F extends Freeze>(
  freezes: readonly F[],
  { from, to }: Span,
  siteId: Id | null,
): F | undefined =>
  freezes.find((one) => one.kind === 'maintenance' && isAt(one, siteId) && one.from <= from && to <= one.to);

/** A change as far as it can be in another's way. */
export interface Planned extends Span {
  id: Id;
  assetIds: readonly Id[];
  /** Who carries it out. */
  peopleIds: readonly Id[];
}

export interface Collision {
  id: Id;
  /** Time in common, in ms. */
  common: number;
  /** Assets of both. */
  assetIds: Id[];
  /** Assets of one that depend on what the other touches. */
  dependantIds: Id[];
  peopleIds: Id[];
}

/** All that stops when one stops; itself may be among them. Empty where nothing is known. */
export type Dependants = (assetId: Id) => Iterable<Id>;
const NOTHING: Dependants = () => [];

const inBoth = (a: readonly Id[], b: ReadonlySet<Id>): Id[] =>
  [...new Set(a)].filter((id) => b.has(id)).sort();

/**
 * Those of the others that are in the way of a change: at the same time on an asset of it, on what depends on one, or
 * with its people. The one with the most time in common first.
 */
export function collisionsOf(
  own: Planned,
  others: readonly Planned[],
  dependants: Dependants = NOTHING,
): Collision[] {
  const mine = new Set(own.assetIds);
  const below = new Set(own.assetIds.flatMap((id) => [...dependants(id)]));
  const people = new Set(own.peopleIds);
  return others
    .filter((other) => other.id !== own.id && overlaps(own, other))
    .map((other): Collision => {
      const theirs = new Set(other.assetIds);
      const belowTheirs = new Set(other.assetIds.flatMap((id) => [...dependants(id)]));
      const assetIds = inBoth(other.assetIds, mine);
      const same = new Set(assetIds);
      const dependantIds = [...inBoth(other.assetIds, below), ...inBoth(own.assetIds, belowTheirs)];
      return {
        ...{ id: other.id, common: commonTime(own, other), assetIds },
        dependantIds: [...new Set(dependantIds)]
          .filter((id) => !same.has(id) && (mine.has(id) || theirs.has(id)))
          .sort(),
        peopleIds: inBoth(other.peopleIds, people),
      };
    })
    .filter((one) => one.assetIds.length + one.dependantIds.length + one.peopleIds.length > 0)
    .sort((a, b) => b.common - a.common || (a.id < b.id ? -1 : 1));
}

/** Of each span those that it has time in common with, itself left out, by its id. One pass by time, not each against each. */
export function besides<S extends Span & { id: Id }>(spans: readonly S[]): Map<Id, S[]> {
  const found = new Map<Id, S[]>(spans.map(({ id }) => [id, []]));
  let open: S[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    open = open.filter(({ to }) => to > span.from);
    for (const other of open.filter((one) => overlaps(one, span))) {
      found.get(span.id)?.push(other);
      found.get(other.id)?.push(span);
    }
    open.push(span);
  }
  return found;
}

/** So far ahead, and at such instants, a free window is looked for. */
const AHEAD = 7 * 24 * HOUR;
const EVERY = HOUR / 2;

/**
 * The next windows as long as this one that are in nobody's way and in no freeze, no two of them in common.
 * @param after none begins before it
 */
export function freeWindows(
  own: Planned,
  others: readonly Planned[],
  freezes: readonly Freeze[],
  {
    after,
    siteId,
    many,
    dependants,
  }: { after: Instant; siteId: Id | null; many: number; dependants?: Dependants },
): Span[] {
  const length = own.to - own.from;
  if (length <= 0) return [];
  const found: Span[] = [];
  // In a maintenance window first. Then at the same time of day: it was chosen for a reason. Then what is nearest to it.
  const first = Math.ceil(after / EVERY) * EVERY;
  const steps = Array.from({ length: AHEAD / EVERY }, (_, n) => first + n * EVERY);
  const DAY_LONG = 24 * HOUR;
  const off = (from: Instant) => {
    const apart = Math.abs(from - own.from) % DAY_LONG;
    return Math.min(apart, DAY_LONG - apart);
  };
  const kept = (from: Instant) => (maintenanceAround(freezes, { from, to: from + length }, siteId) ? 0 : 1);
  const ranked = steps.map((from) => ({ from, rank: [kept(from), off(from), from] as const }));
  ranked.sort(({ rank: a }, { rank: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  for (const { from } of ranked) {
    const span = { from, to: from + length };
    if (found.length >= many) break;
    if (found.some((one) => overlaps(one, span)) || freezesIn(freezes, span, siteId).length > 0) continue;
    if (collisionsOf({ ...own, ...span }, others, dependants).length === 0) found.push(span);
  }
  return found.sort((a, b) => a.from - b.from);
}
