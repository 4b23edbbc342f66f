import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../kernel/types';
import { UPDATE_EVERY } from './major';
import { type Reviewed, reviewOf } from './review';

const AT = 1_800_000_000_000;
const at = (minutes: number) => AT + minutes * MINUTE;
const declared = (minutes: number, every = 30): Reviewed => ({
  ...{ kind: 'major', effectiveAt: at(minutes), data: { major: 'declared', every } },
});
const update = (minutes: number, every = 30): Reviewed => ({
  ...{ kind: 'update', effectiveAt: at(minutes), data: { every } },
});

describe('a review', () => {
  it('says how long it took and whether people were told when it was promised', () => {
    const entries = [declared(10), update(40), update(75), update(80, 60), update(139)];
    const times = { createdAt: AT, since: at(10), endedAt: at(150) };
    expect(reviewOf(times, entries, at(999))).toEqual({
      ...{ reportedAt: AT, declaredAt: at(10), endedAt: at(150), updates: 4 },
      ...{ late: 1, longestSilence: 59 * MINUTE },
    });
  });

  it('one that is owed and not there is late, also while it goes on', () => {
    const times = { createdAt: AT, since: AT, endedAt: null };
    expect(reviewOf(times, [declared(0)], at(30))).toMatchObject({ late: 0, updates: 0 });
    expect(reviewOf(times, [declared(0)], at(31))).toMatchObject({ late: 1, longestSilence: 31 * MINUTE });
  });

  it('what was before it was declared last, and after it ended, is not counted', () => {
    const entries = [declared(0), update(5), declared(100), update(110), update(500)];
    const times = { createdAt: AT, since: at(100), endedAt: at(120) };
    expect(reviewOf(times, entries, at(999))).toMatchObject({ updates: 1, late: 0 });
  });

  it('between resolved and opened again nothing is owed; then the next is, from that moment', () => {
    const step = (minutes: number, one: 'resolve' | 'reopen' | 'start'): Reviewed => ({
      ...{ kind: 'step', effectiveAt: at(minutes), data: { step: one } },
    });
    const entries = [declared(0), update(20), step(25, 'start'), step(40, 'resolve'), step(400, 'reopen')];
    const times = { createdAt: AT, since: AT, endedAt: at(450) };
    const review = (...more: Reviewed[]) => reviewOf(times, [...entries, ...more], at(999));
    // Twenty minutes in each of the spans, and a night between them.
    expect(review(update(420), step(450, 'resolve'))).toMatchObject({
      ...{ updates: 2, late: 0, longestSilence: 30 * MINUTE },
    });
    expect(review(step(450, 'resolve'))).toMatchObject({ late: 1, longestSilence: 50 * MINUTE });
    // What was written without signal in between is an update, and puts off nothing.
    expect(review(update(200), step(450, 'resolve'))).toMatchObject({ updates: 2, late: 1 });
    const goesOn = reviewOf({ ...times, endedAt: null }, entries, at(431));
    expect(goesOn).toMatchObject({ late: 1, longestSilence: 31 * MINUTE });
  });

  it('whatever the order: never more late than times people were told, and no silence longer than all of it', () => {
    const one = fc.record({
      after: fc.integer({ min: 1, max: 600 }),
      every: fc.constantFrom(...UPDATE_EVERY),
    });
    const any = fc.uniqueArray(one, { selector: ({ after }) => after });
    fc.assert(
      fc.property(any, fc.nat(900), (list, length) => {
        const entries = [declared(0), ...list.map(({ after, every }) => update(after, every))];
        const times = { createdAt: AT, since: AT, endedAt: at(length) };
        const review = reviewOf(times, entries, at(999));
        expect(review.late).toBeLessThanOrEqual(review.updates + 1);
        expect(review.longestSilence).toBeLessThanOrEqual(length * MINUTE);
        expect(reviewOf(times, [...entries].reverse(), at(999))).toEqual(review);
      }),
    );
  });
});
