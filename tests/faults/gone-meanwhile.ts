import 'fake-indexeddb/auto';
import { eq } from 'drizzle-orm';
import { expect, vi } from 'vitest';
import { close, getCurrent, open } from '#client/live/current';
import { mutate } from '#client/live/mutate';
import { newId } from '#client/platform/clock';
import { lastPerson } from '#client/store/device';
import { lockOf } from '#client/store/seal';
import { timeline } from '#db/schema/tickets';
import { setPersonActive } from '#server/people/set-active';
import { withSync } from '#server/sync/with-sync';
import { derivedId } from '#sync/ids';
import { lies } from '#tests/support/lies';
import { caughtUp, client } from '#tests/support/signed-device';
import { reported } from './a-ticket';
import { httpTransport } from './http-way';
import { PATIENCE, type World } from './world';

const SOON = { timeout: 20_000 };

/** A thing to do and a whole ticket are deleted while a phone without signal writes on them. */
export async function deletedMeanwhile(world: World): Promise<void> {
  const { browser } = await world.browser(world.org.lena);
  await browser.talk();
  const [ticketId, other] = [newId(), newId()];
  for (const id of [ticketId, other]) await browser.act(reported(id));
  await browser.act({ name: 'ticket.addItem', args: { ticketId, text: 'Order an injector', position: 0 } });
  const itemId = derivedId(browser.made.at(-1) as string, 0);
  await world.heal();
  const colleague = world.all.find(({ who }) => who.id === world.org.lena.id);
  await colleague?.browser.act({ name: 'ticket.removeItem', args: { ticketId, itemId } });
  await colleague?.browser.talk();
  const root = { kind: 'ticket', id: other } as const;
  await withSync((writer) => writer.update('ticket', other, { deletedAt: writer.now }, root, false));

  const made = browser.made.length;
  await browser.act({ name: 'ticket.tickItem', args: { ticketId, itemId, done: true } });
  await browser.act({ name: 'ticket.note', args: { ticketId: other, body: 'Found in the cellar' } });
  expect(browser.made).toHaveLength(made + 2);
  await world.heal();
  const held = await browser.store.read(async (t) => ({
    entries: await Promise.all(browser.made.slice(made).map((uid) => t.outbox.get(uid))),
    rows: [await t.rows.get('checklistItem', itemId), await t.rows.get('ticket', other)],
    texts: (await t.rows.all('timeline')).filter((row) => row.ticketId === other),
  }));
  const refused = { status: 'needs_you', result: { code: 'not_found' } };
  expect(held).toMatchObject({
    entries: [
      { ...refused, args: { done: true } },
      { ...refused, args: { body: 'Found in the cellar' } },
    ],
    rows: [undefined, undefined],
    texts: [],
  });
}

/** The whole client of somebody who is switched off while they write without signal, and on again later. */
export async function switchedOff(world: World): Promise<void> {
  const who = world.org.bruno;
  const way = { origin: world.origin, cookie: await world.signIn(who), patience: PATIENCE };
  const ask = fetch;
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    if (!path.startsWith('/')) return ask(path, init);
    const headers = { ...init.headers, origin: way.origin, cookie: way.cookie };
    return ask(way.origin + path, { ...init, headers });
  });
  const transport = httpTransport(way);
  const sent = () => vi.waitFor(async () => expect(await client().store.db.outbox.count()).toBe(0), SOON);
  try {
    await open(transport);
    await caughtUp();
    const ticketId = newId();
    await mutate.reportTicket(reported(ticketId).args);
    // What will be locked needs a key, which comes some seconds after the first rows.
    await vi.waitFor(async () => expect(await lockOf(client().store.db)).not.toBeNull(), SOON);
    await sent();

    way.origin = 'http://127.0.0.1:1';
    expect(await mutate.commentTicket({ ticketId, body: 'Written in the cellar' })).toMatchObject({
      ok: true,
    });
    await setPersonActive(who.id, false);
    way.origin = world.origin;
    client().syncNow();
    await vi.waitFor(() => expect(getCurrent()).toEqual({ status: 'unknown', reason: 'signed_out' }), SOON);
    // Nothing is left to be read; what only they had is there, locked.
    expect(await lastPerson()).toBeNull();
    const { tables, text } = await lies(who.id);
    expect(tables).toEqual({ meta: 2 });
    for (const word of ['For the first line', 'Written in the cellar', 'ticket.comment'])
      expect(text).not.toContain(word);
    const onServer = () =>
      world.base.db.select().from(timeline).where(eq(timeline.body, 'Written in the cellar'));
    expect(await onServer()).toEqual([]);

    // The old session does not come back with them.
    await setPersonActive(who.id, true);
    await open(transport);
    expect(getCurrent()).toEqual({ status: 'unknown', reason: 'signed_out' });
    way.cookie = await world.signIn(who);
    await open(transport);
    await caughtUp();
    await vi.waitFor(
      async () => expect(await onServer()).toMatchObject([{ ticketId, actorId: who.id }]),
      SOON,
    );
    await sent();
  } finally {
    close();
    vi.unstubAllGlobals();
  }
}
