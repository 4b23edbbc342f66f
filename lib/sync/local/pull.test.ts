import { describe, expect, it } from 'vitest';
import { at, entryRow, LocalClient, ok, refused, ticketRow } from '#tests/support/local-client';
import { planPull, takePull } from './pull';
import { planRecord, takeRecord } from './record';

async function withTicket() {
  const client = await LocalClient.entered();
  const ticket = ticketRow();
  await client.pull(client.page({ ticket: [ticket] }));
  return { client, ticket };
}

describe('P21 a page', () => {
  it('goes under pending work, which stays on top', async () => {
    const { client, ticket } = await withTicket();
    await client.act('ticket.take', { ticketId: ticket.id });
    await client.pull(
      client.page({ ticket: [{ ...ticket, title: 'Plotter', ver: 2 }] }, { cursor: at(12), head: at(12) }),
    );
    expect(await client.ticket(ticket.id)).toMatchObject({
      title: 'Plotter',
      assigneeId: client.actor.id,
      ver: 2,
    });
    expect(await client.pending()).toHaveLength(1);
  });

  it('skips pending work that no longer fits, and keeps it for the server to decide', async () => {
    const { client, ticket } = await withTicket();
    const uid = await client.act('ticket.take', { ticketId: ticket.id });
    const theirs = { ...ticket, assigneeId: ticket.requesterId, state: 'assigned' as const, ver: 2 };
    await client.pull(client.page({ ticket: [theirs] }, { cursor: at(12), head: at(12) }));
    expect(await client.ticket(ticket.id)).toEqual(theirs);
    expect(await client.entries(ticket.id)).toEqual([]);
    expect((await client.pending()).map((entry) => entry.uid)).toEqual([uid]);
  });

  it('lets entries go only when it reaches the head, with their effects', async () => {
    const { client, ticket } = await withTicket();
    const uid = await client.comment(ticket.id);
    await client.pull(client.page({}, { acks: [ok(uid)], cursor: at(12), head: at(13) }));
    expect(await client.pending()).toHaveLength(1);
    expect(await client.entries(ticket.id)).toHaveLength(1);
    const mine = entryRow(ticket.id, { body: 'mine' });
    await client.pull(client.page({ timeline: [mine] }, { cursor: at(13), head: at(13) }));
    expect(await client.pending()).toEqual([]);
    expect(await client.entries(ticket.id)).toEqual([mine]);
  });

  it('takes back a row that only existed here once the server refused it', async () => {
    const { client, ticket } = await withTicket();
    const uid = await client.comment(ticket.id);
    await client.pull(client.page({}, { acks: [{ uid, result: refused }], cursor: at(12), head: at(12) }));
    expect(await client.entries(ticket.id)).toEqual([]);
    expect(await client.ticket(ticket.id)).toEqual(ticket);
  });
});

describe('P22 an acknowledgement', () => {
  it('of success moves the entry to sent, of refusal to the person; nothing is deleted', async () => {
    const { client, ticket } = await withTicket();
    const [a, b] = [await client.comment(ticket.id), await client.comment(ticket.id)];
    await client.pull(client.page({}, { acks: [ok(a), { uid: b, result: refused }] }));
    expect((await client.sent()).map((entry) => entry.uid)).toEqual([a]);
    expect(await client.entry(b)).toMatchObject({
      status: 'needs_you',
      result: refused,
      args: { body: 'mine' },
    });
  });

  it('P11 of one put aside, that an administrator ran again or gave back, is what counts', async () => {
    const { client, ticket } = await withTicket();
    const [ran, back, other] = [
      await client.comment(ticket.id),
      await client.comment(ticket.id),
      await client.comment(ticket.id),
    ];
    const failed = { ...refused, status: 'quarantined' as const, code: 'failed' as const };
    const acks = [ran, back].map((uid) => ({ uid, result: failed }));
    await client.pull(client.page({}, { acks }));
    const results = [ok(ran), { uid: back, result: refused }, ok(other)];
    await client.pull(client.page({}, { results, cursor: at(12), head: at(12) }));
    expect((await client.sent()).map((entry) => entry.uid)).toEqual([ran]);
    expect(await client.entry(back)).toMatchObject({ status: 'needs_you', result: refused });
    // What merely waits leaves by its own acknowledgement alone (P22).
    expect((await client.pending()).map((entry) => entry.uid)).toEqual([other]);
  });

  it('of an unknown intent is ignored', async () => {
    const { client } = await withTicket();
    await client.pull(client.page({}, { acks: [ok('00000000-0000-7000-8000-000000000001')] }));
    expect(await client.sent()).toEqual([]);
  });
});

describe('P15 an answer that no longer fits changes nothing', () => {
  it('after the cursor moved, the name changed, or a pin came', async () => {
    const { client, ticket } = await withTicket();
    const request = await planPull(client.store);
    if (!request) throw new Error('not entered');
    const page = client.page(
      { ticket: [{ ...ticket, title: 'late', ver: 9 }] },
      { cursor: at(12), head: at(12) },
    );
    const take = (over: object) => takePull(client.store, client.env, { ...request, ...over }, page);
    expect(await take({ cursor: at(3) })).toBe('stale');
    expect(await take({ clientId: client.actor.id })).toBe('stale');
    expect(await take({ scopesHash: 'other' })).toBe('stale');
    expect(await take({ epoch: client.actor.id })).toBe('stale');
    expect(await take({ pins: [{ kind: 'ticket', id: ticket.id }] })).toBe('stale');
    expect((await client.ticket(ticket.id))?.title).toBe('Printer');
    expect(await take({})).toBe('caught_up');
  });

  it('nor does a page that would move the cursor back', async () => {
    const { client } = await withTicket();
    expect(await client.pull(client.page({}, { cursor: at(4), head: at(20) }))).toBe('stale');
    expect((await client.place()).cursor).toEqual(at(11));
  });
});

describe('rows', () => {
  it('P17 a lower version never replaces a higher one', async () => {
    const { client, ticket } = await withTicket();
    await client.pull(
      client.page({ ticket: [{ ...ticket, title: 'new', ver: 5 }] }, { cursor: at(12), head: at(12) }),
    );
    await client.pull(
      client.page({ ticket: [{ ...ticket, title: 'old', ver: 4 }] }, { cursor: at(13), head: at(13) }),
    );
    expect((await client.ticket(ticket.id))?.title).toBe('new');
  });

  it('P4 a lost root goes with its children, a partly lost one keeps those named', async () => {
    const { client, ticket } = await withTicket();
    const [kept, lost] = [entryRow(ticket.id), entryRow(ticket.id, { internal: true, kind: 'note' })];
    await client.pull(client.page({ timeline: [kept, lost] }, { cursor: at(12), head: at(12) }));
    const root = { kind: 'ticket' as const, id: ticket.id };
    const whole = [{ root, children: [{ entity: 'timeline' as const, id: kept.id }] }];
    await client.pull(client.page({}, { whole, cursor: at(13), head: at(13) }));
    expect(await client.entries(ticket.id)).toEqual([kept]);
    const dels = [{ entity: 'ticket' as const, id: ticket.id }];
    await client.pull(client.page({}, { dels, cursor: at(14), head: at(14) }));
    expect(await client.ticket(ticket.id)).toBeUndefined();
    expect(await client.entries(ticket.id)).toEqual([]);
  });

  it('P14 the furthest place ever heard of is remembered, whatever told it', async () => {
    const { client } = await withTicket();
    await client.pull(client.page({}, { cursor: at(12), head: at(40) }));
    expect((await client.place()).seen).toEqual(at(40));
    await client.pull(client.page({}, { cursor: at(13), head: at(39) }));
    expect((await client.place()).seen).toEqual(at(40));
  });
});

describe('P18 pins', () => {
  it('a pin whose permission is gone takes its rows along, unless a scope holds them', async () => {
    const { client, ticket } = await withTicket();
    const foreign = ticketRow({ teamId: client.actor.id });
    const root = { kind: 'ticket' as const, id: foreign.id };
    const request = await planRecord(client.store, root);
    if (!request) throw new Error('not entered');
    const answer = client.rowsAnswer(
      { ticket: [foreign], timeline: [entryRow(foreign.id)] },
      { asOf: at(11) },
    );
    expect(await takeRecord(client.store, client.env, request, answer)).toBe('pinned');
    expect((await client.place()).pins).toEqual([root]);
    expect(await client.entries(foreign.id)).toHaveLength(1);
    await client.pull(client.page({}, { unpin: [root], cursor: at(12), head: at(12) }));
    expect((await client.place()).pins).toEqual([]);
    expect(await client.ticket(foreign.id)).toBeUndefined();
    expect(await client.entries(foreign.id)).toEqual([]);
    expect(await client.ticket(ticket.id)).toEqual(ticket);
  });

  it('a record read before what the feed brought is not applied', async () => {
    const { client, ticket } = await withTicket();
    const request = await planRecord(client.store, { kind: 'ticket', id: ticket.id });
    if (!request) throw new Error('not entered');
    const answer = client.rowsAnswer({ ticket: [{ ...ticket, title: 'old' }] }, { asOf: at(5) });
    expect(await takeRecord(client.store, client.env, request, answer)).toBe('stale');
  });
});
