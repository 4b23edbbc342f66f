import type { Instant } from '../kernel/types';
import type { Clocks } from './clocks';
import type { Measure } from './policy';
import type { Run } from './run';

/** 9999-12-31, midnight: where lists put what has no time to be done by. */
export const NEVER_DUE: Instant = 253_402_214_400_000;

/** What is due next of what was promised to whoever reports. */
export interface Due {
  measure: Exclude<Measure, 'team'>;
  at: Instant;
  /** From then on a quarter of the time or less is left. */
  warnAt: Instant;
}

/** Null: nothing is promised, or its clock stands. */
export function nextDue(clocks: Clocks | null): Due | null {
  if (!clocks) return null;
  const response = dueOf('response', clocks.response);
  const resolution = dueOf('resolution', clocks.resolution);
  if (!response || !resolution) return response ?? resolution;
  return response.at <= resolution.at ? response : resolution;
}

const dueOf = (measure: Due['measure'], run: Run | null): Due | null =>
  run && run.dueAt !== null ? { measure, at: run.dueAt, warnAt: run.warnAt ?? run.dueAt } : null;

/** When the next mark of any clock is passed; null: none lies ahead. */
export function nextAlarm(clocks: Clocks | null): Instant | null {
  const all = [clocks?.response, clocks?.resolution, clocks?.team].flatMap((run) => run?.nextAt ?? []);
  return all.length > 0 ? Math.min(...all) : null;
}
