import { expect, test } from 'vitest';
import { HOUR } from '#domain/kernel/types';
import type { Segment } from '#domain/sla/history';
import { changed, type Pace, type Run } from '#domain/sla/run';
import { countsOnAt, railOf, standings } from './promise-facts';

/** Open from 08:00 to 16:00 UTC every day. */
const pace: Pace = {
  calendar: () => ({
    id: 'c',
    zone: 'UTC',
    week: Array.from({ length: 7 }, () => [[480, 960]]),
    holidays: [],
  }),
  marks: () => [],
};
const eight = Date.parse('2026-11-23T08:00Z');
const begun = (target: number): Run => {
  const run = changed(null, { do: 'start', policyId: 'p', calendarId: 'c', target }, eight, pace);
  if (!run) throw new Error('no clock');
  return run;
};
const NONE = { response: [], resolution: [], team: [] };
const of = (clocks: Partial<Record<'response' | 'resolution' | 'team', Run>>, now: number) =>
  standings(
    { response: null, resolution: null, team: null, ...clocks },
    { clocks: { response: null, resolution: null, team: null }, segments: NONE },
    now,
    () => pace,
  );

test('what is due first stands first, the team’s own part after it, what has ended last', () => {
  const ended = changed(begun(HOUR), { do: 'end' }, eight + HOUR / 2, pace) as Run;
  const all = of({ response: ended, resolution: begun(8 * HOUR), team: begun(2 * HOUR) }, eight + HOUR);
  expect(all.map(({ measure, state, tone }) => [measure, state, tone])).toEqual([
    ['resolution', 'runs', 'plain'],
    ['team', 'runs', 'plain'],
    ['response', 'ended', 'plain'],
  ]);
  expect(all[0]?.left).toBe(7 * HOUR);
});

test('with a quarter left it warns, beyond its end it is over', () => {
  const tone = (after: number) => of({ resolution: begun(4 * HOUR) }, eight + after)[0]?.tone;
  expect([tone(3 * HOUR - 1), tone(3 * HOUR), tone(4 * HOUR + 1)]).toEqual(['plain', 'warn', 'over']);
});

test('a clock that stands would end where it went on now; outside the hours it says when it counts on', () => {
  const stands = changed(begun(4 * HOUR), { do: 'pause' }, eight + HOUR, pace) as Run;
  const now = eight + 7 * HOUR;
  const [paused] = of({ resolution: stands }, now);
  // One hour today, two tomorrow from eight on.
  expect(paused).toMatchObject({ state: 'stands', left: 3 * HOUR, endsAt: eight + 26 * HOUR });
  const [runs] = of({ resolution: begun(12 * HOUR) }, eight + 10 * HOUR);
  if (!runs || !paused) throw new Error('nothing stands there');
  expect(countsOnAt(runs, eight + 10 * HOUR, pace)).toBe(eight + 24 * HOUR);
  expect(countsOnAt(runs, eight + HOUR, pace)).toBeNull();
  expect(countsOnAt(paused, eight + 10 * HOUR, pace)).toBeNull();
});

test('the rail goes over the time of day, to now where the end has passed', () => {
  const segments: Segment[] = [
    { from: eight, to: eight + HOUR, runs: true, counted: HOUR, verb: 'start', entryId: 'a' },
    { from: eight + HOUR, to: null, runs: false, counted: 0, verb: 'pause', entryId: 'b' },
  ];
  const [one] = of({ resolution: begun(4 * HOUR) }, eight + 2 * HOUR);
  if (!one) throw new Error('nothing stands there');
  expect(railOf({ ...one, segments }, eight + 2 * HOUR)).toEqual({
    parts: [
      { from: 0, width: 25, runs: true },
      { from: 25, width: 25, runs: false },
    ],
    end: eight + 4 * HOUR,
  });
  expect(railOf({ ...one, segments }, eight + 8 * HOUR).end).toBe(eight + 8 * HOUR);
});
