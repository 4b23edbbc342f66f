import { describe, expect, test } from 'vitest';
import { FLOOD, groupOf, MANY, MOST_SHOWN, type OnDisplay } from './group';
import { noticeOf, PLAIN } from './notice';

const NOW = 1_800_000_000_000;
const uid = (n: number) => `0192f0aa-0000-7000-8000-${String(n).padStart(12, '0')}`;
const notice = (n: number, over: object = {}) =>
  noticeOf(
    {
      ...{ v: 1, id: uid(n), event: 'ticket.commented', ticketId: uid(1_000 + n), title: 'x', for: 'ann' },
      ...{ number: `INC-${String(n).padStart(6, '0')}`, words: 'has a new comment', ...over },
    },
    'ann',
  );
const shown = (n: number, over: Partial<OnDisplay> = {}): OnDisplay => ({
  ...{ tag: uid(n), at: NOW - 60_000 + n, urgent: false },
  tells: [{ ticketId: uid(1_000 + n), number: `INC-${String(n).padStart(6, '0')}`, words: 'is due soon' }],
  ...over,
});
const many = (count: number) => Array.from({ length: count }, (_, n) => shown(n + 1));

describe('many notifications', () => {
  test('up to five stand beside each other', () => {
    expect(groupOf(notice(9), many(MOST_SHOWN - 1), NOW)).toBeNull();
  });
  test('with the next they become one, which lists the tickets and takes the place of the others', () => {
    const grouped = groupOf(notice(9), many(MOST_SHOWN), NOW);
    expect(grouped?.notice).toMatchObject({
      title: '6 tickets have news',
      tag: MANY,
      facts: { path: '/app' },
    });
    expect(grouped?.notice.body.split('\n')).toEqual([
      'INC-000009 has a new comment',
      ...[5, 4, 3, 2, 1].map((n) => `INC-00000${n} is due soon`),
    ]);
    expect(grouped?.closes.sort()).toEqual([1, 2, 3, 4, 5].map(uid));
  });
  test('further ones go into it, and lines that would not fit are counted', () => {
    const tells = many(7).flatMap((one) => one.tells);
    const grouped = groupOf(notice(9), [shown(0, { tag: MANY, tells })], NOW);
    expect(grouped?.notice.title).toBe('8 tickets have news');
    expect(grouped?.notice.body.split('\n').at(-1)).toBe('and 2 more');
    expect(grouped?.closes).toEqual([]);
  });
  test('about one ticket lead to it', () => {
    const ticketId = uid(1_009);
    const same = many(MOST_SHOWN).map((one) => ({
      ...one,
      tells: [{ ticketId, number: 'INC-000009', words: 'is due soon' }],
    }));
    expect(groupOf(notice(9), same, NOW)?.notice).toMatchObject({
      ...{ title: 'INC-000009 has more news', body: 'INC-000009 has a new comment' },
      facts: { path: `/app/tickets/${ticketId}` },
    });
  });
  test('what is urgent is never hidden: neither the new one, nor one that is there', () => {
    expect(groupOf(notice(9, { urgent: true }), many(20), NOW)).toBeNull();
    const grouped = groupOf(notice(9), [...many(MOST_SHOWN), shown(7, { urgent: true })], NOW);
    expect(grouped?.closes).not.toContain(uid(7));
    expect(grouped?.notice.body).not.toContain('INC-000007');
    expect(groupOf(notice(9), [...many(4), shown(7, { urgent: true })], NOW)).toBeNull();
  });
  test('what has lain there for long, says nothing of a ticket, or is the same event does not count', () => {
    const old = many(20).map((one) => ({ ...one, at: NOW - FLOOD - 1 }));
    expect(groupOf(notice(9), old, NOW)).toBeNull();
    expect(
      groupOf(
        notice(9),
        many(20).map((one) => ({ ...one, tells: [] })),
        NOW,
      ),
    ).toBeNull();
    expect(groupOf(notice(5), many(MOST_SHOWN), NOW)).toBeNull();
    expect(groupOf(PLAIN, many(20), NOW)).toBeNull();
  });
});
