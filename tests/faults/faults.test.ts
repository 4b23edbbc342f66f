import { setTimeout as pause } from 'node:timers/promises';
import { eq, min } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { deviceEnv, newId } from '#client/platform/clock';
import { person, session } from '#db/schema/people';
import { syncChange, syncMutation } from '#db/schema/sync';
import { timeline } from '#db/schema/tickets';
import { DAY } from '#domain/kernel/types';
import { stamp } from '#server/sync/stamp';
import type { SyncWriter } from '#server/sync/sync-writer';
import { withSync } from '#server/sync/with-sync';
import { derivedId } from '#sync/ids';
import { BadNetwork } from './bad-network';
import { violations } from './checker';
import { everyMutation } from './every-mutation';
import { deletedMeanwhile, switchedOff } from './gone-meanwhile';
import { anHourTwice, twoNodes } from './other-clocks';
import { SIZES, TIME } from './sizes';
import { PATIENCE, World } from './world';

/** What the app remembers of a session is over within five seconds. */
const SOON = { timeout: 20_000 };
let world: World;
beforeAll(async () => {
  world = await World.open();
}, TIME);
afterAll(() => world?.close());

/** After each fault: everybody comes to rest, and I1 to I7 hold. */
afterEach(async () => {
  await world.heal();
  expect((await violations(world.base, world.all)).slice(0, 5)).toEqual([]);
}, TIME);

describe('faults on real parts', () => {
  it(
    'F1 the app killed in the middle of work: it is back within 10 s, and nothing is lost or done twice',
    async () => {
      await world.cast();
      await world.during(async () => {
        for (let n = 0; n < SIZES.appKills; n++) {
          await pause(300 + world.random.below(500));
          await world.app.kill9();
          expect(await world.restartApp()).toBeLessThan(10_000);
        }
      });
    },
    TIME,
  );

  it(
    'F2 the database killed in the middle of writes: the app goes on by itself, what was acknowledged is there',
    async () => {
      await world.during(async () => {
        for (let n = 0; n < SIZES.databaseKills; n++) {
          await pause(200 + world.random.below(400));
          await world.killDatabase();
        }
      });
      expect(world.app.output()).not.toContain('uncaught');
    },
    TIME,
  );

  it(
    'F3 the answer lost after the commit, for every mutation once: asked again, the stored result, one effect',
    async () => {
      const network = await BadNetwork.before(world.port);
      const names = await everyMutation(world, async (reached, act) => {
        const there = { ...reached.way };
        let cuts = 1;
        network.fateOf = (path) => ({ cutAnswer: path.endsWith('/push') && cuts-- > 0 });
        Object.assign(reached.way, { origin: network.origin });
        const made = reached.browser.made.length;
        await act();
        await reached.browser.talk();
        const [uid = ''] = reached.browser.made.slice(made);
        const stored = async () =>
          (await world.base.db.select().from(syncMutation).where(eq(syncMutation.uid, uid)))[0];
        expect((await stored())?.status).toMatch(/ok|merged/);
        const before = await stored();
        await reached.browser.talk();
        expect(await stored()).toEqual(before);
        Object.assign(reached.way, there);
      });
      await network.close();
      expect(names.untried).toEqual([]);
    },
    TIME,
  );

  it(
    'F4 requests late, twice and out of order',
    async () => {
      const network = await BadNetwork.before(world.port);
      network.fateOf = () => ({
        delay: world.random.chance(60) ? world.random.below(SIZES.delay) : 0,
        twice: world.random.chance(25),
        cutAnswer: world.random.chance(20),
      });
      for (const { way } of world.all)
        Object.assign(way, { origin: network.origin, patience: SIZES.delay / 2 });
      for (let n = 0; n < SIZES.rounds; n++) {
        await world.act();
        await world.talk();
      }
      await network.settled();
      for (const { way } of world.all) Object.assign(way, { origin: world.origin, patience: PATIENCE });
      await network.close();
    },
    TIME,
  );

  it(
    'F7 a transaction that commits after many later ones is missed by nobody',
    async () => {
      const late = newId();
      const site = (writer: SyncWriter, id: string, name: string) =>
        writer.insert('site', { id, name, active: true }, { kind: 'site', id }, false);
      const [begun, commit] = [gate(), gate()];
      const long = withSync(async (writer) => {
        await site(writer, late, 'Late site');
        begun.open();
        await commit.passed;
      });
      await begun.passed;
      for (let n = 0; n < SIZES.laterCommits; n++) {
        await withSync((writer) => site(writer, newId(), `Site ${n}`));
        if (n % 20 === 0) await world.talk();
      }
      await stamp();
      await world.talk();
      commit.open();
      await long;
      await expect
        .poll(async () => {
          await world.talk();
          const held = await Promise.all(
            world.all.map(({ browser }) => browser.store.read((t) => t.rows.get('site', late))),
          );
          return held.every((row) => row?.name === 'Late site');
        })
        .toBe(true);
    },
    TIME,
  );

  it(
    'F11 the app, then the database, stands still for a while: nothing is done twice',
    async () => {
      await world.during(async () => {
        for (const pid of [world.app.pid, world.database.pid]) {
          process.kill(pid, 'SIGSTOP');
          await pause(SIZES.stop);
          process.kill(pid, 'SIGCONT');
          await pause(300);
        }
      });
    },
    TIME,
  );

  it(
    'F15 clocks a day and ten years off, and one that jumps: order and instants are the server’s',
    async () => {
      let jump = 0;
      const off = [-DAY, DAY, 3_650 * DAY, -3_650 * DAY];
      for (const [n, ms] of off.entries()) {
        const who = n % 2 === 0 ? world.org.nils : world.org.lena;
        await world.browser(who, { ...deviceEnv, now: () => Math.max(0, deviceEnv.now() + ms + jump) });
      }
      await world.talk();
      for (let n = 0; n < 3; n++) {
        await world.act();
        jump = n % 2 === 0 ? 3 * 3_600_000 : -2 * 3_600_000;
        await world.talk();
      }
      await world.heal();
      const now = Date.now();
      const rows = (await world.base.db.select().from(timeline)).map((row) => ({
        ...row,
        receivedAt: row.receivedAt ?? now,
      }));
      // Not in the future of the server. One that waited for another's lock was received before that one was done, and
      // counts from when that one does.
      const isReached = (ticketId: string, at: number) =>
        rows.some((row) => row.ticketId === ticketId && row.effectiveAt === at && row.receivedAt >= at);
      for (const { ticketId, effectiveAt, receivedAt } of rows) {
        expect(isReached(ticketId, effectiveAt), `${effectiveAt} ${receivedAt}`).toBe(true);
        expect(receivedAt - effectiveAt).toBeLessThanOrEqual(3 * DAY);
        expect(receivedAt).toBeLessThanOrEqual(now + 1_000);
      }
      // No step ends before the one it follows: acts on one ticket wait for each other, and each is acknowledged in its
      // own transaction. When an act was received is from before it waited.
      const acks = await world.base.db
        .select({ uid: syncChange.uid, place: min(syncChange.id) })
        .from(syncChange)
        .where(eq(syncChange.op, 'ack'))
        .groupBy(syncChange.uid);
      const places = new Map(acks.map(({ uid, place }) => [derivedId(String(uid), 0), place ?? 0]));
      const follows = (step: { id: string }, other: { id: string }) =>
        (places.get(step.id) ?? 0) > (places.get(other.id) ?? 0);
      expect(rows.filter(({ id }) => places.has(id)).length).toBeGreaterThan(0);
      for (const ticketId of new Set(rows.map((row) => row.ticketId))) {
        const steps = rows.filter((row) => row.ticketId === ticketId && row.data.from !== undefined);
        for (const step of steps)
          for (const other of steps)
            if (follows(step, other))
              expect(step.effectiveAt, JSON.stringify([other, step])).toBeGreaterThanOrEqual(
                other.effectiveAt,
              );
      }
    },
    TIME,
  );

  it(
    'F15 two nodes five minutes apart: a session counts on both, and no step ends before the one it follows',
    () => twoNodes(world),
    TIME,
  );

  it(
    'F15 the night in which an hour comes twice: what is done in each of the two lies an hour apart',
    () => anHourTwice(world),
    TIME,
  );

  it(
    'F22 rights taken away while offline with edits: refused with a reason, and the copy goes',
    async () => {
      const { browser, who } = await world.browser(world.org.omar);
      const reporter = world.all[0];
      const ticketId = newId();
      await reporter?.browser.act({
        name: 'ticket.report',
        args: {
          ...{ ticketId, title: 'For the first line', description: '', impact: 2, urgency: 2 },
          ...{ categoryId: null, siteId: null, place: null },
        },
      });
      await world.heal();
      expect(await browser.store.read((t) => t.rows.get('ticket', ticketId))).toBeDefined();
      await browser.act({ name: 'ticket.note', args: { ticketId, body: 'Written in the basement' } });
      await withSync((writer) => writer.setTeams(who.id, []));
      await world.heal();
      const [uid = ''] = browser.made.slice(-1);
      const entry = await browser.store.read((t) => t.outbox.get(uid));
      expect(entry).toMatchObject({ status: 'needs_you', args: { body: 'Written in the basement' } });
      expect(entry?.result?.code).toMatch(/not_found|forbidden/);
      expect(await browser.store.read((t) => t.rows.get('ticket', ticketId))).toBeUndefined();
    },
    TIME,
  );

  it(
    'F22 deleted while offline with edits: refused with a reason, and the copy goes',
    () => deletedMeanwhile(world),
    TIME,
  );

  it(
    'F22 switched off while offline with edits: nothing is taken, the copy goes, and what was written waits locked',
    () => switchedOff(world),
    TIME,
  );

  it(
    'F23 a session that ended: the same person goes on with the same outbox, another sees and sends nothing of it',
    async () => {
      const reached = world.all.find(({ who }) => who.id === world.org.nils.id);
      if (!reached) throw new Error('nobody is here');
      const { browser, way } = reached;
      await world.base.db
        .update(session)
        .set({ revokedAt: Date.now() })
        .where(eq(session.personId, browser.userId));
      await expect
        .poll(async () => {
          await browser.talk();
          return browser.status.signedOut;
        }, SOON)
        .toBe(true);
      const written = browser.made.length;
      for (let n = 0; n < 3; n++) await world.actOne(browser);
      await browser.talk();
      const pending = () => browser.store.read((t) => t.outbox.pending());
      const waiting = (await pending()).map((entry) => entry.uid);
      expect(waiting).toEqual(browser.made.slice(written));
      expect(browser.status.signedOut).toBe(true);
      // Somebody else signs in on this browser: refused before any look-up (P7).
      way.cookie = await world.signIn(world.org.bruno);
      await browser.talk();
      expect(browser.status.wrongUser).toBe(true);
      expect((await pending()).map((entry) => entry.uid)).toEqual(waiting);
      for (const one of world.all.filter(({ who }) => who.id === world.org.nils.id))
        one.way.cookie = await world.signIn(world.org.nils);
      await world.heal();
      expect(await pending()).toEqual([]);
      const [row] = await world.base.db.select().from(person).where(eq(person.id, world.org.bruno.id));
      expect(row?.active).toBe(true);
    },
    TIME,
  );
});

/** Something that others wait for until it is opened. */
function gate(): { passed: Promise<void>; open(): void } {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}
