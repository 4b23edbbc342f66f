import { describe, expect, test } from 'vitest';
import { judgeDecision, judgePress, type Known } from './press';

const about = { ver: 7, state: 'assigned' } as const;
const known: Known = {
  ver: 7,
  state: 'assigned',
  assigneeId: 'amara',
  isOnTheWay: false,
  isRated: false,
  seen: 's',
  isAsked: true,
};
const judged = (act: Parameters<typeof judgePress>[0], over: Partial<Known> | null = {}) =>
  judgePress(act, 'amara', about, over === null ? undefined : { ...known, ...over });
const GO = { go: true, unseen: false };

describe('pressed on a notification', () => {
  test('what it told of is still so', () => {
    expect(judged('accept')).toEqual(GO);
    expect(judged('travel')).toEqual(GO);
    expect(judgePress('confirm', 'chau', about, { ...known, state: 'resolved' })).toEqual(GO);
  });
  test.each(['in_progress', 'on_hold'] as const)('accept: it is %s, and still theirs', (state) => {
    expect(judged('accept', { ver: 9, state })).toEqual(GO);
  });
  test.each(['resolved', 'closed', 'cancelled'] as const)('accept: it is %s by now', (state) => {
    expect(judged('accept', { ver: 9, state })).toEqual({ go: false, why: { now: 'state', state } });
  });
  test('accept, on the way: it went to another, or to nobody', () => {
    const why = { now: 'other', assigneeId: 'tomas' };
    expect(judged('accept', { ver: 9, assigneeId: 'tomas' })).toEqual({ go: false, why });
    expect(judged('travel', { ver: 9, assigneeId: 'tomas' })).toEqual({ go: false, why });
    expect(judged('accept', { ver: 9, assigneeId: null, state: 'new' })).toMatchObject({ go: false });
  });
  test('on the way: said before', () => {
    expect(judged('travel', { ver: 9, isOnTheWay: true })).toEqual({ go: false, why: { now: 'on_the_way' } });
  });
  test('confirm: opened again, or closed', () => {
    for (const state of ['assigned', 'closed'] as const)
      expect(judged('confirm', { ver: 9, state })).toEqual({ go: false, why: { now: 'state', state } });
  });
  test('rated: opened again, or rated elsewhere', () => {
    for (const act of ['good', 'poor'] as const) {
      expect(judged(act, { ver: 9, state: 'closed' })).toEqual(GO);
      expect(judged(act, { ver: 9, state: 'resolved' })).toEqual(GO);
      const state = 'assigned';
      expect(judged(act, { ver: 9, state })).toEqual({ go: false, why: { now: 'state', state } });
      const rated = { ver: 9, state: 'closed', isRated: true } as const;
      expect(judged(act, rated)).toEqual({ go: false, why: { now: 'rated' } });
    }
  });
  test('words are never too late', () => {
    expect(judged('reply', { ver: 20, state: 'closed', assigneeId: 'tomas' })).toEqual(GO);
    expect(judged('note', { ver: 20, state: 'closed', assigneeId: 'tomas' })).toEqual(GO);
  });
  test('a device that knows less than the notification leaves it to the server', () => {
    const unseen = { go: true, unseen: true };
    expect(judged('accept', null)).toEqual(unseen);
    expect(judged('accept', { ver: 6, assigneeId: 'tomas' })).toEqual(unseen);
    expect(judged('reply', null)).toEqual(unseen);
  });

  test('approve: while their word is waited for, and what they read is what is there', () => {
    const asked = { ver: 7, state: 'awaiting_approval', seen: 's' } as const;
    const at = (over: Partial<Known>) =>
      judgePress('approve', 'amara', asked, { ...known, state: 'awaiting_approval', ver: 9, ...over });
    expect(at({})).toEqual(GO);
    expect(at({ isAsked: false })).toEqual({ go: false, why: { now: 'decided' } });
    expect(at({ seen: 'other' })).toEqual({ go: false, why: { now: 'changed' } });
    expect(at({ state: 'rejected' })).toEqual({ go: false, why: { now: 'state', state: 'rejected' } });
    expect(judgePress('approve', 'amara', asked, undefined)).toEqual({ go: true, unseen: true });
  });
});

describe('a change that waited for their word', () => {
  const told = { ver: 7, state: 'awaiting_approval', seen: 's' } as const;
  const here = { ver: 8, isOpen: true, isAsked: true, seen: 's' };
  test('as it was told, also where it was written to since', () => {
    expect(judgeDecision(told, here)).toEqual(GO);
  });
  test('this device knows less: only the server can refuse', () => {
    expect(judgeDecision(told, undefined)).toEqual({ go: true, unseen: true });
    expect(judgeDecision(told, { ...here, ver: 6, isAsked: false })).toEqual({ go: true, unseen: true });
  });
  test.each([
    ['withdrawn', { isOpen: false, seen: 'z' }],
    ['changed', { seen: 'z' }],
    ['decided', { isAsked: false }],
  ])('it is %s by now', (now, over) => {
    expect(judgeDecision(told, { ...here, ...over })).toEqual({ go: false, why: { now } });
  });
});
