import { canonicalText } from '../protocol/canonical';
import { crc32 } from '../protocol/digest';
import type { ChangeRow } from './change';

type Shown = Pick<
  ChangeRow,
  'title' | 'reason' | 'plan' | 'backOut' | 'tests' | 'windowFrom' | 'windowTo' | 'assetIds' | 'risk'
>;

/**
 * Stands for what somebody reads of a change before they decide: its plan, its window, its assets and the words to them.
 * Whoever decides on something else is told so, and what was approved is void once it is another. Ticks are no part of it.
 */
export function changeSeenOf(change: Shown): string {
  const { title, reason, plan, backOut, tests, windowFrom, windowTo, assetIds, risk } = change;
  const steps = plan.map((step) => [step.id, step.title, step.ownerId, step.minutes]);
  const text = canonicalText([
    ...[title, reason, steps, backOut, tests, windowFrom, windowTo, [...assetIds].sort(), risk],
  ]);
  const hex = (sum: number) => sum.toString(16).padStart(8, '0');
  return hex(crc32(text)) + hex(crc32(`${text.length}${text}`));
}
