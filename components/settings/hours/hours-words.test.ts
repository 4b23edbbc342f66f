import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import type { CalendarSetting } from '#domain/settings/shapes';
import { en } from '../../words/en';
import { clockMinute, hoursFault, storedHours, tidyClock, typedHours } from './hours-form';
import { holidayWords, weekWords } from './hours-words';

const t = createTranslator({ locale: 'en', messages: en, namespace: 'settings.hours' });
const DAY: [number, number][] = [
  [480, 720],
  [780, 1020],
];
const ALL: [number, number][] = [[0, 1440]];
const week = (...days: [number, number][][]) => [0, 1, 2, 3, 4, 5, 6].map((day) => days[day] ?? []);
const words = (...days: [number, number][][]) => weekWords({ week: week(...days), holidays: [] }, t as never);

describe('hours in words', () => {
  it('say days that are alike once', () => {
    expect(words(DAY, DAY, DAY, DAY, DAY)).toBe('Mon to Fri 08:00 to 12:00, 13:00 to 17:00');
    expect(words(DAY, DAY, [], DAY, DAY, [[540, 720]])).toBe(
      'Mon to Tue 08:00 to 12:00, 13:00 to 17:00; Thu to Fri 08:00 to 12:00, 13:00 to 17:00; Sat 09:00 to 12:00',
    );
  });

  it('say day and night only where it never closes', () => {
    const always = week(ALL, ALL, ALL, ALL, ALL, ALL, ALL);
    expect(weekWords({ week: always, holidays: [] }, t as never)).toBe('Day and night');
    const holidays = [{ date: '12-25', name: 'Christmas Day' }];
    expect(weekWords({ week: always, holidays }, t as never)).toBe('Mon to Sun all day');
    expect(words(ALL, [[0, 720]])).toBe('Mon all day; Tue 00:00 to 12:00');
  });

  it('name a holiday with its day', () => {
    expect(holidayWords({ date: '12-25', name: 'Christmas Day' }, t as never)).toBe(
      'Christmas Day, 25 Dec every year',
    );
    expect(holidayWords({ date: '2027-03-26', name: 'Good Friday' }, t as never)).toBe(
      'Good Friday, 26 Mar 2027',
    );
  });
});

describe('a time that is typed', () => {
  it.each([
    ['8', 480],
    ['08:30', 510],
    ['8.30', 510],
    ['0830', 510],
    ['830', 510],
    [' 17:00 ', 1020],
    ['24:00', 1440],
    ['24:01', null],
    ['8:60', null],
    ['noon', null],
    ['', null],
  ])('%j', (text, minute) => expect(clockMinute(text)).toBe(minute));

  it('is written like all others once it is one', () => {
    expect([tidyClock('8'), tidyClock('noon')]).toEqual(['08:00', 'noon']);
  });
});

describe('the form of hours', () => {
  const row: CalendarSetting = {
    ...{ id: 'a', name: 'Office', zone: 'Europe/Zurich', active: true, promises: [] },
    week: week(DAY, [[1320, 1440]]),
    holidays: [
      { date: '02-29', name: 'Leap day' },
      { date: '2027-03-26', name: 'Good Friday' },
    ],
  };

  it('gives back what it was given', () => {
    const { id, promises, ...stored } = row;
    expect(storedHours(typedHours(row, 2026))).toEqual(stored);
    expect(hoursFault(typedHours(row, 2026))).toBeNull();
  });

  it('takes midnight as the end of a day', () => {
    const typed = typedHours(row, 2026);
    typed.week[2] = [{ from: '22', to: '0:00' }];
    expect(storedHours(typed).week[2]).toEqual([[1320, 1440]]);
  });

  it('names the day, and the holiday, that is not done', () => {
    const typed = typedHours(row, 2026);
    const wrong = { ...typed, week: typed.week.with(3, [{ from: '8', to: 'late' }]) };
    expect(hoursFault(wrong)).toEqual({ field: 'week', fault: 'clock', facts: { day: 3 } });
    const nameless = { ...typed, holidays: [...typed.holidays, { date: '', yearly: true, name: 'New' }] };
    expect(hoursFault(nameless)).toEqual({ field: 'holidays', fault: 'holiday', facts: { at: 2 } });
    expect(hoursFault({ ...typed, zone: null })).toEqual({ field: 'zone', fault: 'noZone' });
  });
});
