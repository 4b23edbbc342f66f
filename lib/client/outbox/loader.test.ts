import { describe, expect, it } from 'vitest';
import type { BootstrapAnswer, BootstrapRequest } from '#sync/protocol/messages';
import { at, LocalClient, ticketRow } from '#tests/support/local-client';
import { Loader } from './loader';
import { Unreachable } from './transport';

/** A device that has to load its own scope and then the rest, from a server of so many tickets. */
async function scene(tickets: number) {
  const client = new LocalClient();
  await client.hello();
  const rows = Array.from({ length: tickets }, () => ticketRow()).sort((a, b) => (a.id < b.id ? -1 : 1));
  const asked: BootstrapRequest[] = [];
  const hooks = { took: 0, asOf: at(10), before: () => {} };
  let now = 1_000;
  const bootstrap = async (request: BootstrapRequest): Promise<BootstrapAnswer> => {
    asked.push(request);
    await Promise.resolve();
    hooks.before();
    now += hooks.took;
    const { asOf } = hooks;
    if (request.want.length === 1) return client.rowsAnswer({}, { asOf });
    const from = request.after ? rows.findIndex(({ id }) => id === request.after?.id) + 1 : 0;
    const page = rows.slice(from, from + (request.roots ?? 0));
    const last = page.at(-1);
    const next = last && from + page.length < rows.length ? { kind: 'ticket' as const, id: last.id } : null;
    return client.rowsAnswer({ ticket: page }, { next, asOf });
  };
  const loader = new Loader({ bootstrap }, { now: () => now, newId: client.env.newId });
  const step = () => loader.step(client.store, () => {});
  const load = async () => {
    while (await step());
  };
  return { client, rows, asked, hooks, load, step };
}

describe('loading scopes', () => {
  it('begins with what is the person’s own', async () => {
    const { client, asked, load } = await scene(3);
    await load();
    expect(asked.map(({ want }) => want)).toEqual([
      [`user:${client.actor.id}`],
      expect.arrayContaining(['all', 'staff']),
    ]);
    expect(await client.place()).toMatchObject({ boot: null, loaded: true });
  });

  it('asks for the next page before the last is stored', async () => {
    const { client, rows, asked, load, step } = await scene(1_900);
    await step();
    await step();
    expect(asked).toHaveLength(3);
    expect(await client.store.read((t) => t.rows.all('ticket'))).toHaveLength(asked[1]?.roots ?? 0);
    await load();
    expect(asked.map(({ roots }) => roots)).toEqual([1_000, 1_000, 1_000]);
    expect(await client.store.read((t) => t.rows.all('ticket'))).toHaveLength(rows.length);
  });

  it('asks for fewer where the network is slow, and for more again once it is quick', async () => {
    const { asked, hooks, load } = await scene(3_000);
    hooks.took = 4_000;
    hooks.before = () => {
      if (asked.length === 5) hooks.took = 100;
    };
    await load();
    expect(asked.map(({ roots }) => roots)).toEqual([1_000, 500, 250, 200, 200, 400, 800, 1_000]);
  });

  it('an answer asked for ahead is dropped when the question became another, and its failure is met once', async () => {
    const { client, rows, asked, hooks, load, step } = await scene(2_100);
    await step();
    await step();
    // The feed went on meanwhile: what was read before is too old to be taken (P17).
    await client.pull(client.page({}, { cursor: at(40), head: at(40) }));
    expect(await step()).toBe('stale');
    expect(asked.at(-1)?.after).not.toBeNull();
    hooks.before = () => {
      throw new Unreachable(new Error('gone'));
    };
    await expect(load()).rejects.toBeInstanceOf(Unreachable);
    hooks.before = () => {};
    hooks.asOf = at(40);
    await load();
    expect(await client.store.read((t) => t.rows.all('ticket'))).toHaveLength(rows.length);
  });
});
