import type { Id, Instant } from '../kernel/types';
import type { Relation } from './relations';

/** What becomes of an asset, from the wish for it to its end. */
export const ASSET_STATES = [
  'planned',
  'ordered',
  'in_stock',
  'in_use',
  'in_repair',
  'missing',
  'retired',
  'disposed',
] as const;
export type AssetState = (typeof ASSET_STATES)[number];

/** States in which nothing depends on it any more, or does not yet: it is left out of what a failure reaches. */
const NOT_AT_WORK: readonly AssetState[] = ['planned', 'ordered', 'retired', 'disposed'];

/** Whether others may lean on it now. */
export const isAtWork = (state: AssetState): boolean => !NOT_AT_WORK.includes(state);

/** Longest texts, in UTF-16 code units, and how many of a thing one asset has. */
export const ASSET_LIMITS = {
  tag: 60,
  name: 200,
  place: 120,
  /** serial number, model and supplier */
  word: 120,
  notes: 5_000,
  /** one value of an attribute */
  value: 500,
  /** attributes of one class, its own */
  attributes: 30,
  /** classes between the top and one of them */
  depth: 6,
  /** relations of one asset, its own */
  relations: 300,
  relationNote: 120,
  /** sites whose people a service is for */
  sites: 200,
  /** lines of the history that devices hold */
  log: 20,
  /** cents: ten million of whatever is counted in */
  cost: 1_000_000_000,
} as const;

/** Values of the attributes of its class, by their keys. Those of a class it had before stay, and are not shown. */
export type AttributeValues = Readonly<Record<string, string | number | boolean>>;

/** What can have been done with an asset. */
export const ASSET_ACTS = ['made', 'found', 'changed', 'seen', 'tied', 'untied', 'merged'] as const;
export type AssetAct = (typeof ASSET_ACTS)[number];

/** A line of its history. */
export interface AssetEntry {
  at: Instant;
  byId: Id;
  act: AssetAct;
  /** Of a change: which fields. */
  fields?: readonly string[];
  /** Of a relation or a merge: with which asset. */
  otherId?: Id;
}

/** What the rules need to know of an asset. */
export interface Asset {
  id: Id;
  tag: string;
  name: string;
  classId: Id | null;
  state: AssetState;
  /** Who uses it; null: nobody in particular. */
  userId: Id | null;
  siteId: Id | null;
  /** Sites whose people it is for, of a service or of something that is shared. */
  servesSiteIds: readonly Id[];
  /** What it leans on, and what leans on it by its own word. */
  relations: readonly Relation[];
}

/**
 * A tag as it is compared and stored: without spaces around it, in capitals. Labels are read by people in cellars: 'ap-r2-014'
 * and 'AP-R2-014' are one.
 */
export const foldTag = (tag: string): string => tag.normalize('NFKC').trim().toUpperCase();

/** The newest lines of the history with one more. */
export const withEntry = (log: readonly AssetEntry[], entry: AssetEntry): AssetEntry[] => [
  entry,
  ...log.slice(0, ASSET_LIMITS.log - 1),
];
