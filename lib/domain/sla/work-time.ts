import { DAY, type Instant } from '../kernel/types';
import { type Calendar, type Stretch, spansOfDay } from './calendar';
import { offsetAt } from './offsets';

/** What is not done by then never is: the calendar is closed for good, or nearly. */
const FAR = 50 * 366 * DAY;

/**
 * The open times between two instants, in order, none twice. An instant is open when the wall clock of the zone then
 * shows open hours: an hour that the clocks skip is not there to be worked in, one that they repeat is worked in twice.
 */
export function* openStretches(calendar: Calendar, from: Instant, to: Instant): Generator<Stretch> {
  let at = from;
  while (at < to) {
    const piece = offsetAt(calendar.zone, at);
    const end = Math.min(to, piece.to);
    // Within a piece the wall clock runs evenly: its days are counted as whole days since 1970.
    const last = Math.floor((end - 1 + piece.offset) / DAY);
    for (let day = Math.floor((at + piece.offset) / DAY); day <= last; day++) {
      for (const [opens, closes] of spansOfDay(calendar, day)) {
        const stretch = {
          from: Math.max(at, opens - piece.offset),
          to: Math.min(end, closes - piece.offset),
        };
        if (stretch.from < stretch.to) yield stretch;
      }
    }
    at = end;
  }
}

/** Working time between two instants, ms; 0 when `to` is not after `from`. */
export function workTime(calendar: Calendar, from: Instant, to: Instant): number {
  let sum = 0;
  for (const stretch of openStretches(calendar, from, to)) sum += stretch.to - stretch.from;
  return sum;
}

/**
 * The instant at which so much working time has passed. What ends with the day ends when it closes, not when the next
 * one opens.
 *
 * @param work ms; 0 or less: `from` itself
 * @returns null when that takes more than fifty years: the calendar is closed for good
 */
export function afterWork(calendar: Calendar, from: Instant, work: number): Instant | null {
  if (work <= 0) return from;
  let rest = work;
  for (const stretch of openStretches(calendar, from, from + FAR)) {
    const length = stretch.to - stretch.from;
    if (length >= rest) return stretch.from + rest;
    rest -= length;
  }
  return null;
}
