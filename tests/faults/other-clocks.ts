import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { deviceEnv, newId } from '#client/platform/clock';
import { session } from '#db/schema/people';
import { HOUR, MINUTE } from '#domain/kernel/types';
import { halfWay, told } from './a-ticket';
import type { World } from './world';

const sorted = (instants: readonly number[]) => [...instants].sort((a, b) => a - b);

/** Each step of a ticket reaches another of two nodes that do not agree on the time. */
export async function twoNodes(world: World): Promise<void> {
  const behind = await world.node(-5 * MINUTE);
  const { browser, way, who } = await world.browser(world.org.lena);
  await browser.talk();
  const ticketId = newId();
  const acts = halfWay(ticketId);
  for (const [n, act] of acts.entries()) {
    way.origin = n % 2 === 0 ? world.origin : behind;
    await browser.act(act);
    await browser.talk();
    expect(browser.status).toMatchObject({ signedOut: false, caughtUp: true });
  }
  const { entries, effects, stateSince } = await told(world, browser.made, ticketId);
  expect(entries).toHaveLength(acts.length);
  const received = entries.map(({ receivedAt }) => receivedAt ?? 0);
  expect(received).not.toEqual(sorted(received));
  expect(effects).toEqual(sorted(effects));
  expect(stateSince).toBe(effects.at(-1));

  // Ended by one, a session is over at the other; a new one of the one that is ahead counts at the one behind.
  await world.base.db.update(session).set({ revokedAt: Date.now() }).where(eq(session.personId, who.id));
  await expect
    .poll(
      async () => {
        await browser.talk();
        return browser.status.signedOut;
      },
      { timeout: 20_000 },
    )
    .toBe(true);
  for (const one of world.all.filter((other) => other.who.id === who.id))
    one.way.cookie = await world.signIn(who);
  await browser.talk();
  expect(browser.status.signedOut).toBe(false);
  way.origin = world.origin;
}

/** Half of a ticket's steps an hour after the other half, at the same time by the clocks of Berlin. */
export async function anHourTwice(world: World): Promise<void> {
  // At 01:00 UTC three o'clock becomes two o'clock there.
  const first = Date.parse('2026-10-25T00:40:00Z') - Date.now();
  const nodes = [await world.node(first, 'Europe/Berlin'), await world.node(first + HOUR, 'Europe/Berlin')];
  let off = first;
  const env = { ...deviceEnv, now: () => deviceEnv.now() + off };
  const { browser, way } = await world.browser(world.org.lena, env);
  const ticketId = newId();
  const acts = halfWay(ticketId);
  const half = acts.length / 2;
  for (const [n, act] of acts.entries()) {
    off = n < half ? first : first + HOUR;
    way.origin = String(nodes[n < half ? 0 : 1]);
    if (n % half === 0) await browser.talk();
    await browser.act(act);
    await browser.talk();
  }
  const { entries, effects } = await told(world, browser.made, ticketId);
  expect(entries.map(({ clockFlag }) => clockFlag)).toEqual(acts.map(() => null));
  expect(effects).toEqual(sorted(effects));
  const apart = (effects[half] ?? 0) - (effects[half - 1] ?? 0);
  expect(apart).toBeGreaterThan(HOUR - MINUTE);
  expect(apart).toBeLessThan(HOUR + MINUTE);
  way.origin = world.origin;
}
