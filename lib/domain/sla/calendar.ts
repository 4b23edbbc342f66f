import { DAY, type Id, type Instant, MINUTE } from '../kernel/types';

/** Minutes of a day by the wall clock, from (inclusive) and to (exclusive): 0 to 1440. */
export type OpenSpan = readonly [from: number, to: number];

/** A day without open hours: a date ("2026-12-24") or every year ("12-25"). */
export interface Holiday {
  date: string;
  name: string;
}

/** When people work: what a service level counts. */
export interface Calendar {
  id: Id;
  /** IANA name: hours are wall clock hours there. */
  zone: string;
  /** Seven days from Monday (ISO 8601), each with its spans in order; a gap between two is a break. */
  week: readonly (readonly OpenSpan[])[];
  holidays: readonly Holiday[];
}

export const DAY_MINUTES = 1440;
/** Spans of one day, e.g. with a break at noon and one in the afternoon. */
export const SPANS_MAX = 6;
export const HOLIDAYS_MAX = 400;

/** What can be wrong with the hours of a calendar. */
export type HoursFault = 'order' | 'overlap' | 'many' | 'closed';

/** The first fault of a week, with its day (0: Monday); null when there is none. Days may be closed, a week may not. */
export function weekFault(week: Calendar['week']): { fault: HoursFault; day: number } | null {
  for (const [day, spans] of week.entries()) {
    if (spans.length > SPANS_MAX) return { fault: 'many', day };
    let last = 0;
    for (const [from, to] of spans) {
      if (from >= to || from < 0 || to > DAY_MINUTES) return { fault: 'order', day };
      if (from < last) return { fault: 'overlap', day };
      last = to;
    }
  }
  return week.some((spans) => spans.length > 0) ? null : { fault: 'closed', day: 0 };
}

/** Whether it never closes. */
export const isAlwaysOpen = ({ week, holidays }: Pick<Calendar, 'week' | 'holidays'>): boolean =>
  holidays.length === 0 &&
  week.every((spans) => spans.reduce((sum, [from, to]) => sum + to - from, 0) === DAY_MINUTES);

/** Whether a text is a date of the Gregorian calendar ("2026-12-24"), or a day of the year ("02-29" included). */
export function isHolidayDate(text: string): boolean {
  const found = /^(?:(\d{4})-)?(\d{2})-(\d{2})$/.exec(text);
  if (!found) return false;
  const [year, month, day] = [Number(found[1] ?? 2000), Number(found[2]), Number(found[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * The open spans of one local day, as milliseconds of the wall clock since 1970-01-01 there.
 * @param day days since 1970-01-01, a Thursday
 */
export function spansOfDay({ week, holidays }: Calendar, day: number): [from: number, to: number][] {
  if (holidays.length > 0 && isHoliday(holidays, day)) return [];
  const spans = week[(((day + 3) % 7) + 7) % 7] ?? [];
  return spans.map(([from, to]) => [day * DAY + from * MINUTE, day * DAY + to * MINUTE]);
}

function isHoliday(holidays: readonly Holiday[], day: number): boolean {
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  return daysOf(holidays).has(date) || daysOf(holidays).has(date.slice(5));
}

// Asked for each day of each count: made once per list.
const known = new WeakMap<readonly Holiday[], ReadonlySet<string>>();
function daysOf(holidays: readonly Holiday[]): ReadonlySet<string> {
  const days = known.get(holidays) ?? new Set(holidays.map(({ date }) => date));
  known.set(holidays, days);
  return days;
}

/** A span of time, from (inclusive) and to (exclusive). */
export interface Stretch {
  from: Instant;
  to: Instant;
}
