import type { CalendarSetting } from '#domain/settings/shapes';
import { DAY_MINUTES, type Holiday, isHolidayDate } from '#domain/sla/calendar';
import type { TypedFault } from '../fault-words';

/** Hours of a day as they are typed. */
export interface TypedSpan {
  from: string;
  to: string;
}

/** A holiday as it is typed. */
export interface TypedHoliday {
  /** "2026-12-24", of one that is every year with any year, or nothing yet */
  date: string;
  yearly: boolean;
  name: string;
}

export interface HoursFields {
  name: string;
  zone: string | null;
  week: TypedSpan[][];
  holidays: TypedHoliday[];
  active: boolean;
}

/** What is stored of it. */
export interface StoredHours {
  name: string;
  zone: string;
  week: [number, number][][];
  holidays: Holiday[];
  active: boolean;
}

export const ALL_DAY: TypedSpan = { from: '00:00', to: '24:00' };

const two = (n: number): string => String(n).padStart(2, '0');

/** "08:00"; the end of a day is "24:00". */
export const clockText = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** The minute of the day of "8", "8:30", "08.30" or "0830"; null: it is no time. */
export function clockMinute(text: string): number | null {
  const found = /^(\d{1,2})(?:[:.h]?(\d{2}))?$/.exec(text.trim());
  if (!found) return null;
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)];
  const minute = hours * 60 + minutes;
  return minutes < 60 && minute <= DAY_MINUTES ? minute : null;
}

/** The time as it is written everywhere, when it is one; else what was typed. */
export const tidyClock = (text: string): string => {
  const minute = clockMinute(text);
  return minute === null ? text : clockText(minute);
};

/** Midnight at the end of hours is that of the next day. */
const endMinute = (text: string): number | null =>
  clockMinute(text) || (clockMinute(text) === 0 ? DAY_MINUTES : null);

/** Hours in a form. @param year for holidays of every year: the one in which a date field shows them */
export function typedHours(row: CalendarSetting, year: number): HoursFields {
  const { name, zone, week, holidays, active } = row;
  return {
    ...{ name, zone, active },
    week: week.map((spans) => spans.map(([from, to]) => ({ from: clockText(from), to: clockText(to) }))),
    holidays: holidays.map(({ date, name }) => ({
      name,
      yearly: date.length === 5,
      date: date.length > 5 ? date : `${date === '02-29' ? leapYear(year) : year}-${date}`,
    })),
  };
}

/** What is to be stored; call it on what `hoursFault` found nothing wrong with. */
export function storedHours({ name, zone, week, holidays, active }: HoursFields): StoredHours {
  return {
    ...{ name, active },
    zone: zone ?? '',
    week: week.map((spans) =>
      spans.map(({ from, to }) => [clockMinute(from) ?? 0, endMinute(to) ?? 0] as [number, number]),
    ),
    holidays: holidays.map(({ date, yearly, name }) => ({
      date: yearly ? date.slice(5) : date,
      name: name.trim(),
    })),
  };
}

/** What cannot be sent: a time that is none, a holiday without its day or name, no zone. */
export function hoursFault({ zone, week, holidays }: HoursFields): TypedFault | null {
  if (zone === null) return { field: 'zone', fault: 'noZone' };
  const day = week.findIndex((spans) =>
    spans.some(({ from, to }) => clockMinute(from) === null || endMinute(to) === null),
  );
  if (day >= 0) return { field: 'week', fault: 'clock', facts: { day } };
  const at = holidays.findIndex(({ date, name }) => !isHolidayDate(date) || name.trim() === '');
  return at >= 0 ? { field: 'holidays', fault: 'holiday', facts: { at } } : null;
}

/** Whether hours of a day have a time that is none. */
export const isWrongClock = (text: string): boolean => clockMinute(text) === null;

const leapYear = (year: number): number => {
  const isLeap = (one: number) => new Date(Date.UTC(one, 1, 29)).getUTCDate() === 29;
  return [0, 1, 2, 3, 4, 5, 6, 7].map((more) => year + more).find(isLeap) ?? 2028;
};
