import { describe, expect, test } from 'vitest';
import { PUSH_TITLE_MAX, type PushPayload, readPushPayload, shortTitle } from './push-payload';

const payload: PushPayload = {
  v: 1,
  id: '0192f0aa-0000-7000-8000-000000000001',
  event: 'ticket.assigned',
  ticketId: '0192f0aa-0000-7000-8000-000000000002',
  number: 'INC-000123',
  words: 'assigned to you',
  title: 'Printer broken',
  for: '0192f0aa-0000-7000-8000-000000000003',
};

describe('shortTitle', () => {
  test('keeps a title that fits', () => {
    expect(shortTitle('x'.repeat(PUSH_TITLE_MAX))).toBe('x'.repeat(PUSH_TITLE_MAX));
  });
  test('cuts a long one to the limit and marks the cut', () => {
    expect(shortTitle('x'.repeat(200))).toBe(`${'x'.repeat(PUSH_TITLE_MAX - 1)}…`);
  });
  test('never cuts inside a character', () => {
    expect([...shortTitle('🖨'.repeat(200))]).toHaveLength(PUSH_TITLE_MAX);
    expect(shortTitle('🖨'.repeat(200))).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });
});

describe('readPushPayload', () => {
  test('reads what the server writes and drops what it does not know', () => {
    expect(readPushPayload({ ...payload, extra: 'x' })).toEqual(payload);
  });
  test.each([
    ['null', null],
    ['text', 'hello'],
    ['another version', { ...payload, v: 2 }],
    ['an unknown event', { ...payload, event: 'ticket.exploded' }],
    ['a missing person', { ...payload, for: undefined }],
    ['an endless title', { ...payload, title: 'x'.repeat(5_000) }],
  ])('refuses %s', (_name, value) => {
    expect(readPushPayload(value)).toBeNull();
  });
});

describe('what was added since the first version', () => {
  const act = { do: 'accept', uid: '0192f0aa-0000-7000-8000-00000000000a', title: 'Accept' } as const;
  const more = {
    ...{ about: { ver: 3, state: 'assigned' }, acts: [act], urgent: true, receipt: 'abc.def' },
    unread: 2,
  } as const;
  test('is read', () => {
    expect(readPushPayload({ ...payload, ...more })).toEqual({ ...payload, ...more });
  });
  test.each([
    ['acts without the ticket they are about', { ...more, about: undefined }],
    ['an act this version does not know', { ...more, acts: [{ ...act, do: 'explode' }] }],
    ['a uid no device could have made', { ...more, acts: [{ ...act, uid: payload.id.replace('7', '4') }] }],
    ['a state this version does not know', { ...more, about: { ver: 3, state: 'asleep' } }],
    ['acts that are no list', { ...more, acts: 'accept' }],
    ['a count that is none', { ...more, acts: [], unread: -1 }],
  ])('the news are shown without: %s', (_name, odd) => {
    const read = readPushPayload({ ...payload, ...odd });
    expect(read).toMatchObject({ ...payload, urgent: true, receipt: 'abc.def' });
    expect(read?.acts).toBeUndefined();
  });
  test('never more acts than are shown', () => {
    expect(readPushPayload({ ...payload, ...more, acts: [act, act, act] })?.acts).toHaveLength(2);
  });
});
