import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '../access/roles';
import { DAY, HOUR, MINUTE } from '../kernel/types';
import { NOTIFIED_EVENTS } from './events';
import { isZone, minuteOfDay, nextAt } from './local-time';
import { DIGEST_AT, isQuiet, isUrgent, NO_PREFERENCES, planFor } from './preferences';

const NOON = Date.UTC(2026, 10, 26, 12);
const asker = { role: 'requester' as Role, hasDevice: false };
const worker = { role: 'technician' as Role, hasDevice: true };
const night = { from: 22 * 60, to: 6 * 60 };

describe('as the desk has it', () => {
  it('everything is pushed; mail goes to those without a device, of their work and of answers to them', () => {
    const mailed = (who: typeof asker) =>
      NOTIFIED_EVENTS.filter((event) => planFor(event, false, who, NO_PREFERENCES, NOON).mail !== null);
    expect(mailed(asker)).toEqual([
      ...['ticket.major', 'ticket.approvalWanted', 'change.approvalWanted', 'ticket.assigned'],
      ...['ticket.resolved', 'ticket.decided', 'change.decided', 'change.voided'],
      ...['ticket.majorOver', 'ticket.commented', 'ticket.closed', 'article.review'],
    ]);
    expect(mailed({ ...worker, hasDevice: false })).toEqual([
      ...['ticket.major', 'ticket.approvalWanted', 'change.approvalWanted', 'ticket.assigned'],
      ...['change.decided', 'change.voided', 'article.review'],
    ]);
    expect([mailed(worker), mailed({ ...asker, hasDevice: true })]).toEqual([[], []]);
    for (const event of NOTIFIED_EVENTS)
      expect(planFor(event, false, worker, NO_PREFERENCES, NOON)).toMatchObject({
        push: NOON,
        inDigest: false,
      });
  });
  it('urgent is what is overdue, what is owed of a major incident, and all of priority 1 that goes on', () => {
    expect([isUrgent('ticket.breached', 4), isUrgent('ticket.commented', 1)]).toEqual([true, true]);
    expect([isUrgent('ticket.major', 3), isUrgent('ticket.updateOwed', 3)]).toEqual([true, true]);
    expect([isUrgent('ticket.assigned', 2), isUrgent('ticket.majorOver', 1)]).toEqual([false, false]);
    expect(isUrgent('ticket.assigned', 2)).toBe(false);
    expect(isUrgent('ticket.numbered', 1)).toBe(false);
  });
});

describe('a choice', () => {
  const chosen = { ...NO_PREFERENCES, zone: 'Europe/Zurich' };
  it('counts for its event and its channel alone', () => {
    const preferences = { ...chosen, choices: { 'ticket.assigned': { push: false, mail: true } } };
    expect(planFor('ticket.assigned', false, worker, preferences, NOON)).toMatchObject({
      push: null,
      mail: NOON,
    });
    expect(planFor('ticket.resolved', false, worker, preferences, NOON)).toMatchObject({
      push: NOON,
      mail: null,
    });
  });
  it('of quiet hours puts off, not what is urgent', () => {
    const at = Date.UTC(2026, 10, 26, 23); // midnight in Zurich
    const preferences = { ...chosen, quiet: night };
    const ends = Date.UTC(2026, 10, 27, 5);
    expect(planFor('ticket.assigned', false, asker, preferences, at)).toEqual({
      push: ends,
      mail: ends,
      inDigest: false,
      inInbox: true,
    });
    expect(planFor('ticket.assigned', true, asker, preferences, at)).toMatchObject({ push: at, mail: at });
  });
  it('of one mail a day puts mails off to seven in the morning, not pushes and not what is urgent', () => {
    const preferences = { ...chosen, digest: true };
    const seven = Date.UTC(2026, 10, 27, 6);
    expect(planFor('ticket.assigned', false, asker, preferences, NOON)).toEqual({
      push: NOON,
      mail: seven,
      inDigest: true,
      inInbox: true,
    });
    expect(planFor('ticket.assigned', true, asker, preferences, NOON)).toEqual({
      push: NOON,
      mail: NOON,
      inDigest: false,
      inInbox: true,
    });
  });
});

const zone = fc.constantFrom(
  ...[
    'Europe/Zurich',
    'America/New_York',
    'Australia/Lord_Howe',
    'America/Santiago',
    'Africa/Cairo',
    'Asia/Kolkata',
  ],
);
const minute = fc.integer({ min: 0, max: 1439 });
// Around the nights in which clocks change somewhere, and any day.
const when = fc.oneof(
  fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2028, 0) }),
  fc
    .constantFrom(
      '2026-03-29',
      '2026-10-25',
      '2026-03-08',
      '2026-11-01',
      '2026-04-05',
      '2026-10-04',
      '2026-04-24',
    )
    .chain((day) => fc.integer({ min: Date.parse(day) - DAY, max: Date.parse(day) + 2 * DAY })),
);

describe('quiet hours and clocks that change', () => {
  it('end when they are over, and not a minute before: then nothing is quiet, until then all is', () => {
    fc.assert(
      fc.property(zone, minute, minute, when, (name, from, to, now) => {
        const quiet = { from, to };
        const { push } = planFor(
          'ticket.assigned',
          false,
          worker,
          { ...NO_PREFERENCES, zone: name, quiet },
          now,
        );
        if (!isQuiet(quiet, name, now)) {
          expect(push).toBe(now);
          return;
        }
        const end = push ?? 0;
        expect(end).toBeGreaterThan(now);
        expect(end - now).toBeLessThanOrEqual(25 * HOUR);
        // All that is not quiet may lie in what the clocks jump over: it is over then, and begins anew at once.
        const jumpedOver = minuteOfDay(name, end) !== to;
        const step = (minuteOfDay(name, end) - minuteOfDay(name, end - 1) + 1_440) % 1_440;
        if (jumpedOver) expect(step).toBeGreaterThan(1);
        else expect(isQuiet(quiet, name, end)).toBe(false);
        // Where clocks go back meanwhile, they may show for a while a time from before the quiet hours.
        const passed = Math.floor(now / MINUTE) + minuteOfDay(name, end) - minuteOfDay(name, now);
        if ((Math.floor(end / MINUTE) - passed) % 1_440 !== 0) return;
        for (const part of [0.25, 0.5, 0.75])
          expect(isQuiet(quiet, name, now + Math.round((end - MINUTE - now) * part))).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
  it('seven in the morning comes once a day, in every zone', () => {
    fc.assert(
      fc.property(zone, when, (name, now) => {
        const next = nextAt(name, DIGEST_AT, now);
        expect(minuteOfDay(name, next)).toBe(DIGEST_AT);
        const gap = nextAt(name, DIGEST_AT, next) - next;
        expect(gap).toBeGreaterThanOrEqual(23 * HOUR);
        expect(gap).toBeLessThanOrEqual(25 * HOUR);
        expect(next - now).toBeLessThanOrEqual(25 * HOUR);
      }),
    );
  });
  it('a time that clocks jump over is when they have jumped; one they come to twice comes twice', () => {
    const jump = Date.UTC(2026, 2, 29, 1); // 2:00 in Zurich becomes 3:00
    expect(nextAt('Europe/Zurich', 150, jump - HOUR)).toBe(jump);
    const midnight = Date.UTC(2026, 3, 23, 22); // 0:00 in Cairo becomes 1:00: the first minute jumped over
    expect(nextAt('Africa/Cairo', 0, midnight - 22 * HOUR)).toBe(midnight);
    const back = Date.UTC(2026, 9, 25, 1); // 3:00 becomes 2:00
    expect(nextAt('Europe/Zurich', 150, back - HOUR)).toBe(back - 30 * MINUTE);
    expect(nextAt('Europe/Zurich', 150, back)).toBe(back + 30 * MINUTE);
  });
  it('knows zones by their names', () => {
    expect(['Europe/Zurich', 'UTC'].map(isZone)).toEqual([true, true]);
    expect(['Mars/Base', '', '+02:00', 'a'.repeat(80)].map(isZone)).toEqual([false, false, false, false]);
  });
});
