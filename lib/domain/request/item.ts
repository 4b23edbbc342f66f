import { DAY, type Instant } from '../kernel/types';
import type { FormVersion } from './fields';

/** Whom an item of the catalogue is offered to. */
export const ITEM_AUDIENCES = ['everyone', 'staff'] as const;
export type ItemAudience = (typeof ITEM_AUDIENCES)[number];

/** The pictures an item can have. */
export const ITEM_ICONS = [
  'key',
  'package',
  'lock',
  'userPlus',
  'laptop',
  'phone',
  'printer',
  'receipt',
  'calendar',
  'mail',
  'wifi',
  'wrench',
] as const;
export type ItemIcon = (typeof ITEM_ICONS)[number];

export const ITEM_LIMITS = {
  name: 80,
  group: 60,
  summary: 140,
  description: 2_000,
  /** free words: "39 € a month" */
  cost: 60,
  /** working minutes: a year of days */
  expectedMinutes: 60 * 24 * 366,
  /** versions of the form that devices hold at most, the current one included */
  versions: 20,
} as const;

/** So long a form that was replaced is still taken: from devices that have not heard of the new one. */
export const OLD_FORM_DAYS = 30;

/** The scopes of those who see an item: what is not offered is there for the staff, who may be asked about it. */
export const itemScope = (item: { audience: ItemAudience; active: boolean }): 'all' | 'staff' =>
  item.audience === 'everyone' && item.active ? 'all' : 'staff';

/** Whether somebody can ask for it. */
export const isOffered = (item: { audience: ItemAudience; active: boolean }, isOfStaff: boolean): boolean =>
  item.active && (item.audience === 'everyone' || isOfStaff);

/** The form that is asked now. An item has at least one. */
export const currentForm = (versions: readonly FormVersion[]): FormVersion | undefined => versions[0];

/**
 * The versions after a new one was made, the newest first. Those before it are kept as long as somebody may still send
 * what they filled in by them.
 */
export function withVersion(versions: readonly FormVersion[], made: Omit<FormVersion, 'n'>): FormVersion[] {
  const n = (versions[0]?.n ?? 0) + 1;
  const kept = versions.filter((_, at) => isTaken(versions, at, made.at) || at === 0);
  return [{ ...made, n }, ...kept].slice(0, ITEM_LIMITS.versions);
}

/** Whether what was filled in by this version is still taken. */
export function isTaken(versions: readonly FormVersion[], at: number, now: Instant): boolean {
  const next = versions[at - 1];
  return !next || now - next.at < OLD_FORM_DAYS * DAY;
}
