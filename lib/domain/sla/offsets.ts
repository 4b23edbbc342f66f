import { DAY, HOUR, type Instant, MINUTE } from '../kernel/types';

/** A time in which the clocks of a zone stay as they are. */
export interface OffsetPiece {
  from: Instant;
  to: Instant;
  /** Wall clock minus UTC, ms. */
  offset: number;
}

// By what the platform knows of zones and not by Temporal, which a test compares this with: every app that computes
// when something is due has this code before its first tap, and Temporal would be a tenth of all it has.

/** No zone changes its clocks twice within this. */
const WINDOW = 7 * DAY;

const pieces = new Map<string, OffsetPiece[]>();
const formats = new Map<string, Intl.DateTimeFormat | null>();

/**
 * A piece around an instant, at most a week long. A zone that this machine does not know counts as UTC: only an old
 * browser can meet one (the server refuses to store it), and what it foresees is replaced by what the server says.
 */
export function offsetAt(zone: string, at: Instant): OffsetPiece {
  const week = Math.floor(at / WINDOW);
  const key = `${zone} ${week}`;
  const known = pieces.get(key) ?? divided(zone, week * WINDOW, (week + 1) * WINDOW);
  pieces.set(key, known);
  return known.find(({ to }) => at < to) as OffsetPiece;
}

function divided(zone: string, from: Instant, to: Instant): OffsetPiece[] {
  const [first, last] = [read(zone, from), read(zone, to - 1)];
  if (first === last) return [{ from, to, offset: first }];
  let [before, after] = [from, to - 1];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (read(zone, middle) === first) before = middle;
    else after = middle;
  }
  return [
    { from, to: after, offset: first },
    { from: after, to, offset: last },
  ];
}

/** What the wall clock shows more than UTC, ms. */
function read(zone: string, at: Instant): number {
  const name =
    formatOf(zone)
      ?.formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = 0, minutes = 0, seconds = 0] = /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(name) ?? [];
  const span = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * 1_000;
  return sign === '-' ? -span : span;
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  let format: Intl.DateTimeFormat | null = null;
  try {
    format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch {
    // Unknown here.
  }
  formats.set(zone, format);
  return format;
}
