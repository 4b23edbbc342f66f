import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../kernel/types';
import type { Candidate } from './choose';
import { decide, type HandedTicket, isMoved } from './decide';
import { dryRun, sumsOf } from './dry-run';
import { type Decided, NOTHING } from './history';
import type { AssignmentRule } from './rule';

const NOW = Date.UTC(2026, 10, 27, 9);
const someone = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  ...{ id, teamIds: ['net'], skills: [], awayUntil: null, onShift: true, lastContact: NOW - MINUTE },
  ...{ weight: 0, limit: null, dealtAt: null },
  ...over,
});
const rule = (id: string, over: Partial<AssignmentRule> = {}): AssignmentRule => ({
  ...{ id, name: id, position: 1, active: true, strategy: 'least', skills: [] },
  ...{ kinds: [], priorities: [], categoryIds: [], siteIds: [], teamIds: [] },
  ...{ toTeamId: 'net', toPersonId: null },
  ...over,
});
const ticket = (id: string, over: Partial<HandedTicket> = {}): HandedTicket => ({
  ...{
    id,
    kind: 'incident',
    priority: 3,
    categoryId: null,
    siteId: null,
    teamId: 'line',
    requesterId: 'asha',
  },
  ...over,
});
const run = (
  draft: AssignmentRule,
  others: AssignmentRule[],
  tickets: HandedTicket[],
  people: Candidate[],
  histories = new Map<string, Decided>(),
) => dryRun(draft, others, tickets, histories, people, () => null, NOW);

describe('what a rule would have done', () => {
  it('is for tickets that no rule in use before it takes, and says how many those take', () => {
    const tickets = [ticket('1', { priority: 1 }), ticket('2'), ticket('3', { siteId: 'basel' })];
    const first = rule('first', { priorities: [1] });
    const off = rule('off', { active: false });
    const later = rule('later', { position: 9 });
    const draft = rule('draft', { position: 5, active: false });
    const { outcomes, before } = run(draft, [first, off, later], tickets, [someone('a')]);
    expect(outcomes.map(({ id }) => id)).toEqual(['2', '3']);
    expect(before).toBe(1);
    // Its own row as it is stored does not stand in its way.
    expect(run(draft, [first, { ...draft, position: 1, active: true }], tickets, [someone('a')]).before).toBe(
      1,
    );
    const narrow = rule('draft', { position: 5, siteIds: ['basel'] });
    expect(run(narrow, [first], tickets, [someone('a')])).toMatchObject({
      outcomes: [{ id: '3' }],
      before: 0,
    });
  });

  it('deals out what came one after the other, and nobody has less room for it', () => {
    const tickets = Array.from({ length: 20 }, (_, n) => ticket(`${n}`));
    const people = [someone('a', { limit: 3 }), someone('b', { limit: 3 })];
    const { to, nobody } = sumsOf(run(rule('draft'), [], tickets, people).outcomes, false);
    expect(to).toEqual([
      { teamId: 'net', personId: 'a', n: 10 },
      { teamId: 'net', personId: 'b', n: 10 },
    ]);
    expect(nobody).toBe(0);
    // Those who were given are left as they are.
    expect(people).toEqual([someone('a', { limit: 3 }), someone('b', { limit: 3 })]);
    const round = run(rule('draft', { strategy: 'round' }), [], tickets, people).outcomes;
    expect(round.filter(({ personId }) => personId === 'a')).toHaveLength(10);
  });

  it('counts for whom there is nobody, and why', () => {
    const people = [
      someone('a', { awayUntil: NOW + HOUR }),
      someone('b', { awayUntil: NOW + HOUR }),
      someone('c', { limit: 2 }),
      someone('d', { teamIds: ['line'] }),
    ];
    const tickets = [ticket('1'), ticket('2', { priority: 5 }), ticket('3')];
    expect(sumsOf(run(rule('draft'), [], tickets, people).outcomes, false)).toEqual({
      to: [{ teamId: 'net', personId: 'c', n: 1 }],
      ...{ nobody: 2, empty: 0 },
      passed: [{ reason: 'away', ids: ['a', 'b'], n: 1 }],
      why: [
        { reason: 'away', ids: ['a', 'b'], n: 2 },
        { reason: 'full', ids: ['c'], n: 2 },
      ],
    });
    expect(
      sumsOf(run(rule('draft', { toTeamId: 'none' }), [], tickets, people).outcomes, false),
    ).toMatchObject({
      ...{ to: [], nobody: 3, empty: 3 },
    });
  });

  it('a rule for a queue leaves it to the team', () => {
    const { outcomes } = run(rule('draft', { strategy: 'queue' }), [], [ticket('1')], [someone('a')]);
    expect(sumsOf(outcomes, true)).toMatchObject({
      to: [{ teamId: 'net', personId: null, n: 1 }],
      nobody: 0,
    });
  });

  it('what was decided about a ticket that nobody has counts', () => {
    const histories = new Map([['1', { teamId: 'line', hadIt: ['d'] }]]);
    const people = [someone('a'), someone('d', { teamIds: ['line'] })];
    expect(run(rule('draft'), [], [ticket('1'), ticket('2')], people, histories).outcomes).toEqual([
      { id: '1', teamId: 'line', personId: null, over: [{ id: 'd', reason: 'gaveBack' }] },
      { id: '2', teamId: 'net', personId: 'a', over: [] },
    ]);
  });

  it('decides as handing out does', () => {
    const people = [someone('a', { weight: 3 }), someone('b'), someone('c', { onShift: false })];
    const [one] = run(rule('draft'), [], [ticket('1')], people).outcomes;
    const { chosen, over, teamId } = decide(rule('draft'), ticket('1'), NOTHING, people, NOW);
    expect(one).toEqual({ id: '1', teamId, personId: chosen?.id, over });
  });
});

it('what waits is moved by a rule that gives it to somebody or to another team, once', () => {
  const waits = ticket('1', { teamId: 'net' });
  expect(isMoved(null, waits, NOTHING)).toBe(false);
  expect(isMoved(rule('a'), waits, NOTHING)).toBe(true);
  expect(isMoved(rule('a', { strategy: 'queue' }), waits, NOTHING)).toBe(false);
  expect(isMoved(rule('a', { strategy: 'queue', toTeamId: null }), waits, NOTHING)).toBe(false);
  expect(isMoved(rule('a', { strategy: 'queue', toTeamId: 'line' }), waits, NOTHING)).toBe(true);
  expect(isMoved(rule('a', { strategy: 'queue', toPersonId: 'a' }), waits, NOTHING)).toBe(true);
  // Somebody has put it there by hand.
  const byHand = { teamId: 'net', hadIt: [] };
  expect(isMoved(rule('a', { strategy: 'queue', toTeamId: 'line' }), waits, byHand)).toBe(false);
});
