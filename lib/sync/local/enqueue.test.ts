import { describe, expect, it } from 'vitest';
import { newId } from '#client/platform/clock';
import type { ArgsOf, MutationName } from '#sync/registry';
import { LocalClient, ticketRow } from '#tests/support/local-client';
import { type Dealt, enqueue } from './enqueue';

const withTicket = async () => {
  const client = await LocalClient.entered();
  const ticket = ticketRow();
  await client.pull(client.page({ ticket: [ticket] }));
  return { client, ticket };
};
const baseOf = (client: LocalClient) => client.store.read((t) => t.base.all());

describe('P19 a local write', () => {
  it('is one transaction: rows, the copies under them, and the entry', async () => {
    const { client, ticket } = await withTicket();
    const uid = await client.act('ticket.take', { ticketId: ticket.id });
    expect(await client.ticket(ticket.id)).toMatchObject({
      state: 'assigned',
      assigneeId: client.actor.id,
      ver: 1,
    });
    expect(await client.entries(ticket.id)).toMatchObject([
      { ver: 0, receivedAt: null, actorId: client.actor.id },
    ]);
    const [entry] = await client.pending();
    expect(entry).toMatchObject({
      uid,
      name: 'ticket.take',
      status: 'pending',
      mid: null,
      rootId: ticket.id,
    });
    const copies = await baseOf(client);
    expect(copies.find((copy) => copy.entity === 'ticket')?.row).toEqual(ticket);
    expect(copies.find((copy) => copy.entity === 'timeline')?.row).toBeNull();
  });

  it('keeps the first copy of a row that is written again', async () => {
    const { client, ticket } = await withTicket();
    await client.act('ticket.take', { ticketId: ticket.id });
    await client.act('ticket.start', { ticketId: ticket.id });
    const copies = (await baseOf(client)).filter((copy) => copy.entity === 'ticket');
    expect(copies.map((copy) => copy.row)).toEqual([ticket]);
  });

  it('remembers what the person saw of the fields they change', async () => {
    const { client, ticket } = await withTicket();
    await client.act('ticket.assign', { ticketId: ticket.id, teamId: ticket.teamId, assigneeId: null });
    expect((await client.pending())[0]?.base).toEqual({ teamId: ticket.teamId, assigneeId: null });
  });

  it('that a rule refuses leaves nothing behind', async () => {
    const { client, ticket } = await withTicket();
    await expect(client.act('ticket.close', { ticketId: ticket.id })).rejects.toMatchObject({
      code: 'illegal_state',
    });
    await expect(client.comment(newId())).rejects.toMatchObject({ code: 'not_found' });
    expect(await client.pending()).toEqual([]);
    expect(await client.ticket(ticket.id)).toEqual(ticket);
    expect(await baseOf(client)).toEqual([]);
  });

  it('with arguments of the wrong form names the field', async () => {
    const { client, ticket } = await withTicket();
    await expect(client.comment(ticket.id, '  ')).rejects.toMatchObject({
      code: 'invalid',
      detail: { field: 'body' },
    });
  });

  it('that the store does not take leaves nothing behind', async () => {
    const { client, ticket } = await withTicket();
    const broken = client.store.write(async (t) => {
      await t.outbox.put([]);
      await t.rows.put('ticket', [{ ...ticket, title: 'never' }]);
      throw new Error('disk full');
    });
    await expect(broken).rejects.toThrow('disk full');
    expect((await client.ticket(ticket.id))?.title).toBe('Printer');
  });
});

describe('pressed on a notification', () => {
  const press = <N extends MutationName>(client: LocalClient, name: N, args: ArgsOf<N>, dealt: Dealt) =>
    enqueue(client.store, client.env, name, args, null, {}, dealt);

  it('twice is once, under the uid that the server gave away', async () => {
    const { client, ticket } = await withTicket();
    const dealt = { uid: newId(), unseen: false };
    for (let times = 0; times < 2; times++)
      expect(await press(client, 'ticket.start', { ticketId: ticket.id }, dealt)).toBe(dealt.uid);
    expect(await client.pending()).toMatchObject([{ uid: dealt.uid, dealt: true }]);
    expect((await client.ticket(ticket.id))?.state).toBe('in_progress');
  });

  it('about a ticket that is not here, or not as it was told: kept for the server to decide', async () => {
    const { client, ticket } = await withTicket();
    const about = newId();
    await press(client, 'ticket.start', { ticketId: about }, { uid: newId(), unseen: true });
    await press(client, 'ticket.close', { ticketId: ticket.id }, { uid: newId(), unseen: true });
    expect((await client.pending()).map(({ rootId }) => rootId)).toEqual([about, ticket.id]);
    expect(await client.ticket(ticket.id)).toEqual(ticket);
    const seen = { uid: newId(), unseen: false };
    await expect(press(client, 'ticket.close', { ticketId: ticket.id }, seen)).rejects.toMatchObject({
      code: 'illegal_state',
    });
  });
});
