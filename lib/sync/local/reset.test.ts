import { describe, expect, it } from 'vitest';
import { newId } from '#client/platform/clock';
import { at, LocalClient, ok, ticketRow } from '#tests/support/local-client';
import { planBootstrap, takeBootstrap } from './bootstrap';
import { planHello } from './hello';
import { beginReset, resetReady, swap } from './reset';

/** A device with one intent sent, one pending, and a server that starts another history. */
async function scene() {
  const client = await LocalClient.entered();
  const ticket = ticketRow();
  await client.pull(client.page({ ticket: [ticket] }));
  const sent = await client.comment(ticket.id, 'sent');
  await client.pull(client.page({}, { acks: [ok(sent)], cursor: at(12), head: at(12) }));
  const pending = await client.comment(ticket.id, 'pending');
  const request = await planHello(client.store, client.actor.id, true);
  const hello = (known: string[]) =>
    client.helloAnswer({ epoch: newId(), head: at(3), known: known.map(ok) });
  const load = async (known: string[], title: string) => {
    const reset = await beginReset(client.store, request, hello(known));
    // First what is the person's own, then the rest.
    for (const rows of [{}, { ticket: [{ ...ticket, title }] }]) {
      const boot = await planBootstrap(reset.staging);
      if (!boot) throw new Error('nothing to load');
      const answer = client.rowsAnswer(rows, { asOf: at(3) });
      await takeBootstrap(reset.staging, client.env, boot, answer);
    }
    return reset;
  };
  return { client, ticket, sent, pending, request, load };
}

describe('P23 a reset', () => {
  it('asks about everything pending and sent', async () => {
    const { request, sent, pending } = await scene();
    expect(request.uids).toEqual([pending, sent]);
  });

  it('loads beside the old copy, which stays readable, and swaps', async () => {
    const { client, ticket, sent, load } = await scene();
    const reset = await load([sent], 'other history');
    expect((await client.ticket(ticket.id))?.title).toBe('Printer');
    expect(await resetReady(reset)).toBe(true);
    expect(await swap(client.store, client.env, reset)).toBe(true);
    expect((await client.ticket(ticket.id))?.title).toBe('other history');
    expect(await client.place()).toMatchObject({ cursor: at(3), seen: at(3), epoch: reset.hello.epoch });
  });

  it('P8 P22 keeps pending work, offers again what was lost, under a new name with the same bytes', async () => {
    const { client, ticket, sent, pending, load } = await scene();
    const [before] = await client.sent();
    const { clientId } = await client.place();
    await swap(client.store, client.env, await load([], 'other history'));
    const entries = await client.pending();
    expect(entries.map((entry) => entry.uid)).toEqual([sent, pending]);
    expect(entries[0]).toMatchObject({
      args: before?.args,
      occurredAt: before?.occurredAt,
      mid: null,
      frozen: before?.frozen,
    });
    expect((await client.place()).clientId).not.toBe(clientId);
    expect((await client.entries(ticket.id)).map((entry) => entry.body)).toEqual(['sent', 'pending']);
  });

  it('settles what the new history knows', async () => {
    const { client, sent, pending, load } = await scene();
    await swap(client.store, client.env, await load([sent, pending], 'other history'));
    expect(await client.pending()).toEqual([]);
    expect((await client.sent()).map((entry) => entry.uid).sort()).toEqual([sent, pending].sort());
  });

  it('P24 is given up when another tab was faster', async () => {
    const { client, sent, load } = await scene();
    const [first, second] = [await load([sent], 'first'), await load([sent], 'second')];
    expect(await swap(client.store, client.env, first)).toBe(true);
    expect(await swap(client.store, client.env, second)).toBe(false);
  });

  it('keeps work that was done while it was loading', async () => {
    const { client, ticket, sent, load } = await scene();
    const reset = await load([sent], 'other history');
    const late = await client.comment(ticket.id, 'late');
    await swap(client.store, client.env, reset);
    expect((await client.pending()).map((entry) => entry.uid)).toContain(late);
  });
});
