import 'server-only';
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '#domain/kernel/types';

/**
 * How dates may be written. `iso`: 2016-02-29, with or without T07:14, seconds, Z or +01:00. The others name the order
 * of day and month; the parts are separated by / . or -, the time by a blank.
 */
export const DATE_FORMATS = ['iso', 'd/m/yyyy', 'm/d/yyyy', 'yyyy/m/d'] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

const DATE = { iso: '', 'd/m/yyyy': 'dmy', 'm/d/yyyy': 'mdy', 'yyyy/m/d': 'ymd' } as const;
const PARTS = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]m)?)?$/i;
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
const numbers = (parts: readonly (string | undefined)[]): number[] => parts.map((part) => Number(part ?? 0));

/**
 * The instant of a date, or null when it is none in any of these formats. The first format that fits counts.
 * @param zone in which dates without an offset are meant (IANA). A time that a clock change left out counts as the one
 *   an hour later; of one that came twice, the first counts
 */
export function parseInstant(text: string, formats: readonly DateFormat[], zone: string): Instant | null {
  for (const format of formats) {
    const at = format === 'iso' ? isoInstant(text, zone) : partsInstant(text, DATE[format], zone);
    if (at !== null) return at;
  }
  return null;
}

function isoInstant(text: string, zone: string): Instant | null {
  const found = ISO.exec(text);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = numbers(found.slice(1, 7));
  const offset = found[7];
  const at = { year, month, day, hour, minute, second };
  if (!offset) return inZone(at, zone);
  const utc = inZone(at, 'UTC');
  if (utc === null || offset.toUpperCase() === 'Z') return utc;
  const [hours = 0, minutes = 0] = numbers([offset.slice(1, 3), offset.slice(-2)]);
  if (hours > 23 || minutes > 59) return null;
  return utc - (offset[0] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function partsInstant(text: string, order: 'dmy' | 'mdy' | 'ymd', zone: string): Instant | null {
  const found = PARTS.exec(text);
  if (!found) return null;
  const [a = 0, b = 0, c = 0, hour = 0, minute = 0, second = 0] = numbers(found.slice(1, 7));
  const half = found[7]?.toLowerCase();
  if (half && (hour < 1 || hour > 12)) return null;
  const date =
    order === 'ymd'
      ? { year: a, month: b, day: c }
      : order === 'dmy'
        ? { year: c, month: b, day: a }
        : { year: c, month: a, day: b };
  if (date.year < 1000) return null;
  return inZone(
    { ...date, hour: half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour, minute, second },
    zone,
  );
}

interface Civil {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

function inZone(civil: Civil, zone: string): Instant | null {
  const { year, month, day, hour, minute, second } = civil;
  if (hour > 23 || minute > 59 || second > 59 || month < 1 || month > 12) return null;
  const utc = Date.UTC(year, month - 1, day, hour, minute, second);
  // The 31st of April would roll over into May.
  if (new Date(utc).getUTCDate() !== day) return null;
  if (zone === 'UTC') return utc < 0 ? null : utc;
  const at = Temporal.PlainDateTime.from(civil).toZonedDateTime(zone).epochMilliseconds;
  return at < 0 ? null : at;
}
