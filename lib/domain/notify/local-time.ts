import { Temporal } from 'temporal-polyfill';
import { type Instant, MINUTE } from '../kernel/types';

/** Whether this machine knows a time zone by that name. */
export function isZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

const at = (zone: string, instant: Instant): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);

/** What the clocks on the wall show, in minutes of the day. */
export function minuteOfDay(zone: string, instant: Instant): number {
  const { hour, minute } = at(zone, instant);
  return hour * 60 + minute;
}

/**
 * The next time, after `now`, that the clocks on the wall come to `minute`. Where they jump over it, it is when they
 * have jumped; where they come to it twice, each counts.
 */
export function nextAt(zone: string, minute: number, now: Instant): Instant {
  const day = at(zone, now).toPlainDate();
  const time = { hour: Math.floor(minute / 60), minute: minute % 60 };
  for (let days = 0; days < 4; days++) {
    const wall = day.add({ days }).toPlainDateTime(time);
    for (const disambiguation of ['earlier', 'later'] as const) {
      const zoned = wall.toZonedDateTime(zone, { disambiguation });
      // A time that does not exist that day: `earlier` lies before the jump, where it is not yet that late.
      if (disambiguation === 'earlier' && !zoned.toPlainDateTime().equals(wall)) continue;
      if (zoned.epochMilliseconds > now) return jumped(zone, zoned.epochMilliseconds, wall);
    }
  }
  return now + 24 * 60 * MINUTE;
}

/** The end of the jump, where the wall's time was jumped over. */
function jumped(zone: string, instant: Instant, wall: Temporal.PlainDateTime): Instant {
  const time = at(zone, instant);
  if (time.toPlainDateTime().equals(wall)) return instant;
  // The transition before an instant is never the instant itself: where exactly the first time jumped over is asked
  // for, `instant` is when they jump.
  return time.add({ milliseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? instant;
}
