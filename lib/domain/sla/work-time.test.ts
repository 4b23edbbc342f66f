import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../kernel/types';
import { type Calendar, isAlwaysOpen, isHolidayDate, weekFault } from './calendar';
import { afterWork, workTime } from './work-time';

const OFFICE = [
  [480, 720],
  [780, 1020],
] as const;
const always = (zone: string): Calendar => ({
  id: 'always',
  zone,
  week: Array.from({ length: 7 }, () => [[0, 1440]] as const),
  holidays: [],
});
const office = (zone: string, holidays: Calendar['holidays'] = []): Calendar => ({
  id: 'office',
  zone,
  week: [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, [], []],
  holidays,
});
const at = (text: string) => Date.parse(text);
const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'] as const;

describe('working time of a calendar', () => {
  const berlin = office('Europe/Berlin');

  it('counts the hours of the day without the break', () => {
    // Monday 2026-11-23, 09:00 to 15:00 in winter time: until 12, and from 13 on.
    expect(workTime(berlin, at('2026-11-23T08:00Z'), at('2026-11-23T14:00Z'))).toBe(5 * HOUR);
  });

  it('counts nothing at night, at the weekend and on holidays, dated and yearly', () => {
    expect(workTime(berlin, at('2026-11-20T16:00Z'), at('2026-11-23T07:00Z'))).toBe(0);
    const closed = office('Europe/Berlin', [
      { date: '2026-12-24', name: 'Works outing' },
      { date: '12-25', name: 'Christmas Day' },
    ]);
    // Thursday and Friday.
    expect(workTime(closed, at('2026-12-24T00:00Z'), at('2026-12-25T23:00Z'))).toBe(0);
    expect(workTime(closed, at('2025-12-24T00:00Z'), at('2025-12-25T23:00Z'))).toBe(8 * HOUR);
  });

  it('knows 29 February in the years that have one', () => {
    const leap = office('UTC', [{ date: '02-29', name: 'Leap day' }]);
    // A Thursday in 2024; 2026 goes from 28 February to 1 March.
    expect(workTime(leap, at('2024-02-29T00:00Z'), at('2024-03-01T00:00Z'))).toBe(0);
    expect(workTime(office('UTC'), at('2024-02-29T00:00Z'), at('2024-03-01T00:00Z'))).toBe(8 * HOUR);
    expect(workTime(leap, at('2028-02-28T00:00Z'), at('2028-03-02T00:00Z'))).toBe(16 * HOUR);
  });

  it.each([
    // The night the clocks go forward has an hour less, the one they go back an hour more; Lord Howe half an hour.
    ['Europe/Berlin', '2026-03-29', 23 * HOUR, '2026-10-25', 25 * HOUR],
    ['America/New_York', '2026-03-08', 23 * HOUR, '2026-11-01', 25 * HOUR],
    ['Australia/Lord_Howe', '2026-10-04', 23.5 * HOUR, '2026-04-05', 24.5 * HOUR],
    ['Asia/Kolkata', '2026-03-29', 24 * HOUR, '2026-10-25', 24 * HOUR],
  ])('%s: a day is as long as it is', (zone, spring, shorter, autumn, longer) => {
    const long = (date: string) => {
      const midnight = Date.parse(`${date}T00:00Z`);
      const weekday = (new Date(midnight).getUTCDay() + 6) % 7;
      const week = always(zone).week.map((spans, n) => (n === weekday ? spans : []));
      return workTime({ ...always(zone), week }, midnight - 2 * DAY, midnight + 3 * DAY);
    };
    expect(long(spring)).toBe(shorter);
    expect(long(autumn)).toBe(longer);
  });

  it('has no working time in the hour that is skipped, and twice in the one that is repeated', () => {
    const night: Calendar = {
      ...always('Europe/Berlin'),
      week: Array.from({ length: 7 }, () => [[120, 180]]),
    };
    expect(workTime(night, at('2026-03-28T22:00Z'), at('2026-03-29T10:00Z'))).toBe(0);
    expect(workTime(night, at('2026-10-24T21:00Z'), at('2026-10-25T10:00Z'))).toBe(2 * HOUR);
  });

  it('ends with the day when it is full, not when the next one opens', () => {
    const monday = at('2026-11-23T07:00Z');
    expect(afterWork(berlin, monday, 8 * HOUR)).toBe(at('2026-11-23T16:00Z'));
    expect(afterWork(berlin, monday, 8 * HOUR + MINUTE)).toBe(at('2026-11-24T07:01Z'));
    expect(afterWork(berlin, monday, 0)).toBe(monday);
    // Friday evening: the first minute is Monday's.
    expect(afterWork(berlin, at('2026-11-20T18:00Z'), MINUTE)).toBe(at('2026-11-23T07:01Z'));
  });

  it('never ends where nothing opens', () => {
    const holidays = Array.from({ length: 366 }, (_, n) => ({
      date: new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(5, 10),
      name: 'Closed',
    }));
    expect(afterWork(office('UTC', holidays), 0, MINUTE)).toBeNull();
  });

  it('goes on with UTC where a zone is unknown', () => {
    expect(workTime(always('Mars/Olympus'), 0, HOUR)).toBe(HOUR);
  });
});

describe('working time in general', () => {
  const instants = fc.integer({ min: at('2023-01-01T00:00Z'), max: at('2029-01-01T00:00Z') });
  const spans = fc
    .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 0, maxLength: 6 })
    .map((edges) => edges.sort((a, b) => a - b))
    .map((edges) =>
      edges.flatMap((edge, n) => (n % 2 === 1 ? [[edges[n - 1] as number, edge] as const] : [])),
    );
  const holidays = fc.array(
    fc.record({
      date: fc.constantFrom('2024-02-29', '02-29', '12-25', '2026-03-29', '10-25', '2028-12-31'),
      name: fc.constant('Closed'),
    }),
    { maxLength: 3 },
  );
  const calendars: fc.Arbitrary<Calendar> = fc
    .record({
      id: fc.constant('any'),
      zone: fc.constantFrom(...ZONES),
      week: fc.array(spans, { minLength: 7, maxLength: 7 }),
      holidays,
    })
    .filter(({ week }) => weekFault(week) === null);

  it('of two parts is that of the whole', () => {
    fc.assert(
      fc.property(calendars, instants, instants, instants, (calendar, ...three) => {
        const [a, b, c] = three.sort((x, y) => x - y) as [number, number, number];
        expect(workTime(calendar, a, b) + workTime(calendar, b, c)).toBe(workTime(calendar, a, c));
      }),
      { numRuns: 60 },
    );
  });

  it('is never negative, never more than the time itself, and nothing backwards', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 0, max: 40 * DAY }), (calendar, from, length) => {
        const sum = workTime(calendar, from, from + length);
        expect(sum).toBeGreaterThanOrEqual(0);
        expect(sum).toBeLessThanOrEqual(length);
        expect(workTime(calendar, from + length, from)).toBe(0);
      }),
    );
  });

  it('is what was asked for once it has passed, and not before', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 1, max: 60 * HOUR }), (calendar, from, work) => {
        const end = afterWork(calendar, from, work);
        if (end === null) return;
        expect(workTime(calendar, from, end)).toBe(work);
        expect(workTime(calendar, from, end - 1)).toBe(work - 1);
      }),
    );
  });
});

describe('calendars', () => {
  it('are refused with the day of the fault', () => {
    const week = office('UTC').week;
    expect(weekFault(week)).toBeNull();
    expect(weekFault(week.with(2, [[600, 540]]))).toEqual({ fault: 'order', day: 2 });
    expect(
      weekFault(
        week.with(4, [
          [480, 720],
          [700, 1020],
        ]),
      ),
    ).toEqual({ fault: 'overlap', day: 4 });
    expect(weekFault(week.with(5, [[600, 1500]]))).toEqual({ fault: 'order', day: 5 });
    expect(weekFault(week.map(() => []))).toEqual({ fault: 'closed', day: 0 });
    const many = Array.from({ length: 7 }, (_, n) => [n * 10, n * 10 + 5] as const);
    expect(weekFault(week.with(0, many))).toEqual({ fault: 'many', day: 0 });
  });

  it('know whether they never close, and what a date is', () => {
    expect(isAlwaysOpen(always('UTC'))).toBe(true);
    expect(isAlwaysOpen(office('UTC'))).toBe(false);
    expect(['2026-12-24', '12-24', '02-29', '2024-02-29'].every(isHolidayDate)).toBe(true);
    expect(['2026-02-29', '13-01', '04-31', '24.12.', '2026-12'].some(isHolidayDate)).toBe(false);
  });
});
