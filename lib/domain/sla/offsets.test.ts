import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { offsetAt } from './offsets';

const ZONES = [
  ...['Europe/Berlin', 'Europe/London', 'America/New_York', 'America/St_Johns', 'Australia/Lord_Howe'],
  ...['Asia/Kolkata', 'Asia/Kathmandu', 'Africa/Casablanca', 'Pacific/Apia', 'America/Sao_Paulo', 'UTC'],
  ...['Asia/Tehran', 'Pacific/Chatham', 'Antarctica/Troll', 'Africa/Cairo', 'Asia/Gaza'],
];

it('is what Temporal says, in every zone and at every time, and holds for the whole piece', () => {
  const instants = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2037, 0, 1) });
  const read = (zone: string, at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), instants, (zone, at) => {
      const { from, to, offset } = offsetAt(zone, at);
      expect(from <= at && at < to).toBe(true);
      for (const one of [at, from, to - 1]) expect(read(zone, one)).toBe(offset);
    }),
    { numRuns: 2_000 },
  );
});

it('changes at the very instant the clocks do', () => {
  const change = Date.parse('2026-03-29T01:00:00Z');
  expect(offsetAt('Europe/Berlin', change - 1)).toMatchObject({ to: change, offset: 3_600_000 });
  expect(offsetAt('Europe/Berlin', change)).toMatchObject({ from: change, offset: 7_200_000 });
});
