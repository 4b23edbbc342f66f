import { describe, expect, it } from 'vitest';
import { LocalClient, refused, ticketRow } from '#tests/support/local-client';
import { planPush, renumber, setAside, takeGap } from './push';

const LIMITS = { count: 50, bytes: 256_000 };
const none = new Set<string>();

async function withComments(n: number) {
  const client = await LocalClient.entered();
  const ticket = ticketRow();
  await client.pull(client.page({ ticket: [ticket] }));
  const uids: string[] = [];
  for (let i = 0; i < n; i++) uids.push(await client.comment(ticket.id, `text ${i}`));
  return { client, ticket, uids };
}
const withoutMid = <T extends { mid: number }>({ mid: _, ...rest }: T) => rest;

describe('P20 freezing', () => {
  it('gives places in order, once, and the same bytes again', async () => {
    const { client, ticket, uids } = await withComments(3);
    const first = (await planPush(client.store, none, LIMITS))?.request;
    expect(first?.mutations.map(({ uid, mid }) => [uid, mid])).toEqual(uids.map((uid, i) => [uid, i + 1]));
    await client.comment(ticket.id);
    const second = (await planPush(client.store, none, LIMITS))?.request;
    expect(second?.mutations.slice(0, 3)).toEqual(first?.mutations);
    expect(second?.mutations[3]?.mid).toBe(4);
    expect((await client.pending()).every((entry) => entry.frozen)).toBe(true);
  });

  it('keeps the bytes when the device takes a new name', async () => {
    const { client } = await withComments(2);
    const before = (await planPush(client.store, none, LIMITS))?.request;
    if (!before) throw new Error('nothing to send');
    await renumber(client.store, client.env, before);
    const after = (await planPush(client.store, none, LIMITS))?.request;
    expect(after?.clientId).not.toBe(before.clientId);
    expect(after?.mutations.map(({ mid }) => mid)).toEqual([1, 2]);
    expect(after?.mutations.map(withoutMid)).toEqual(before.mutations.map(withoutMid));
  });

  it('a late refusal of an old name changes nothing', async () => {
    const { client } = await withComments(1);
    const request = (await planPush(client.store, none, LIMITS))?.request;
    if (!request) throw new Error('nothing to send');
    await renumber(client.store, client.env, request);
    const { clientId } = await client.place();
    await renumber(client.store, client.env, request);
    expect((await client.place()).clientId).toBe(clientId);
  });

  it('cuts by number and by size, but always sends one', async () => {
    const { client } = await withComments(4);
    expect(
      (await planPush(client.store, none, { count: 2, bytes: 256_000 }))?.request.mutations,
    ).toHaveLength(2);
    expect((await planPush(client.store, none, { count: 50, bytes: 1 }))?.request.mutations).toHaveLength(1);
  });

  it('leaves out what was answered and waits for its acknowledgement', async () => {
    const { client, uids } = await withComments(3);
    const next = (await planPush(client.store, new Set(uids.slice(0, 2)), LIMITS))?.request;
    expect(next?.mutations.map(({ uid }) => uid)).toEqual(uids.slice(2));
  });
});

describe('P8 a gap', () => {
  it('sends again when the missing intent is still here', async () => {
    const { client } = await withComments(2);
    const request = (await planPush(client.store, none, LIMITS))?.request;
    if (!request) throw new Error('nothing to send');
    expect(await takeGap(client.store, request, 1)).toBe('resend');
  });

  it('loads again when the server lost what it once acknowledged', async () => {
    const { client, uids, ticket } = await withComments(2);
    const request = (await planPush(client.store, none, LIMITS))?.request;
    if (!request) throw new Error('nothing to send');
    const acks = uids.map((uid) => ({ uid, result: { ...refused, status: 'ok' as const, code: null } }));
    await client.pull(client.page({}, { acks, cursor: request.seen, head: request.seen }));
    await client.comment(ticket.id);
    await planPush(client.store, none, LIMITS);
    expect(await takeGap(client.store, request, 1)).toBe('reset');
  });

  it('takes a new name when the server is ahead of this device', async () => {
    const { client } = await withComments(0);
    const { clientId } = await client.place();
    expect(await takeGap(client.store, { clientId }, 7)).toBe('renumber');
  });
});

it('an intent the server can not read goes to the person, the others get new places', async () => {
  const { client, uids } = await withComments(3);
  await planPush(client.store, none, LIMITS);
  await setAside(client.store, client.env, uids[0] as string, refused);
  expect(await client.entry(uids[0] as string)).toMatchObject({ status: 'needs_you', result: refused });
  const next = (await planPush(client.store, none, LIMITS))?.request;
  expect(next?.mutations.map(({ uid, mid }) => [uid, mid])).toEqual([
    [uids[1], 1],
    [uids[2], 2],
  ]);
});
