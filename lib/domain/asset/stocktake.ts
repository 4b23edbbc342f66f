import type { Id, Instant } from '../kernel/types';
import { type AssetState, foldTag } from './asset';
import { type AssetClass, type ClassIcon, isServiceClass, lineOf } from './classes';

/** A label that was read in the place. */
export interface Scanned {
  /** Folded. */
  tag: string;
  /** The asset, and of an unknown one the id it is to have. */
  assetId: Id;
  known: boolean;
  /** It is said to be elsewhere, and is put here when this ends. */
  putHere: boolean;
}

/** What is in a place, as far as somebody has gone through it. */
export interface Stocktake {
  siteId: Id;
  /** Null: the whole site. */
  place: string | null;
  scanned: readonly Scanned[];
  /** What somebody met since then is not missing, whether they took stock as well or worked there. */
  beganAt: Instant;
}

/** What the rules need to know of an asset. */
export interface Stocked {
  id: Id;
  tag: string;
  name: string;
  state: AssetState;
  siteId: Id | null;
  place: string | null;
  /** When somebody stood before it last; null: nobody has said. */
  seenAt: Instant | null;
  createdAt: Instant;
}

/** What can stand somewhere; of what is planned or gone nobody expects that. */
const STANDS: readonly AssetState[] = ['in_stock', 'in_use', 'in_repair', 'missing'];
/** Of what can be noted that it is missing. */
const MISSES: readonly AssetState[] = ['in_stock', 'in_use', 'in_repair'];

/** Pictures of what has no body, and so no label. */
const BODILESS: readonly ClassIcon[] = ['app', 'database', 'service'];

/** Whether assets of a class can stand somewhere: services and programs are at no place where somebody could miss them. */
export const isThing = (classId: Id | null, classes: ReadonlyMap<Id, AssetClass>): boolean =>
  !isServiceClass(classId, classes) && !lineOf(classId, classes).some(({ icon }) => BODILESS.includes(icon));

/** Whether an asset is said to be in the place. */
export const isSaidHere = (row: Stocked, { siteId, place }: Pick<Stocktake, 'siteId' | 'place'>): boolean =>
  row.siteId === siteId && (place === null || foldTag(row.place ?? '') === foldTag(place));

/** Whether it is to be found there. */
export const isExpected = (row: Stocked, at: Pick<Stocktake, 'siteId' | 'place'>): boolean =>
  STANDS.includes(row.state) && isSaidHere(row, at);

/** A stocktake by what has come of it until now. */
export interface Counted<T extends Stocked> {
  found: T[];
  /** Expected here, and not scanned. */
  missing: T[];
  /** Scanned here, and said to be elsewhere. */
  moved: { scanned: Scanned; asset: T | null }[];
  unknown: Scanned[];
}

/**
 * @param expected assets that are to be found in the place
 * @param assets what is known of those that were scanned; one that this device does not hold is elsewhere
 */
export function counted<T extends Stocked>(
  stocktake: Stocktake,
  expected: readonly T[],
  assets: ReadonlyMap<Id, T>,
): Counted<T> {
  const ids = new Set(stocktake.scanned.map(({ assetId }) => assetId));
  const found: T[] = [];
  const moved: Counted<T>['moved'] = [];
  for (const scanned of stocktake.scanned.filter(({ known }) => known)) {
    const asset = assets.get(scanned.assetId) ?? null;
    if (asset && isSaidHere(asset, stocktake)) found.push(asset);
    else moved.push({ scanned, asset });
  }
  return {
    ...{ found, moved, unknown: stocktake.scanned.filter(({ known }) => !known) },
    missing: expected.filter((row) => !ids.has(row.id) && !isMetSince(row, stocktake.beganAt)),
  };
}

/** Whether somebody else stood before it, or wrote it down, since then. */
const isMetSince = ({ seenAt, createdAt }: Stocked, since: Instant): boolean =>
  (seenAt ?? 0) >= since || createdAt >= since;

/** What is to be noted when a stocktake ends, in order. */
export type StocktakeAct =
  | { kind: 'seen' | 'moved' | 'unknown'; assetId: Id; tag: string }
  | { kind: 'missing'; assetId: Id; tag: string };

/** What a stocktake comes to. What was missing before and still is, is left alone; so is what is not put here. */
export const actsOf = (count: Counted<Stocked>): StocktakeAct[] => [
  ...count.found.map(({ id, tag }) => ({ kind: 'seen' as const, assetId: id, tag })),
  ...count.moved
    .filter(({ scanned }) => scanned.putHere)
    .map(({ scanned }) => ({ kind: 'moved' as const, assetId: scanned.assetId, tag: scanned.tag })),
  ...count.unknown.map(({ assetId, tag }) => ({ kind: 'unknown' as const, assetId, tag })),
  ...count.missing
    .filter(({ state }) => MISSES.includes(state))
    .map(({ id, tag }) => ({ kind: 'missing' as const, assetId: id, tag })),
];
