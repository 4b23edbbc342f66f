import type { Instant } from '../kernel/types';
import { nextUpdateAt, UPDATE_EVERY, type UpdateEvery } from './major';

/** What of a timeline a review counts. */
export interface Reviewed {
  kind: string;
  effectiveAt: Instant;
  data: { major?: 'declared' | 'stood_down' | undefined; every?: number | undefined };
}

export interface MajorReview {
  reportedAt: Instant;
  declaredAt: Instant;
  /** Null: it goes on. */
  endedAt: Instant | null;
  updates: number;
  /** Of the updates that were promised, how many came after their time or not at all. */
  late: number;
  /** The longest span in which nobody was told anything, ms. */
  longestSilence: number;
}

/**
 * How a major incident went, from what stands on the ticket: when it was declared, how long it took, and whether people
 * were told when it was promised.
 *
 * @param times of the ticket; `since` is when it was declared last
 */
export function reviewOf(
  times: { createdAt: Instant; since: Instant; endedAt: Instant | null },
  entries: readonly Reviewed[],
  now: Instant,
): MajorReview {
  const { createdAt, since, endedAt } = times;
  const told = entries
    .filter(({ kind, data }) => kind === 'update' || (kind === 'major' && data.major === 'declared'))
    .filter(({ effectiveAt }) => effectiveAt >= since && (endedAt === null || effectiveAt <= endedAt))
    .sort((a, b) => a.effectiveAt - b.effectiveAt);
  // A clock on the wall may be a little behind what was just written.
  const end = endedAt ?? Math.max(now, told.at(-1)?.effectiveAt ?? now);
  let [late, longestSilence] = [0, 0];
  for (const [n, { effectiveAt, data }] of told.entries()) {
    const next = told[n + 1]?.effectiveAt ?? end;
    longestSilence = Math.max(longestSilence, next - effectiveAt);
    if (next > nextUpdateAt(effectiveAt, everyOf(data.every))) late += 1;
  }
  const updates = told.filter(({ kind }) => kind === 'update').length;
  return { reportedAt: createdAt, declaredAt: since, endedAt, updates, late, longestSilence };
}

const everyOf = (minutes: number | undefined): UpdateEvery =>
  UPDATE_EVERY.find((one) => one === minutes) ?? 30;
