import { describe, expect, test } from 'vitest';
import { noticeOf, PLAIN } from './notice';

const message = {
  v: 1,
  id: '0192f0aa-0000-7000-8000-000000000001',
  event: 'ticket.assigned',
  ticketId: '0192f0aa-0000-7000-8000-000000000002',
  number: 'INC-000123',
  words: 'assigned to you',
  title: 'Printer broken',
  for: 'ann',
};

describe('noticeOf', () => {
  test('a test says so, to whoever asked for it', () => {
    const test = { v: 1, test: message.id, title: 'This is a test', body: 'x', receipt: 'a.b' };
    const ann = '0192f0aa-0000-7000-8000-00000000000a';
    expect(noticeOf({ ...test, for: ann }, ann)).toMatchObject({ title: 'This is a test', tag: message.id });
    expect(noticeOf({ ...test, for: ann }, 'bob')).toEqual(PLAIN);
  });
  test('number, verb and title for the person it is meant for', () => {
    expect(noticeOf(message, 'ann')).toEqual({
      title: 'INC-000123 assigned to you',
      body: 'Printer broken',
      tag: message.id,
      once: `${message.id} ticket.assigned ann`,
      facts: { path: `/app/tickets/${message.ticketId}`, news: message, receipt: undefined, for: 'ann' },
    });
  });
  test('of an article that is to be looked at again: the way to the article', () => {
    const review = { ...message, event: 'article.review', number: 'Article', words: 'to be looked at again' };
    expect(noticeOf(review, 'ann')).toMatchObject({
      title: 'Article to be looked at again',
      facts: { path: `/app/knowledge/${message.ticketId}` },
    });
  });
  test('of a change: the way to the change, and what can be done with it', () => {
    const about = { ver: 4, state: 'awaiting_approval', seen: '00ff' } as const;
    const acts = (['approve', 'reject'] as const).map((act, n) => ({
      ...{ do: act, uid: `0193b1f2-0000-7000-8000-00000000000${n}`, title: act },
    }));
    const asked = { ...message, event: 'change.approvalWanted', number: 'CHG-000001', about, acts };
    expect(noticeOf(asked, 'ann').facts).toMatchObject({
      path: `/app/changes/${message.ticketId}`,
      news: { about, acts },
    });
  });
  test.each([
    ['somebody else is signed in', message, 'bob'],
    ['nobody is signed in', message, null],
    ['no message', null, 'ann'],
    ['an unknown event', { ...message, event: 'ticket.later' }, 'ann'],
    ['a path where the id should be', { ...message, ticketId: '../../desk/people' }, 'ann'],
  ])('no details: %s', (_name, value, person) => {
    expect(noticeOf(value, person)).toEqual(PLAIN);
  });
});
