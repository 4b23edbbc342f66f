import type { Instant } from '#domain/kernel/types';
import { DAY } from '#domain/kernel/types';
import type { Clocks } from '#domain/sla/clocks';
import type { ClockHistory, Segment } from '#domain/sla/history';
import { MEASURES, type Measure } from '#domain/sla/policy';
import { type Pace, type Run, usedAt } from '#domain/sla/run';
import { afterWork, openStretches } from '#domain/sla/work-time';

/** How a promise stands now, in working time (ms). */
export interface Standing {
  measure: Measure;
  run: Run;
  /** what is left; below 0: over */
  left: number;
  state: 'runs' | 'stands' | 'ended';
  tone: 'plain' | 'warn' | 'over';
  /** while it does not run: when it would end if it went on now */
  endsAt: Instant | null;
  segments: readonly Segment[];
}

/** The promises of a ticket: the one that is due next first, what was kept or missed behind. */
export function standings(
  clocks: Clocks | null,
  history: ClockHistory,
  now: Instant,
  pace: (measure: Measure) => Pace,
): Standing[] {
  const all = MEASURES.flatMap((measure) => {
    const run = clocks?.[measure];
    return run ? [standing(measure, run, history.segments[measure], now, pace(measure))] : [];
  });
  const rank = ({ state, measure, endsAt }: Standing) =>
    (state === 'ended' ? 2e15 : measure === 'team' ? 1e15 : 0) + (endsAt ?? 1e14);
  return all.sort((a, b) => rank(a) - rank(b));
}

function standing(
  measure: Measure,
  run: Run,
  segments: readonly Segment[],
  now: Instant,
  pace: Pace,
): Standing {
  const left = run.target - usedAt(run, now, pace);
  const calendar = pace.calendar(run.calendarId);
  const state = run.endedAt !== null ? 'ended' : run.since === null ? 'stands' : 'runs';
  const tone = left < 0 ? 'over' : left * 4 <= run.target && state !== 'ended' ? 'warn' : 'plain';
  const endsAt = run.dueAt ?? (calendar && left > 0 ? afterWork(calendar, now, left) : null);
  return { measure, run, left, state, tone, endsAt, segments };
}

/** When a clock that runs counts on, where nobody works now; null: it counts. */
export function countsOnAt({ run, state }: Standing, now: Instant, pace: Pace): Instant | null {
  const calendar = pace.calendar(run.calendarId);
  if (state !== 'runs' || !calendar) return null;
  const next = openStretches(calendar, now, now + 30 * DAY).next();
  return next.done || next.value.from <= now ? null : next.value.from;
}

/** A stretch of the rail, as shares of its length in percent. */
export interface RailPart {
  from: number;
  width: number;
  runs: boolean;
}

/** The rail of a clock over the time of day: from its start to its end, or to now where that is later. */
export function railOf(
  { run, endsAt, segments }: Standing,
  now: Instant,
): { parts: RailPart[]; end: Instant } {
  const end = Math.max(endsAt ?? now, now);
  const length = Math.max(1, end - run.startedAt);
  const share = (span: number) => Math.min(100, Math.max(0, (span / length) * 100));
  const parts = segments.map(({ from, to, runs }) => ({
    from: share(from - run.startedAt),
    width: share((to ?? now) - from),
    runs,
  }));
  return { parts, end };
}
