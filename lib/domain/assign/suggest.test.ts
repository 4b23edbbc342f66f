import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../kernel/types';
import { type Candidate, choose } from './choose';
import { decide, type HandedTicket, isForQueue } from './decide';
import { NOTHING } from './history';
import { type AssignmentRule, STRATEGIES } from './rule';
import { spread, suggest } from './suggest';

const NOW = Date.UTC(2026, 10, 27, 9);
const someone = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  ...{ id, teamIds: ['net'], skills: [], awayUntil: null, onShift: true, lastContact: NOW - MINUTE },
  ...{ weight: 0, limit: null, dealtAt: null },
  ...over,
});
const rule = (over: Partial<AssignmentRule> = {}): AssignmentRule => ({
  ...{ id: 'rule', name: 'rule', position: 1, active: true, strategy: 'least', skills: [] },
  ...{ kinds: [], priorities: [], categoryIds: [], siteIds: [], teamIds: [] },
  ...{ toTeamId: 'net', toPersonId: null },
  ...over,
});
const ticket = (over: Partial<HandedTicket & { assigneeId: string | null }> = {}) => ({
  ...{ id: 't', kind: 'incident' as const, priority: 3 as const, categoryId: null, siteId: null },
  ...{ teamId: 'net', requesterId: 'asha', assigneeId: null },
  ...over,
});
const ids = (people: readonly Candidate[]) => people.map(({ id }) => id);

describe('suggestions', () => {
  it('name everybody who could get it, best first: who has signal, who has least to do', () => {
    const people = [
      someone('dark', { lastContact: NOW - 2 * HOUR }),
      someone('busy', { weight: 9 }),
      someone('idle'),
      someone('away', { awayUntil: NOW + HOUR }),
      someone('other', { teamIds: ['line'] }),
    ];
    const found = suggest(null, ticket(), NOTHING, people, NOW);
    expect(ids(found.ranked)).toEqual(['idle', 'busy', 'dark']);
    expect(found.over).toEqual([{ id: 'away', reason: 'away' }]);
    expect(ids(suggest(null, ticket(), NOTHING, people, NOW, 'line').ranked)).toEqual(['other']);
  });

  it('leave out whoever has it, and know who gave it back', () => {
    const people = [someone('a'), someone('b'), someone('c', { weight: 4 })];
    const found = suggest(null, ticket({ assigneeId: 'a' }), { teamId: null, hadIt: ['b'] }, people, NOW);
    expect(ids(found.ranked)).toEqual(['c']);
    expect(found.over).toEqual([{ id: 'b', reason: 'gaveBack' }]);
  });

  it('put the person a rule names first, and others behind', () => {
    const people = [someone('a'), someone('b', { weight: 9 })];
    const forB = rule({ strategy: 'queue', toPersonId: 'b' });
    expect(ids(suggest(forB, ticket(), NOTHING, people, NOW).ranked)).toEqual(['b', 'a']);
    const away = [someone('a'), someone('b', { awayUntil: NOW + HOUR })];
    const found = suggest(forB, ticket(), NOTHING, away, NOW);
    expect(ids(found.ranked)).toEqual(['a']);
    expect(found.over).toEqual([{ id: 'b', reason: 'away' }]);
  });

  it('begin with whom the rule gives it to, and pass over only whom it would', () => {
    const person = fc.record({
      ...{ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), onShift: fc.boolean() },
      awayUntil: fc.constantFrom(null, NOW + HOUR, NOW - HOUR),
      skills: fc.constantFrom(['vpn'], [] as string[]),
      lastContact: fc.constantFrom(null, NOW, NOW - 2 * HOUR),
      weight: fc.integer({ min: 0, max: 9 }),
      limit: fc.constantFrom(null, 8),
      dealtAt: fc.constantFrom(null, 1, 2),
      teamIds: fc.constantFrom<string[]>(['net'], ['line'], ['net', 'line']),
    });
    const people = fc.uniqueArray(person, { selector: ({ id }) => id });
    const rules = fc.record({
      strategy: fc.constantFrom(...STRATEGIES),
      toPersonId: fc.constantFrom(null, 'a'),
      skills: fc.constantFrom(['vpn'], [] as string[]),
      toTeamId: fc.constantFrom<(string | null)[]>(null, 'line'),
    });
    fc.assert(
      fc.property(people, rules, (all, by) => {
        const one = rule(by);
        const found = suggest(one, ticket(), NOTHING, all, NOW);
        const { chosen, teamId } = decide(one, ticket(), NOTHING, all, NOW);
        expect(found.work.teamId).toBe(teamId);
        if (!isForQueue(one) && chosen) expect(found.ranked[0]).toBe(chosen);
        // Whoever is named can get it, whoever is passed over cannot, and nobody of the team is left out.
        const alone = (id: string) => choose({ ...found.work, personId: id }, all, NOW).chosen?.id;
        expect(found.ranked.map(({ id }) => alone(id))).toEqual(ids(found.ranked));
        expect(found.over.map(({ id }) => alone(id)).filter(Boolean)).toEqual([]);
        const team = all.filter(({ teamIds }) => teamIds.includes(teamId));
        expect([...ids(found.ranked), ...found.over.map(({ id }) => id)].sort()).toEqual(ids(team).sort());
      }),
    );
  });
});

describe('several tickets at once', () => {
  it('are dealt out: what somebody gets counts for the next, and nobody is given more than they may have', () => {
    const people = [someone('a', { weight: 3 }), someone('b', { limit: 5 })];
    const dealt = spread(
      ['1', '2', '3', '4'].map((id) => ticket({ id })),
      (one, now) => suggest(null, one, NOTHING, now, NOW),
      people,
      NOW,
    );
    expect(dealt.map(({ chosen }) => chosen?.id)).toEqual(['b', 'a', 'a', 'a']);
    expect(dealt.map(({ suggestion }) => suggestion.over)).toEqual([
      [],
      ...[1, 2, 3].map(() => [{ id: 'b', reason: 'full' }]),
    ]);
    expect(people.map(({ weight }) => weight)).toEqual([3, 0]);
  });
});
