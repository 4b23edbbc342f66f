import { describe, expect, it } from 'vitest';
import type { MutationResult } from '#sync/protocol/result';
import { LocalClient, ticketRow } from '#tests/support/local-client';
import { enqueue } from './enqueue';
import { asksOf } from './entry';
import { offerAgain } from './hello';

const one = (field: string) => ({ field, base: 'Printer', mine: 'Mine', theirs: 'Theirs' });
const merged = (...fields: string[]): MutationResult => ({
  ...{ status: 'merged', code: null, detail: {} },
  merged: fields.map(one),
});

/** An edit of two fields that the server has merged. */
async function asked() {
  const client = await LocalClient.entered();
  const ticket = ticketRow({ assigneeId: client.actor.id });
  await client.pull(client.page({ ticket: [ticket] }));
  const uid = await client.act('ticket.edit', {
    ticketId: ticket.id,
    changes: { title: 'Mine', place: 'level 2' },
  });
  const theirs = { ...ticket, title: 'Theirs', ver: 2 };
  await client.pull(client.page({ ticket: [theirs] }, { acks: [{ uid, result: merged('title', 'place') }] }));
  const asks = async () => (await client.sent()).find((entry) => entry.uid === uid)?.asks;
  const edit = (title: string, fields: string[]) =>
    enqueue(client.store, client.env, 'ticket.edit', { ticketId: ticket.id, changes: { title } }, 0, {
      decided: { uid, fields },
    });
  return { client, ticket, uid, asks, edit };
}

describe('a merged change', () => {
  it('asks about each field where the other side stands, and is sent all the same', async () => {
    const { client, ticket, asks } = await asked();
    expect(await asks()).toEqual(['title', 'place']);
    expect(await client.pending()).toEqual([]);
    expect((await client.ticket(ticket.id))?.title).toBe('Theirs');
  });

  it('is settled field by field, in the write of the choice; the choice knows the other value', async () => {
    const { client, asks, edit } = await asked();
    await edit('Mine', ['title']);
    expect(await asks()).toEqual(['place']);
    expect((await client.pending())[0]?.base).toEqual({ title: 'Theirs' });
    await edit('Mine once more', ['place']);
    expect(await asks()).toBeUndefined();
  });

  it('keeps asking when the choice could not be written', async () => {
    const { asks, edit } = await asked();
    await expect(edit('', ['title', 'place'])).rejects.toMatchObject({ code: 'invalid' });
    expect(await asks()).toEqual(['title', 'place']);
  });

  it('asks nothing when it goes out again after the server lost it (P22)', async () => {
    const { client, uid } = await asked();
    await client.store.write((t) => offerAgain(t, [uid], client.helloAnswer()));
    expect((await client.pending())[0]).toMatchObject({ uid, result: null });
    expect((await client.pending())[0]).not.toHaveProperty('asks');
  });

  it('of a setting asks nothing: the desk has asked already', () => {
    expect(asksOf({ name: 'team.save' }, merged('name'))).toEqual([]);
    expect(asksOf({ name: 'ticket.assign' }, merged('assigneeId'))).toEqual(['assigneeId']);
  });
});
