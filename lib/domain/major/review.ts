import type { Instant } from '../kernel/types';
import type { TicketStep } from '../ticket/states';
import { nextUpdateAt, UPDATE_EVERY, type UpdateEvery } from './major';

/** What of a timeline a review counts. */
export interface Reviewed {
  kind: string;
  effectiveAt: Instant;
  data: {
    major?: 'declared' | 'stood_down' | undefined;
    every?: number | undefined;
    step?: TicketStep | undefined;
  };
}

export interface MajorReview {
  reportedAt: Instant;
  declaredAt: Instant;
  /** Null: it goes on. */
  endedAt: Instant | null;
  updates: number;
  /** Of the updates that were promised, how many came after their time or not at all. */
  late: number;
  /** The longest span in which nobody was told anything while it went on, ms. */
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
  const all = entries
    .flatMap((entry) => {
      const what = whatOf(entry);
      return what === null ? [] : [{ what, at: entry.effectiveAt, every: entry.data.every }];
    })
    .filter(({ at }) => at >= since && (endedAt === null || at <= endedAt))
    .sort((a, b) => a.at - b.at || ORDER[a.what] - ORDER[b.what]);
  // A clock on the wall may be a little behind what was just written.
  const end = endedAt ?? Math.max(now, all.at(-1)?.at ?? now);
  let [late, longestSilence] = [0, 0];
  let every = everyOf(undefined);
  /** Since when the next word is waited for; null: it is over, and nothing is owed. */
  let from: Instant | null = null;
  const until = (at: Instant) => {
    if (from === null) return;
    longestSilence = Math.max(longestSilence, at - from);
    if (at > nextUpdateAt(from, every)) late += 1;
  };
  for (const one of all) {
    const isGoingOn: boolean = from !== null || one.what !== 'update';
    until(one.at);
    if (one.what === 'declared' || one.what === 'update') every = everyOf(one.every);
    from = one.what === 'ended' || !isGoingOn ? null : one.at;
  }
  until(end);
  const updates = all.filter(({ what }) => what === 'update').length;
  return { reportedAt: createdAt, declaredAt: since, endedAt, updates, late, longestSilence };
}

/** In one moment: what was said comes before the end, and that before it goes on. */
const ORDER = { declared: 0, update: 1, ended: 2, again: 3 } as const;

function whatOf({ kind, data }: Reviewed): keyof typeof ORDER | null {
  if (kind === 'update') return 'update';
  if (kind === 'major') return data.major === 'declared' ? 'declared' : null;
  if (kind !== 'step') return null;
  if (data.step === 'resolve' || data.step === 'cancel') return 'ended';
  return data.step === 'reopen' ? 'again' : null;
}

const everyOf = (minutes: number | undefined): UpdateEvery =>
  UPDATE_EVERY.find((one) => one === minutes) ?? 30;
