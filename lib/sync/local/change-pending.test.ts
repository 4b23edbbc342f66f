import { describe, expect, it } from 'vitest';
import { newId } from '#client/platform/clock';
import type { Id } from '#domain/kernel/types';
import { LocalClient, ticketRow } from '#tests/support/local-client';
import { amend, standsOn, takeBack } from './change-pending';
import { planPush } from './push';

const withTicket = async () => {
  const client = await LocalClient.entered();
  const ticket = ticketRow();
  await client.pull(client.page({ ticket: [ticket] }));
  return { client, ticket };
};
const bodies = async (client: LocalClient, ticketId: Id) =>
  (await client.entries(ticketId)).map((entry) => entry.body);
const report = (client: LocalClient, ticketId: Id) =>
  client.act('ticket.report', {
    ...{ ticketId, title: 'New', description: '', impact: 2 as const, urgency: 2 as const },
    ...{ categoryId: null, siteId: null, place: null },
  });
const statusOf = (client: LocalClient, uid: Id) =>
  client.store.read(async (t) => (await t.outbox.get(uid))?.status);

describe('P20 what was never sent', () => {
  it('takes other words and stays where it is: same uid, same place, same moment', async () => {
    const { client, ticket } = await withTicket();
    const uid = await client.comment(ticket.id, 'spare at 9');
    await client.act('ticket.take', { ticketId: ticket.id });
    const [before] = await client.pending();
    client.time += 60_000;
    expect(await amend(client.store, client.env, uid, { ticketId: ticket.id, body: 'spare at 10' })).toBe(
      'changed',
    );
    const [after] = await client.pending();
    expect(after).toEqual({
      ...before,
      args: { ticketId: ticket.id, body: 'spare at 10' },
      bytes: (before?.bytes ?? 0) + 1,
    });
    expect(await bodies(client, ticket.id)).toContain('spare at 10');
    expect(await bodies(client, ticket.id)).not.toContain('spare at 9');
    expect(await client.ticket(ticket.id)).toMatchObject({ state: 'assigned' });
  });

  it('refuses words of the wrong form, and keeps those that stood there', async () => {
    const { client, ticket } = await withTicket();
    const uid = await client.comment(ticket.id, 'spare');
    const empty = amend(client.store, client.env, uid, { ticketId: ticket.id, body: ' ' });
    await expect(empty).rejects.toMatchObject({ code: 'invalid', detail: { field: 'body' } });
    expect(await bodies(client, ticket.id)).toEqual(['spare']);
  });

  it('is taken back: the rows are as if it had never been, the text is kept', async () => {
    const { client, ticket } = await withTicket();
    const uid = await client.act('ticket.take', { ticketId: ticket.id });
    await client.comment(ticket.id, 'on my way');
    expect(await takeBack(client.store, client.env, uid)).toBe('changed');
    expect(await client.ticket(ticket.id)).toEqual({ ...ticket, updatedAt: expect.any(Number) });
    expect(await bodies(client, ticket.id)).toEqual(['on my way']);
    expect(await statusOf(client, uid)).toBe('dismissed');
    expect((await client.pending()).map((entry) => entry.name)).toEqual(['ticket.comment']);
  });

  it('takes with it what stands on a report, and nothing else', async () => {
    const { client, ticket } = await withTicket();
    const ticketId = newId();
    const uid = await report(client, ticketId);
    const onIt = await client.comment(ticketId, 'forgot to say');
    const onOther = await client.comment(ticket.id, 'elsewhere');
    const going = await client.store.read((t) => standsOn(t, uid));
    expect(going.map((entry) => entry.uid)).toEqual([uid, onIt]);
    await takeBack(client.store, client.env, uid);
    expect(await client.ticket(ticketId)).toBeUndefined();
    expect((await client.pending()).map((entry) => entry.uid)).toEqual([onOther]);
  });
});

describe('P20 what may be on the server', () => {
  it('is neither changed nor taken back', async () => {
    const { client, ticket } = await withTicket();
    const uid = await client.comment(ticket.id, 'spare');
    await planPush(client.store, new Set(), { count: 50, bytes: 256_000 });
    const other = { ticketId: ticket.id, body: 'other' };
    expect(await amend(client.store, client.env, uid, other)).toBe('sent');
    expect(await takeBack(client.store, client.env, uid)).toBe('sent');
    expect(await bodies(client, ticket.id)).toEqual(['spare']);
    expect(await client.pending()).toHaveLength(1);
  });

  it('and what is settled is gone from here', async () => {
    const { client } = await withTicket();
    expect(await amend(client.store, client.env, newId(), {})).toBe('gone');
    expect(await takeBack(client.store, client.env, newId())).toBe('gone');
  });

  it('a report that is on its way keeps what stands on it', async () => {
    const { client } = await withTicket();
    const ticketId = newId();
    const uid = await report(client, ticketId);
    await planPush(client.store, new Set(), { count: 50, bytes: 256_000 });
    await client.comment(ticketId, 'forgot to say');
    expect(await takeBack(client.store, client.env, uid)).toBe('sent');
    expect(await client.pending()).toHaveLength(2);
  });
});
