import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../kernel/types';
import { type Candidate, choose, DARK_AFTER, isDark, type Work } from './choose';
import { STRATEGIES } from './rule';
import { weightOf } from './weight';

const NOW = Date.UTC(2026, 10, 26, 9);
const someone = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  ...{ id, teamIds: ['net'], skills: [], awayUntil: null, onShift: true, lastContact: NOW - MINUTE },
  ...{ weight: 0, limit: null, dealtAt: null },
  ...over,
});
const work: Work = {
  ...{ teamId: 'net', personId: null, strategy: 'least', skills: [], weight: 3 },
  ...{ requesterId: 'asha', hadIt: [] },
};
const whyNot = (over: Partial<Candidate>, asked: Partial<Work> = {}) =>
  choose({ ...work, ...asked }, [someone('a', over)], NOW).over[0]?.reason;

describe('who gets a ticket', () => {
  it('is somebody of the team who can do it and is there, and everybody else is told why not', () => {
    expect(whyNot({}, { hadIt: ['a'] })).toBe('gaveBack');
    expect(whyNot({}, { requesterId: 'a' })).toBe('requester');
    expect(whyNot({ awayUntil: NOW + 1 })).toBe('away');
    expect(whyNot({ awayUntil: NOW })).toBeUndefined();
    expect(whyNot({ onShift: false })).toBe('offShift');
    expect(whyNot({ skills: ['fibre'] }, { skills: ['fibre', 'vpn'] })).toBe('skills');
    expect(whyNot({ weight: 8, limit: 10 })).toBe('full');
    expect(whyNot({ weight: 7, limit: 10 })).toBeUndefined();
    expect(choose(work, [someone('a', { teamIds: ['line'] })], NOW)).toEqual({ chosen: null, over: [] });
  });

  it('is somebody with signal before somebody with less to do who has none', () => {
    const dark = someone('a', { lastContact: NOW - DARK_AFTER - 1 });
    const busy = someone('b', { weight: 20 });
    expect(choose(work, [dark, busy], NOW)).toEqual({ chosen: busy, over: [{ id: 'a', reason: 'dark' }] });
    expect(choose(work, [dark], NOW).chosen).toBe(dark);
    expect([null, NOW - DARK_AFTER].map((lastContact) => isDark({ lastContact }, NOW))).toEqual([
      true,
      false,
    ]);
  });

  it('is whoever has least to do, or whose turn it is', () => {
    const [a, b] = [
      someone('a', { weight: 5, dealtAt: NOW - 2 * HOUR }),
      someone('b', { weight: 2, dealtAt: NOW - HOUR }),
    ];
    expect(choose(work, [a, b], NOW).chosen).toBe(b);
    expect(choose({ ...work, strategy: 'round' }, [a, b], NOW).chosen).toBe(a);
    // With as much to do, who has waited longer.
    expect(choose(work, [a, { ...b, weight: 5 }], NOW).chosen).toBe(a);
  });

  it('is the one person a rule names, or nobody', () => {
    const [a, b] = [someone('a'), someone('b', { weight: 9 })];
    expect(choose({ ...work, personId: 'b' }, [a, b], NOW)).toEqual({ chosen: b, over: [] });
    expect(choose({ ...work, personId: 'b' }, [a, { ...b, onShift: false }], NOW).chosen).toBeNull();
  });
});

describe('whoever they are', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const skills = fc.subarray(['fibre', 'vpn', 'print']);
  const candidate = fc.record<Candidate>({
    id,
    teamIds: fc.subarray(['net', 'line']),
    skills,
    awayUntil: fc.option(fc.integer({ min: NOW - HOUR, max: NOW + HOUR })),
    onShift: fc.boolean(),
    lastContact: fc.option(fc.integer({ min: NOW - 2 * HOUR, max: NOW })),
    weight: fc.nat(30),
    limit: fc.option(fc.nat(30)),
    dealtAt: fc.option(fc.integer({ min: NOW - HOUR, max: NOW })),
  });
  const asked = fc.record<Work>({
    teamId: fc.constantFrom('net', 'line'),
    personId: fc.option(id),
    strategy: fc.constantFrom(...STRATEGIES),
    skills,
    weight: fc.integer({ min: 1, max: 8 }),
    requesterId: id,
    hadIt: fc.subarray(['a', 'b', 'c']),
  });
  const people = fc.uniqueArray(candidate, { selector: (one) => one.id, maxLength: 6 });

  it('nobody gets what they may not, everybody of the team is accounted for, and order does not matter', () => {
    fc.assert(
      fc.property(asked, people, (one, all) => {
        const { chosen, over } = choose(one, all, NOW);
        const team = all.filter(
          ({ id: who, teamIds }) =>
            teamIds.includes(one.teamId) && (one.personId === null || one.personId === who),
        );
        expect([...over.map(({ id: who }) => who), ...(chosen ? [chosen.id] : [])].sort()).toEqual(
          team.map(({ id: who }) => who).sort(),
        );
        if (chosen) {
          expect(one.hadIt).not.toContain(chosen.id);
          expect(chosen.id).not.toBe(one.requesterId);
          expect(chosen.onShift && (chosen.awayUntil ?? 0) <= NOW).toBe(true);
          expect(chosen.skills).toEqual(expect.arrayContaining([...one.skills]));
          expect(chosen.weight + one.weight).toBeLessThanOrEqual(chosen.limit ?? Number.POSITIVE_INFINITY);
        } else expect(over.filter(({ reason }) => reason === 'later' || reason === 'dark')).toEqual([]);
        expect(choose(one, [...all].reverse(), NOW).chosen).toBe(chosen);
      }),
      { numRuns: 2_000 },
    );
  });

  it('whose turn it is: dealt out one after the other, nobody gets two more than another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 40 }), (n, tickets) => {
        const all = Array.from({ length: n }, (_, at) => someone(`p${at}`));
        const got = new Map(all.map((one) => [one.id, 0]));
        for (let at = 0; at < tickets; at++) {
          const { chosen } = choose({ ...work, strategy: 'round' }, all, NOW + at);
          if (!chosen) throw new Error('nobody');
          chosen.dealtAt = NOW + at;
          got.set(chosen.id, (got.get(chosen.id) ?? 0) + 1);
        }
        expect(Math.max(...got.values()) - Math.min(...got.values())).toBeLessThanOrEqual(1);
      }),
    );
  });
});

it('what is critical weighs most, what waits for others next to nothing', () => {
  const weights = ([1, 2, 3, 4, 5] as const).map((priority) => weightOf(priority, 'assigned'));
  expect(weights).toEqual([...weights].sort((a, b) => b - a));
  expect(weightOf(1, 'on_hold')).toBe(1);
});
