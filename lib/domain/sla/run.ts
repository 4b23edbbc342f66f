import type { Id, Instant } from '../kernel/types';
import type { Calendar } from './calendar';
import { afterWork, workTime } from './work-time';

/** The clock of one promise on one ticket. Times in ms. */
export interface Run {
  policyId: Id;
  calendarId: Id;
  /** Working time that is promised. */
  target: number;
  startedAt: Instant;
  /** Working time that counted before `since`; of a clock that stands, all of it. */
  used: number;
  /** The stretches in which it did. */
  past: readonly (readonly [from: Instant, to: Instant])[];
  /** Since when it runs; null: it stands. */
  since: Instant | null;
  /** When the promise was kept, or was not, and the clock ended. */
  endedAt: Instant | null;
  /** While it runs: when the time is over, when a quarter of it is left, when the next mark is passed. */
  dueAt: Instant | null;
  warnAt: Instant | null;
  nextAt: Instant | null;
  /** The highest mark that was dealt with, percent. */
  done: number;
}

/** A quarter of the time is left: cards turn amber (look). */
const WARN_PERCENT = 75;

/** What happens to a clock. The timeline keeps these, so that the clock can be told again from it. */
export const CLOCK_VERBS = ['start', 'retarget', 'pause', 'run', 'end', 'reopen', 'drop'] as const;
export type ClockVerb = (typeof CLOCK_VERBS)[number];

/** What is promised, by which policy. */
export interface Terms {
  policyId: Id;
  calendarId: Id;
  /** ms */
  target: number;
  /** The ticket is on hold for a reason at which this clock stands. */
  paused?: true;
}

export type ClockChange =
  | ({ do: 'start' | 'retarget' } & Terms)
  | { do: Exclude<ClockVerb, 'start' | 'retarget'> };

/** What turns time into working time, for the clocks of one measure. */
export interface Pace {
  /** Undefined: this side does not have it (yet), nothing is foreseen. */
  calendar(id: Id): Calendar | undefined;
  /** Marks of a policy in percent, in order. */
  marks(policyId: Id): readonly number[];
}

const counted = (pace: Pace, calendarId: Id, from: Instant, to: Instant): number => {
  const calendar = pace.calendar(calendarId);
  return calendar ? workTime(calendar, from, to) : 0;
};

/**
 * Working time that has counted up to an instant, ms. Also of one that lies back: whoever answered without signal has
 * answered then, whatever happened on the server in the meantime.
 */
export function usedAt(run: Run, at: Instant, pace: Pace): number {
  const last = run.past.at(-1)?.[1] ?? run.startedAt;
  const before =
    at >= last
      ? run.used
      : run.past.reduce((sum, [from, to]) => sum + counted(pace, run.calendarId, from, Math.min(to, at)), 0);
  return before + (run.since === null ? 0 : counted(pace, run.calendarId, run.since, at));
}

/** One step of a clock: the only way it changes. Null: there is none (any more). */
export function changed(run: Run | null, change: ClockChange, at: Instant, pace: Pace): Run | null {
  if (change.do === 'start') return started(change, at, pace);
  if (!run || change.do === 'drop') return null;
  const ended = run.endedAt !== null;
  switch (change.do) {
    case 'retarget':
      return retargeted(run, change, at, pace);
    case 'pause':
      return ended ? run : halted(run, at, pace);
    case 'end':
      return run.endedAt !== null && at >= run.endedAt ? run : { ...halted(run, at, pace), endedAt: at };
    case 'run':
      return ended || run.since !== null ? run : foreseen({ ...run, since: at }, pace);
    case 'reopen':
      return foreseen({ ...run, since: at, endedAt: null }, pace);
  }
}

function halted(run: Run, at: Instant, pace: Pace): Run {
  const stretches = run.since === null ? run.past : [...run.past, [run.since, at] as const];
  const past = stretches
    .map(([from, to]) => [from, Math.min(to, at)] as const)
    .filter(([from, to]) => from < to);
  return { ...run, used: usedAt(run, at, pace), past, since: null, ...NOTHING_AHEAD };
}

function started({ policyId, calendarId, target, paused }: Terms, at: Instant, pace: Pace): Run {
  const run = { policyId, calendarId, target, startedAt: at, used: 0, past: [], endedAt: null, done: 0 };
  return foreseen({ ...run, since: paused ? null : at, ...NOTHING_AHEAD }, pace);
}

/** Under other terms what has counted stays, and so do the pauses. Marks that lie ahead again are dealt with again. */
function retargeted(run: Run, { policyId, calendarId, target, paused }: Terms, at: Instant, pace: Pace): Run {
  const terms = { policyId, calendarId, target };
  if (run.endedAt !== null) return { ...run, ...terms };
  const now = halted(run, at, pace);
  const behind = pace.marks(policyId).filter((mark) => mark * target <= now.used * 100);
  const done = Math.min(run.done, Math.max(0, ...behind));
  return foreseen({ ...now, ...terms, done, since: paused ? null : at }, pace);
}

/** A mark was dealt with: the next one lies ahead. */
export const escalated = (run: Run, percent: number, pace: Pace): Run => {
  const done = Math.max(run.done, percent);
  return run.since === null ? { ...run, done } : foreseen({ ...run, done }, pace);
};

/** Whether the hours or the marks have changed since it was last foreseen. */
export function foreseesWrongly(run: Run, pace: Pace): boolean {
  const { dueAt, nextAt } = foreseen(run, pace);
  return dueAt !== run.dueAt || nextAt !== run.nextAt;
}

const NOTHING_AHEAD = { dueAt: null, warnAt: null, nextAt: null };

function foreseen(run: Run, pace: Pace): Run {
  const calendar = pace.calendar(run.calendarId);
  const { since, used, target, done } = run;
  if (since === null || !calendar) return { ...run, ...NOTHING_AHEAD };
  const at = (percent: number) => afterWork(calendar, since, (target * percent) / 100 - used);
  const next = pace.marks(run.policyId).find((mark) => mark > done);
  return { ...run, dueAt: at(100), warnAt: at(WARN_PERCENT), nextAt: next === undefined ? null : at(next) };
}
