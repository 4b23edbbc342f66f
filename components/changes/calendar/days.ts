import type { Span } from '#domain/change/schedule';
import type { CalendarView } from '#domain/change/view';
import type { Instant } from '#domain/kernel/types';

// By the clock of whoever looks: a day has 23 or 25 hours twice a year, so days are counted by the calendar, never in ms.

/** The beginning of the day, so many days away. */
export function dayAt(at: Instant, away = 0): Instant {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + away).getTime();
}

/** The beginning of its week: a Monday. */
export const weekOf = (at: Instant): Instant => dayAt(at, -((new Date(at).getDay() + 6) % 7));

/** The days of a view, each by its beginning: a week, or the whole weeks of a month. */
export function daysOf(view: CalendarView, at: Instant): Instant[] {
  if (view !== 'month') return Array.from({ length: 7 }, (_, n) => dayAt(weekOf(at), n));
  const first = new Date(at);
  const begin = weekOf(new Date(first.getFullYear(), first.getMonth(), 1).getTime());
  const end = new Date(first.getFullYear(), first.getMonth() + 1, 1).getTime();
  const days: Instant[] = [];
  for (let n = 0; n % 7 !== 0 || dayAt(begin, n) < end; n++) days.push(dayAt(begin, n));
  return days;
}

/** The same place in the view before or after it. */
export function moved(view: CalendarView, at: Instant, by: 1 | -1): Instant {
  if (view !== 'month') return dayAt(at, 7 * by);
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth() + by, 1).getTime();
}

/** A day as an address has it: "2026-11-28". */
export function dayName(at: Instant): string {
  const day = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

export interface Placed<T> {
  item: T;
  /** Part of the day from its beginning, 0 to 1. */
  top: number;
  height: number;
  /** Which of so many that stand beside each other. */
  lane: number;
  lanes: number;
}

/** Where the spans of one day stand in its column: those that overlap stand beside each other. */
export function placedIn<T extends Span>(day: Instant, items: readonly T[]): Placed<T>[] {
  const end = dayAt(day, 1);
  const own = items
    .filter(({ from, to }) => from < end && to > day)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const placed: Placed<T>[] = [];
  let group: Placed<T>[] = [];
  let until = 0;
  const close = () => {
    const lanes = Math.max(0, ...group.map(({ lane }) => lane + 1));
    for (const one of group) one.lanes = lanes;
    group = [];
  };
  for (const item of own) {
    if (item.from >= until) close();
    const taken = new Set(group.filter((one) => one.item.to > item.from).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane++;
    const [from, to] = [Math.max(item.from, day), Math.min(item.to, end)];
    const one = { item, top: (from - day) / (end - day), height: (to - from) / (end - day), lane, lanes: 1 };
    group.push(one);
    placed.push(one);
    until = Math.max(until, item.to);
  }
  close();
  return placed;
}
