import { DAY, HOUR, type Instant, MINUTE } from '#domain/kernel/types';
import { type Prng, prng } from './prng';

/** Reports per weekday, Monday first, and per hour of the day: a hospital never sleeps, but it does rest. */
const WEEK = [1.3, 1.12, 1.05, 1, 0.86, 0.24, 0.17];
const DAY_HOURS = [2, 1, 1, 1, 2, 3, 12, 40, 78, 90, 80, 66, 48, 60, 68, 58, 38, 24, 15, 10, 8, 6, 4, 3];
const OPENS = 7 * 60 + 30;
const CLOSES = 18 * 60;

/** Wall clock of a zone. `weekday` 0 is Monday, `minute` counts from midnight. */
export interface WallClock {
  weekday: number;
  minute: number;
}

/** Reads a zone's wall clock; remembers the offset per quarter of a day, because it is asked often. */
export function wallClock(zone: string): (at: Instant) => WallClock {
  const offsets = new Map<number, number>();
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const offset = (at: Instant): number => {
    const key = Math.floor(at / (6 * HOUR));
    const known = offsets.get(key);
    if (known !== undefined) return known;
    const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
    const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    const value = sign ? (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE) : 0;
    offsets.set(key, value);
    return value;
  };
  return (at) => {
    const local = at + offset(at);
    // 1970-01-01 was a Thursday
    return { weekday: (Math.floor(local / DAY) + 3) % 7, minute: Math.floor((local % DAY) / MINUTE) };
  };
}

/**
 * When things were reported: `count` instants of the last `days` days, ascending, none after `now`.
 * Busy on Monday mornings, quiet at weekends, and one bad day twelve days ago.
 */
export function reportInstants(now: Instant, days: number, count: number, zone: string): Instant[] {
  const clock = wallClock(zone);
  const today = clock(now);
  const midnight = now - today.minute * MINUTE - (now % MINUTE);
  const total = DAY_HOURS.reduce((sum, w) => sum + w, 0);
  const slots: Array<{ from: Instant; weight: number }> = [];
  for (let back = days - 1; back >= 0; back--) {
    const mood = prng(`day ${back}`).around(1, 0.16) * (back === 12 ? 1.7 : 1);
    const weekday = (((today.weekday - back) % 7) + 7) % 7;
    for (const [hour, weight] of DAY_HOURS.entries()) {
      const from = midnight - back * DAY + hour * HOUR;
      if (from >= now) break;
      const part = Math.min(1, (now - from) / HOUR);
      slots.push({ from, weight: ((WEEK[weekday] ?? 1) * mood * weight * part) / total });
    }
  }
  const sum = slots.reduce((all, slot) => all + slot.weight, 0);
  const random = prng('report instants');
  const instants: Instant[] = [];
  let slot = 0;
  let passed = 0;
  for (let i = 0; i < count; i++) {
    const goal = ((i + random.next()) / count) * sum;
    while (slot < slots.length - 1 && passed + (slots[slot]?.weight ?? 0) < goal) {
      passed += slots[slot]?.weight ?? 0;
      slot++;
    }
    const { from = now, weight = 1 } = slots[slot] ?? {};
    const inside = Math.min(0.999, (goal - passed) / weight);
    instants.push(Math.min(Math.round(from + inside * HOUR), now - 2 * MINUTE));
  }
  return instants.sort((a, b) => a - b);
}

/** Adds working time (Monday to Friday, 07:30 to 18:00 of the zone) to an instant. */
export function afterWork(
  clock: (at: Instant) => WallClock,
  from: Instant,
  work: number,
  random: Prng,
): Instant {
  let at = from;
  let rest = work;
  for (;;) {
    const { weekday, minute } = clock(at);
    if (weekday < 5 && minute >= OPENS && minute < CLOSES) {
      const room = (CLOSES - minute) * MINUTE;
      if (rest <= room) return at + rest;
      rest -= room;
      at += room;
    } else {
      const days = weekday >= 5 ? 7 - weekday : minute < OPENS ? 0 : weekday === 4 ? 3 : 1;
      at += days * DAY + (OPENS - minute) * MINUTE + random.int(0, 25) * MINUTE;
    }
  }
}
