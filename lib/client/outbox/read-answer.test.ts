import { describe, expect, it } from 'vitest';
import { newId } from '#client/platform/clock';
import * as messages from '#sync/protocol/messages';
import { OK } from '#sync/protocol/result';
import { at, LocalClient, ticketRow } from '#tests/support/local-client';
import { type Door, readAnswer, readRefusal } from './read-answer';

const client = new LocalClient();
const ticket = ticketRow();
const known = [{ uid: newId(), result: OK }];
const gone = { entity: 'timeline' as const, id: newId() };
const root = { kind: 'ticket' as const, id: ticket.id };
const scopes = {
  kind: 'scopes',
  actor: client.helloAnswer().actor,
  scopes: [],
  scopesHash: 'one',
  head: at(1),
};

/** One answer of each kind that the server gives, by the door it comes through. */
const ANSWERS: [Door, string, Record<string, unknown>][] = [
  ['hello', 'hello', { ...client.helloAnswer({ known }) }],
  ['push', 'results', { results: known, serverTime: 1 }],
  ['pull', 'a page', { ...client.page({ ticket: [ticket] }, { dels: [gone], acks: known, unpin: [root] }) }],
  ['pull', 'other scopes', scopes],
  ['pull', 'behind', { kind: 'behind' }],
  ['bootstrap', 'rows', { ...client.rowsAnswer({ ticket: [ticket] }, { next: root }) }],
  ['bootstrap', 'other scopes', scopes],
  ['record', 'rows', { ...client.rowsAnswer({ ticket: [ticket] }) }],
  ['record', 'nothing', { kind: 'missing', asOf: at(1) }],
];
const SHAPES = {
  hello: messages.helloAnswer,
  push: messages.pushAnswer,
  pull: messages.pullAnswer,
  bootstrap: messages.bootstrapAnswer,
  record: messages.recordAnswer,
};
/** Nobody on a device reads it. */
const UNREAD = ['vapidPublicKey'];

describe.each(ANSWERS)('%s: %s', (door, _, answer) => {
  it('as the server gives it is read', () => {
    expect(SHAPES[door].safeParse(answer).success).toBe(true);
    expect(readAnswer(door, answer)).toBe(answer);
  });

  it('without a part that is built on is not', () => {
    for (const name of Object.keys(answer).filter((one) => !UNREAD.includes(one)))
      expect(`${name} ${readAnswer(door, { ...answer, [name]: undefined })}`).toBe(`${name} null`);
  });
});

it('what is no answer of ours is not read', () => {
  for (const other of [null, [], 'ok', 1, {}, { kind: 'rows' }, { error: 'portal' }]) {
    for (const door of ['hello', 'push', 'pull', 'bootstrap', 'record'] as const)
      expect(readAnswer(door, other)).toBeNull();
    expect(readRefusal(other)).toBeNull();
  }
  const page = client.page();
  const broken = { ...page, puts: { ...page.puts, ticket: [{ id: 'no version' }] } };
  expect(readAnswer('pull', broken)).toBeNull();
  expect(readRefusal({ error: 'gap', expected: 3 })).toEqual({ error: 'gap', expected: 3 });
});
