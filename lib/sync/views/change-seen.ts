import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalText } from '../protocol/canonical';
import type { ChangeRow } from './change';

type Shown = Pick<
  ChangeRow,
  | (
      | 'title'
      | 'reason'
      | 'description'
      | 'plan'
      | 'backOut'
      | 'tests'
      | 'windowFrom'
      | 'windowTo'
      | 'assetIds'
    )
  | ('risk' | 'siteId' | 'categoryId')
>;

/**
 * Stands for what somebody reads of a change before they decide, and for what the rules chose them by: its plan, its window, its
 * assets, where and of what it is, and the words to them. Whoever decides on something else is told so, and what was approved is
 * void once it is another. Ticks are no part of it. Half of a SHA-256: nobody finds two changes of the same sum.
 */
export function changeSeenOf(change: Shown): string {
  const { title, reason, description, plan, backOut, tests, windowFrom, windowTo, assetIds, risk } = change;
  const steps = plan.map((step) => [step.id, step.title, step.ownerId, step.minutes]);
  const text = canonicalText([
    ...[title, reason, description, steps, backOut, tests, windowFrom, windowTo, [...assetIds].sort(), risk],
    ...[change.siteId, change.categoryId],
  ]);
  return bytesToHex(sha256(utf8ToBytes(text)).subarray(0, 16));
}
