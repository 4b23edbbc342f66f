import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { assignmentRule, workProfile } from '#db/schema/assignment';
import { outbox } from '#db/schema/operations';
import { syncClient } from '#db/schema/sync';
import { ticket } from '#db/schema/tickets';
import { HOUR, type Id, MINUTE } from '#domain/kernel/types';
import { routeTickets, waitingTickets } from '#server/jobs/route-tickets';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';
import { promise, stored } from '../sla/world';

/** What nobody has goes to somebody by the rules. */
let base: TestDatabase;
let org: Organisation;
let asha: Device;
let nils: Device;
let lena: Device;
let meera: Device;
beforeAll(async () => {
  base = await createTestDatabase({ connections: 8 });
  org = await foundOrganisation();
  [asha, nils, lena, meera] = (await Promise.all(
    [org.asha, org.nils, org.lena, org.meera].map((who) => Device.open(who)),
  )) as [Device, Device, Device, Device];
});
afterAll(() => base.drop());
beforeEach(async () => {
  await base.db.update(ticket).set({ deletedAt: Date.now(), routeAt: null });
  await base.db.update(syncClient).set({ lastSeen: Date.now() });
  for (const table of [assignmentRule, workProfile, outbox]) await base.db.delete(table);
});

type Rule = typeof assignmentRule.$inferInsert;
const rule = (over: Partial<Rule> = {}) =>
  base.db.insert(assignmentRule).values({
    ...{ id: randomUUID(), name: 'To the network team', position: 1, strategy: 'least', skills: [] },
    ...{ kinds: [], priorities: [], categoryIds: [], siteIds: [], teamIds: [], toTeamId: org.teams.net },
    ...over,
  } satisfies Rule);
const profile = (personId: Id, over: Partial<typeof workProfile.$inferInsert>) =>
  base.db.insert(workProfile).values({ personId, skills: [], ...over });
const reported = async (): Promise<Id> => {
  const sent = asha.report();
  await asha.push(sent);
  return sent.args.ticketId as Id;
};
const run = (at = Date.now()) => routeTickets(base.db, at);
const routesOf = async (id: Id) =>
  (await stored(base.db, id)).entries.filter(({ kind }) => kind === 'route').map(({ data }) => data.route);

describe('handing out', () => {
  it('gives what is new to whoever has least to do, once by any number of workers, and says why', async () => {
    await rule();
    const first = await reported();
    await meera.push(
      meera.envelope('ticket.assign', { ticketId: first, teamId: org.teams.net, assigneeId: org.nils.id }),
    );
    const id = await reported();
    await base.db.delete(outbox);
    const given = await Promise.all(Array.from({ length: 4 }, () => run()));
    expect(given.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(1);
    const { row, entries } = await stored(base.db, id);
    expect(row).toMatchObject({
      teamId: org.teams.net,
      assigneeId: org.lena.id,
      state: 'assigned',
      routeAt: null,
    });
    expect(entries.filter(({ kind }) => kind === 'step')).toMatchObject([
      { actorId: null, internal: false, data: { step: 'assign', assigneeTo: org.lena.id } },
    ]);
    const routes = entries.filter(({ kind }) => kind === 'route');
    expect(routes).toMatchObject([
      {
        ...{ actorId: null, internal: true },
        data: {
          assigneeTo: org.lena.id,
          route: {
            ...{ rule: 'To the network team', strategy: 'least' },
            over: [{ id: org.nils.id, reason: 'later' }],
          },
        },
      },
    ]);
    const told = await base.db.select().from(outbox).where(eq(outbox.event, 'ticket.assigned'));
    expect(told.map(({ personId }) => personId)).toEqual([org.lena.id]);
    expect(await run()).toBe(0);
  });

  it('leaves alone what no rule is for, and what a rule only sends to a team stays in its queue', async () => {
    const id = await reported();
    expect(await run()).toBe(0);
    expect((await stored(base.db, id)).row).toMatchObject({ teamId: org.teams.line, routeAt: null });
    await rule({ strategy: 'queue' });
    const other = await reported();
    expect(await run()).toBe(0);
    expect((await stored(base.db, other)).row).toMatchObject({
      ...{ teamId: org.teams.net, assigneeId: null, state: 'new', routeAt: null },
    });
    expect(await routesOf(other)).toHaveLength(1);
  });

  it('takes nothing from somebody who took it in the meantime', async () => {
    await rule();
    const id = await reported();
    const [omar] = await Promise.all([Device.open(org.omar)]);
    await omar?.push(omar.envelope('ticket.take', { ticketId: id }));
    expect((await stored(base.db, id)).row.routeAt).toBeNull();
    // A worker that looked before that.
    await base.db.update(ticket).set({ routeAt: Date.now() }).where(eq(ticket.id, id));
    expect(await run()).toBe(0);
    expect((await stored(base.db, id)).row).toMatchObject({ assigneeId: org.omar.id, routeAt: null });
  });

  it('gives what somebody declined to somebody else, and says so', async () => {
    await rule();
    await profile(org.nils.id, { awayUntil: Date.now() + HOUR });
    const id = await reported();
    expect(await run()).toBe(1);
    expect((await stored(base.db, id)).row).toMatchObject({ assigneeId: org.lena.id, acceptedAt: null });
    await base.db.delete(workProfile);
    await lena.pull();
    await lena.push(lena.envelope('ticket.decline', { ticketId: id, reason: 'On the train' }));
    expect((await stored(base.db, id)).row).toMatchObject({ assigneeId: null, state: 'new' });
    expect(await run()).toBe(1);
    expect((await stored(base.db, id)).row).toMatchObject({ assigneeId: org.nils.id, state: 'assigned' });
    expect((await routesOf(id)).at(-1)).toMatchObject({
      over: expect.arrayContaining([{ id: org.lena.id, reason: 'gaveBack' }]),
    });
  });

  it('whoever gave it by hand is told that it comes back; of what a rule gave nobody is', async () => {
    const id = await reported();
    const give = { ticketId: id, teamId: org.teams.net, assigneeId: org.lena.id };
    await meera.push(meera.envelope('ticket.assign', give));
    await base.db.delete(outbox);
    await lena.pull();
    await lena.push(lena.envelope('ticket.decline', { ticketId: id, reason: 'On the train' }));
    const told = async () =>
      (await base.db.select().from(outbox)).map(({ personId, event, detail }) => [personId, event, detail]);
    expect(await told()).toContainEqual([org.meera.id, 'ticket.watched', 'declined']);
    await base.db.delete(outbox);
    await profile(org.nils.id, { awayUntil: Date.now() + HOUR });
    await rule();
    const other = await reported();
    await run();
    await base.db.delete(outbox);
    await lena.pull();
    await lena.push(lena.envelope('ticket.decline', { ticketId: other, reason: 'Too far' }));
    expect((await told()).filter(([, , detail]) => detail === 'declined')).toEqual([]);
  });

  it('passes over who gave it back, and who is away, has enough to do or lacks a skill', async () => {
    await rule({ skills: ['fibre'] });
    await profile(org.lena.id, { skills: ['fibre'] });
    const id = await reported();
    await run();
    expect((await stored(base.db, id)).row.assigneeId).toBe(org.lena.id);
    await lena.pull();
    await lena.push(
      lena.envelope('ticket.assign', { ticketId: id, teamId: org.teams.net, assigneeId: null }),
    );
    expect(await run()).toBe(0);
    const { row } = await stored(base.db, id);
    expect(row.assigneeId).toBeNull();
    // It is looked at again, but nothing is said twice.
    expect(row.routeAt).toBeGreaterThan(Date.now());
    expect(await run(Date.now() + 10 * MINUTE)).toBe(0);
    const over = (reason: string, who: Id) => expect.objectContaining({ id: who, reason });
    expect((await routesOf(id)).at(-1)).toMatchObject({
      over: expect.arrayContaining([over('gaveBack', org.lena.id), over('skills', org.nils.id)]),
    });
    expect(await routesOf(id)).toHaveLength(2);

    await base.db.delete(workProfile);
    await profile(org.nils.id, { skills: ['fibre'], awayUntil: Date.now() + HOUR });
    expect(await run(Date.now() + 20 * MINUTE)).toBe(0);
    expect(JSON.stringify(await routesOf(id))).toContain('away');
    await base.db.update(workProfile).set({ awayUntil: null, weightLimit: 2 });
    expect(await run(Date.now() + 30 * MINUTE)).toBe(0);
    expect(JSON.stringify(await routesOf(id))).toContain('full');
    await base.db.update(workProfile).set({ weightLimit: null });
    expect(await run(Date.now() + 40 * MINUTE)).toBe(1);
    expect((await stored(base.db, id)).row.assigneeId).toBe(org.nils.id);
  });

  it('gives to those on shift by their own hours, and before those whose device is out of signal', async () => {
    const { calendars } = await promise();
    await rule();
    // Sunday night in Berlin: the office is closed.
    const night = Date.parse('2026-11-29T23:00:00Z');
    await profile(org.nils.id, { calendarId: calendars[0] ?? null });
    const id = await reported();
    await run(night);
    expect((await stored(base.db, id)).row.assigneeId).toBe(org.lena.id);
    expect(await routesOf(id)).toMatchObject([{ over: [{ id: org.nils.id, reason: 'offShift' }] }]);

    await base.db.delete(workProfile);
    // The server has heard of both.
    for (const [one, who] of [
      [nils, org.nils],
      [lena, org.lena],
    ] as const)
      await one.push(one.envelope('ticket.watch', { ticketId: id, personId: who.id }));
    const now = Date.now();
    await base.db
      .update(syncClient)
      .set({ lastSeen: now - 2 * HOUR })
      .where(eq(syncClient.userId, org.lena.id));
    await base.db.update(syncClient).set({ lastSeen: now }).where(eq(syncClient.userId, org.nils.id));
    const other = await reported();
    await meera.push(
      meera.envelope('ticket.assign', { ticketId: other, teamId: org.teams.net, assigneeId: null }),
    );
    await run();
    expect((await stored(base.db, other)).row.assigneeId).toBe(org.nils.id);
    expect(await routesOf(other)).toMatchObject([{ over: [{ id: org.lena.id, reason: 'dark' }] }]);
  });

  it('leaves it with the team somebody chose by hand, until it gets another category', async () => {
    await rule({ toTeamId: org.teams.line });
    const id = await reported();
    await meera.push(
      meera.envelope('ticket.assign', { ticketId: id, teamId: org.teams.net, assigneeId: null }),
    );
    await run();
    const { row } = await stored(base.db, id);
    expect(row.teamId).toBe(org.teams.net);
    expect([org.nils.id, org.lena.id]).toContain(row.assigneeId);
  });

  it('whose turn it is: several at once are dealt out', async () => {
    await rule({ strategy: 'round' });
    const ids = [await reported(), await reported(), await reported(), await reported()];
    expect(await run()).toBe(4);
    const rows = await Promise.all(ids.map(async (id) => (await stored(base.db, id)).row.assigneeId));
    expect(rows.filter((who) => who === org.nils.id)).toHaveLength(2);
    expect(rows.filter((who) => who === org.lena.id)).toHaveLength(2);
  });

  it('is nobody’s to do by hand', async () => {
    const id = await reported();
    const args = {
      ...{ ticketId: id, teamId: org.teams.net, assigneeId: org.nils.id },
      route: { rule: 'Mine', strategy: 'least' as const, over: [] },
    };
    const answer = await nils.push(nils.envelope('ticket.dispatch', args));
    expect(JSON.stringify(answer)).toContain('forbidden');
    expect((await stored(base.db, id)).row.assigneeId).toBeNull();
  });

  it('looks along its index', async () => {
    const { sql } = waitingTickets(base.db, Date.now()).toSQL();
    expect(sql).toContain('ticket_route');
  });
});
