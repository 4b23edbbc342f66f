import { describe, expect, test } from 'vitest';
import { PRESENT_FOR, type Present, shownTo } from './presence';

const NOW = 1_000_000;
const there = (personId: string, over: Partial<Present> = {}): Present => ({
  ...{ personId, role: 'technician', doing: 'views', seenAt: NOW - 1_000 },
  ...over,
});
const ids = (sight: 'internal' | 'public' | 'none', present: Present[], id = 'me') =>
  shownTo({ id, sight }, present, NOW).map(({ personId }) => personId);

describe('who is seen beside one on a ticket', () => {
  test('staff see each other, whatever they do, and never themselves', () => {
    const all = [there('me'), there('amara'), there('meera', { role: 'manager', doing: 'notes' })];
    expect(ids('internal', all)).toEqual(['amara', 'meera']);
  });
  test('whoever reported it is seen while they write, not while they wait', () => {
    const chau = there('chau', { role: 'requester' });
    expect(ids('internal', [chau])).toEqual([]);
    expect(ids('internal', [{ ...chau, doing: 'comments' }])).toEqual(['chau']);
  });
  test('they see who writes to them, and nothing of what staff do among themselves', () => {
    const all = [
      there('amara'),
      there('nils', { doing: 'notes' }),
      there('omar', { doing: 'edits' }),
      there('lena', { doing: 'comments' }),
      there('other', { role: 'requester', doing: 'comments' }),
    ];
    expect(ids('public', all)).toEqual(['lena']);
    expect(ids('none', all)).toEqual([]);
  });
  test('who has not said so for a while is gone', () => {
    expect(ids('internal', [there('amara', { seenAt: NOW - PRESENT_FOR - 1 })])).toEqual([]);
    expect(ids('internal', [there('amara', { seenAt: NOW - PRESENT_FOR })])).toEqual(['amara']);
  });
});
