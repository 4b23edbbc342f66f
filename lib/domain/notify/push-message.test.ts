import { describe, expect, test } from 'vitest';
import { PUSH_MESSAGE_MAX, pushMessage } from './push-message';
import { PUSH_TITLE_MAX, type PushPayload, readPushPayload, shortTitle } from './push-payload';

const id = '0192f0aa-0000-7000-8000-000000000001';
const payload: PushPayload = {
  ...{ v: 1, id, event: 'ticket.assigned', ticketId: id, number: 'INC-000123', words: 'assigned to you' },
  ...{ title: 'The boss has resigned', for: id, about: { ver: 3, state: 'assigned' }, urgent: true },
  acts: [
    { do: 'accept', uid: id, title: 'Accept' },
    { do: 'travel', uid: id, title: 'On my way' },
  ],
  receipt: 'abc.def',
  unread: 3,
};
const ORIGIN = 'https://desk.example.org';
const bytes = (text: string) => new TextEncoder().encode(text).length;

describe('the text of a push', () => {
  test('describes its notification, and our worker reads its own payload from it', () => {
    const message = JSON.parse(pushMessage(payload, ORIGIN));
    expect(message).toMatchObject({
      web_push: 8030,
      mutable: true,
      app_badge: 3,
      notification: {
        title: 'INC-000123 assigned to you',
        navigate: `${ORIGIN}/app/tickets/${id}`,
        tag: id,
        silent: false,
      },
    });
    expect(readPushPayload(message)).toEqual(payload);
    expect(readPushPayload(message.notification.data)).toEqual(payload);
  });
  test('shows nobody unknown more than number and verb', () => {
    const { data, ...shown } = JSON.parse(pushMessage(payload, ORIGIN)).notification;
    expect(JSON.stringify(shown)).not.toContain('resigned');
    expect(shown.actions).toBeUndefined();
    expect(data.title).toBe('The boss has resigned');
  });
  test('of a test leads to this device', () => {
    const test = { v: 1, test: id, title: 'This is a test', body: 'x', for: id, receipt: 'a.b' } as const;
    expect(JSON.parse(pushMessage(test, ORIGIN))).toMatchObject({
      notification: { title: 'This is a test', navigate: `${ORIGIN}/app/sync` },
    });
  });
  test('is our payload alone where the server does not know its address', () => {
    expect(JSON.parse(pushMessage(payload, null))).toEqual(payload);
  });
  test.each(['x', '🖨', '\u0001', '"', '\ud800'])('is never too long: titles of %j', (character) => {
    const longest: PushPayload = {
      ...payload,
      number: 'INC-000000000123',
      words: 'went to another and much more is said of it',
      title: shortTitle(character.repeat(500)),
      receipt: 'r'.repeat(100),
    };
    expect([...longest.title].length).toBe(PUSH_TITLE_MAX);
    const text = pushMessage(longest, `https://${'long-name.'.repeat(12)}example.org:8443`);
    expect(bytes(text)).toBeLessThan(PUSH_MESSAGE_MAX);
  });
});
