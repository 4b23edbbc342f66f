import type { Instant } from '../kernel/types';
import { applied, type ClockChanges, type Clocks, NO_CLOCKS, type PaceOf } from './clocks';
import { MEASURES, type Measure } from './policy';
import { type ClockVerb, usedAt } from './run';

/** What of a timeline entry the clocks are told from. */
export interface ClockEntry {
  id: string;
  effectiveAt: Instant;
  receivedAt: Instant | null;
  clock?: ClockChanges | undefined;
}

/** A stretch of a clock between two entries. */
export interface Segment {
  from: Instant;
  /** Null: up to now. */
  to: Instant | null;
  runs: boolean;
  /** Working time that counted in it, ms. */
  counted: number;
  /** What it began with, and the entry that says why. */
  verb: ClockVerb;
  entryId: string;
}

export interface ClockHistory {
  clocks: Clocks;
  segments: Record<Measure, Segment[]>;
}

/** In the order in which they count; what counts from the same instant, in the order the server heard of it. */
const inOrder = (a: ClockEntry, b: ClockEntry): number =>
  a.effectiveAt - b.effectiveAt ||
  (a.receivedAt ?? Number.MAX_SAFE_INTEGER) - (b.receivedAt ?? Number.MAX_SAFE_INTEGER);

/**
 * The clocks of a ticket told from its timeline alone: what the row of the ticket has as its result, and every stretch
 * with what caused it. The stretches of a clock add up to what has counted.
 */
export function clockHistory(entries: readonly ClockEntry[], now: Instant, pace: PaceOf): ClockHistory {
  const segments: Record<Measure, Segment[]> = { response: [], resolution: [], team: [] };
  let clocks: Clocks = NO_CLOCKS;
  for (const { id, effectiveAt: at, clock } of [...entries].sort(inOrder)) {
    if (!clock) continue;
    const next = applied(clocks, clock, at, pace);
    for (const measure of MEASURES) {
      const verb = clock[measure]?.do;
      if (!verb) continue;
      const told = verb === 'start' || verb === 'drop' ? [] : segments[measure];
      closeLast(told, clocks, next, measure, at);
      const run = next[measure];
      if (run && run.endedAt === null)
        told.push({ from: at, to: null, runs: run.since !== null, counted: 0, verb, entryId: id });
      segments[measure] = told;
    }
    clocks = next;
  }
  for (const measure of MEASURES) {
    const [run, last] = [clocks[measure], segments[measure].at(-1)];
    if (run && last?.to === null && last.runs) last.counted = usedAt(run, now, pace(measure)) - run.used;
  }
  return { clocks, segments };
}

function closeLast(told: Segment[], before: Clocks, after: Clocks, measure: Measure, at: Instant): void {
  const last = told.at(-1);
  if (!last || last.to !== null) return;
  last.to = at;
  last.counted = (after[measure]?.used ?? 0) - (before[measure]?.used ?? 0);
}
