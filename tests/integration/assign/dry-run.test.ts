import { randomUUID } from 'node:crypto';
import { eq, isNull } from 'drizzle-orm';
import type { RowDataPacket } from 'mysql2';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#client/platform/clock';
import { assignmentRule, workProfile } from '#db/schema/assignment';
import { auditEntry } from '#db/schema/operations';
import { syncClient } from '#db/schema/sync';
import { ticket } from '#db/schema/tickets';
import type { AssignmentRule } from '#domain/assign/rule';
import { DAY, HOUR, type Id } from '#domain/kernel/types';
import { newestSince, runOver, tryRule } from '#server/assign/dry-run';
import { readRules } from '#server/assign/rules';
import { countWaiting, freeAfter, handOut } from '#server/assign/waiting';
import type { SignedIn } from '#server/auth/current';
import { routeTickets } from '#server/jobs/route-tickets';
import { visibleTo } from '#server/tickets/visible';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';
import { promise, stored } from '../sla/world';

/** What a rule would have done is what it does, and what waits is handed out when it is asked for, once. */
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
  for (const table of [assignmentRule, workProfile]) await base.db.delete(table);
});

const rule = (over: Partial<AssignmentRule> = {}): AssignmentRule => ({
  ...{ id: randomUUID(), name: 'To the network team', position: 1, active: true, strategy: 'least' },
  ...{ kinds: [], priorities: [], categoryIds: [], siteIds: [], teamIds: [], skills: [] },
  ...{ toTeamId: org.teams.net, toPersonId: null },
  ...over,
});
const put = async (one: AssignmentRule) => {
  await base.db.insert(assignmentRule).values(one as never);
  return one;
};
const argsOf = ({ id: ruleId, ...fields }: AssignmentRule) => ({ args: { ruleId, ...fields } as never });
const reported = async (device = asha): Promise<Id> => {
  const sent = device.report();
  await device.push(sent);
  return sent.args.ticketId as Id;
};
/** Tickets that wait as those do that came before there were rules. */
const waits = async (n: number): Promise<Id[]> => {
  const ids: Id[] = [];
  for (let at = 0; at < n; at++) ids.push(await reported());
  await base.db.update(ticket).set({ routeAt: null });
  return ids;
};
const ada = () => ({ actor: org.ada }) as SignedIn;
const handed = async (ids: readonly Id[]) => {
  const rows = await Promise.all(ids.map(async (id) => (await stored(base.db, id)).row));
  return rows.map(({ assigneeId, teamId }) => ({ personId: assigneeId, teamId }));
};

describe('the dry run', () => {
  it.each(['least', 'round'] as const)(
    'by %s says what handing out then does, ticket by ticket',
    async (strategy) => {
      const { calendars } = await promise();
      const other = await put(
        rule({ name: 'Urgent stays', position: 0, priorities: [1], strategy: 'queue' }),
      );
      const draft = rule({ strategy, position: 5, skills: ['VPN'] });
      await base.db.insert(workProfile).values([
        { personId: org.nils.id, skills: ['VPN'], weightLimit: 500 },
        { personId: org.lena.id, skills: ['VPN', 'Fibre'], calendarId: calendars[1] ?? null },
      ]);
      // One has been in somebody's hands, one was put into another team by hand, one is Lena's own.
      const ids = await waits(5);
      const [back, byHand] = ids as [Id, Id];
      const assign = (ticketId: Id, teamId: Id, assigneeId: Id | null) =>
        meera.push(meera.envelope('ticket.assign', { ticketId, teamId, assigneeId }));
      await assign(back, org.teams.net, org.nils.id);
      await nils.pull();
      await nils.push(
        nils.envelope('ticket.assign', { ticketId: back, teamId: org.teams.net, assigneeId: null }),
      );
      await assign(byHand, org.teams.net, null);
      await assign(byHand, org.teams.line, null);
      const own = await reported(lena);
      const urgent = await reported();
      await base.db.update(ticket).set({ priority: 1 }).where(eq(ticket.id, urgent));
      await base.db.update(ticket).set({ state: 'new' }).where(eq(ticket.id, back));
      const all = [...ids, own, urgent];

      const now = Date.now();
      const { run } = await runOver(base.db, draft, await readRules(base.db), visibleTo(org.ada), now);
      expect(run.before).toBe(1);
      expect(run.outcomes.map(({ id }) => id).sort()).toEqual([...ids, own].sort());
      const counted = await tryRule(argsOf(draft), { actor: org.ada }, now);
      expect(counted).toMatchObject({ looked: all.length, isWhole: true, fits: 6, before: 1 });
      expect(counted.to.reduce((sum, { n }) => sum + n, 0) + counted.nobody).toBe(6);

      await put(draft);
      for (const [at, id] of all.entries())
        await base.db
          .update(ticket)
          .set({ routeAt: now - all.length + at })
          .where(eq(ticket.id, id));
      await routeTickets(base.db, now);
      const outcome = (id: Id) => run.outcomes.find((one) => one.id === id);
      expect(await handed([...ids, own])).toEqual(
        [...ids, own].map((id) => ({ personId: outcome(id)?.personId, teamId: outcome(id)?.teamId })),
      );
      expect(outcome(own)?.personId).toBe(org.nils.id);
      expect(outcome(back)?.personId).toBe(org.lena.id);
      expect(outcome(byHand)?.teamId).toBe(org.teams.line);
      expect(await handed([urgent])).toEqual([{ personId: null, teamId: other.toTeamId }]);
    },
  );

  it('says for how many there is nobody, and why, and what handing out tells is the same', async () => {
    const draft = rule({ skills: ['VPN'] });
    await base.db.insert(workProfile).values([
      { personId: org.nils.id, skills: ['VPN'], awayUntil: Date.now() + HOUR },
      { personId: org.lena.id, skills: [] },
    ]);
    const [id] = (await waits(1)) as [Id];
    const found = await tryRule(argsOf(draft), { actor: org.ada }, Date.now());
    expect(found).toMatchObject({ ...{ fits: 1, nobody: 1, empty: 0, to: [] } });
    expect(found.why).toEqual(
      expect.arrayContaining([
        { reason: 'away', ids: [org.nils.id], n: 1 },
        { reason: 'skills', ids: [org.lena.id], n: 1 },
      ]),
    );
    expect(found.examples).toMatchObject([
      { id, personId: null, now: { state: 'new', personId: null, teamId: org.teams.line } },
    ]);
    expect(Object.keys(found.names).sort()).toEqual([org.nils.id, org.lena.id].sort());
    await put(draft);
    await base.db.update(ticket).set({ routeAt: Date.now() }).where(eq(ticket.id, id));
    expect(await routeTickets(base.db, Date.now())).toBe(0);
    const route = (await stored(base.db, id)).entries.find(({ kind }) => kind === 'route')?.data.route;
    expect(route).toMatchObject({
      over: expect.arrayContaining([
        { id: org.nils.id, reason: 'away' },
        { id: org.lena.id, reason: 'skills' },
      ]),
    });
  });

  it('compares with who resolved it, looks back thirty days, and writes nothing', async () => {
    const [old, done] = (await waits(2)) as [Id, Id];
    await base.db
      .update(ticket)
      .set({ createdAt: Date.now() - 31 * DAY })
      .where(eq(ticket.id, old));
    await meera.push(
      meera.envelope('ticket.assign', { ticketId: done, teamId: org.teams.net, assigneeId: org.nils.id }),
    );
    await nils.pull();
    await nils.push(
      nils.envelope('ticket.resolve', { ticketId: done, code: 'restarted', note: 'Restarted the switch' }),
    );
    const before = await stored(base.db, done);
    const found = await tryRule(argsOf(rule()), { actor: org.ada }, Date.now());
    expect(found).toMatchObject({ looked: 1, fits: 1 });
    expect(found.examples).toMatchObject([{ id: done, now: { state: 'resolved', personId: org.nils.id } }]);
    expect(await stored(base.db, done)).toEqual(before);
    expect(await readRules(base.db)).toEqual([]);
  });

  it('refuses what saving would refuse', async () => {
    await expect(
      tryRule(argsOf(rule({ toTeamId: randomUUID() })), { actor: org.ada }, Date.now()),
    ).rejects.toMatchObject({
      ...{ code: 'invalid', detail: { field: 'toTeamId', fault: 'unknown' } },
    });
  });
});

describe('what waits in queues', () => {
  it('is counted where a rule would move it, handed out when it is asked for, once by any number', async () => {
    const ids = await waits(3);
    const taken = await reported();
    await nils.pull();
    await meera.push(
      meera.envelope('ticket.assign', { ticketId: taken, teamId: org.teams.net, assigneeId: org.nils.id }),
    );
    expect(await countWaiting()).toEqual({ n: 0, isWhole: true });
    await put(rule({ active: false }));
    expect(await countWaiting()).toEqual({ n: 0, isWhole: true });
    await put(rule({ position: 2 }));
    expect(await countWaiting()).toEqual({ n: 3, isWhole: true });
    // Never by itself.
    expect(await routeTickets(base.db, Date.now())).toBe(0);

    const steps = await Promise.all([handOut({}, ada()), handOut({}, ada()), handOut({}, ada())]);
    expect(steps.reduce((sum, { changed }) => sum + changed, 0)).toBe(3);
    expect(await countWaiting()).toEqual({ n: 0, isWhole: true });
    const given = await Promise.all([routeTickets(base.db, Date.now()), routeTickets(base.db, Date.now())]);
    expect(given[0] + given[1]).toBeGreaterThanOrEqual(3);
    for (const id of ids) {
      const { row, entries } = await stored(base.db, id);
      expect(row.assigneeId).not.toBeNull();
      expect(entries.filter(({ kind }) => kind === 'route')).toHaveLength(1);
    }
    const entries = await base.db
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.action, 'assignmentRule.handOut'));
    expect(entries.every(({ actorId }) => actorId === org.ada.id)).toBe(true);
    expect(entries.length).toBeGreaterThanOrEqual(1);
    expect(await handOut({}, ada())).toEqual({ changed: 0, passed: 0, left: 0 });
  });

  it('is not offered again where a rule has sent it to a queue, or none is for it', async () => {
    const [one, byHand] = (await waits(2)) as [Id, Id];
    await meera.push(
      meera.envelope('ticket.assign', { ticketId: byHand, teamId: org.teams.net, assigneeId: null }),
    );
    await meera.push(
      meera.envelope('ticket.assign', { ticketId: byHand, teamId: org.teams.line, assigneeId: null }),
    );
    await base.db.update(ticket).set({ routeAt: null });
    await put(rule({ strategy: 'queue' }));
    expect(await countWaiting()).toEqual({ n: 1, isWhole: true });
    expect(await handOut({}, ada())).toEqual({ changed: 1, passed: 0, left: 0 });
    await routeTickets(base.db, Date.now());
    expect(await handed([one, byHand])).toEqual([
      { personId: null, teamId: org.teams.net },
      { personId: null, teamId: org.teams.line },
    ]);
    expect(await countWaiting()).toEqual({ n: 0, isWhole: true });
    await base.db.delete(assignmentRule);
    await put(rule({ siteIds: [newId()] }));
    expect(await countWaiting()).toEqual({ n: 0, isWhole: true });
  });

  it('nobody can take it: it is looked at again by itself, and not offered meanwhile', async () => {
    await waits(1);
    await put(rule({ skills: ['nobody knows'] }));
    expect(await handOut({}, ada())).toMatchObject({ changed: 1 });
    expect(await routeTickets(base.db, Date.now())).toBe(0);
    expect(await countWaiting()).toEqual({ n: 0, isWhole: true });
    expect(await base.db.select().from(ticket).where(isNull(ticket.deletedAt))).toMatchObject([
      { assigneeId: null, routeAt: expect.any(Number) },
    ]);
  });
});

describe('on a large desk', () => {
  const explained = async (query: { toSQL(): { sql: string; params: unknown[] } }) => {
    const { sql, params } = query.toSQL();
    const [rows] = await base.pool.query<RowDataPacket[]>(`EXPLAIN ${sql}`, params);
    return rows.map(({ key, type, Extra }) => ({ key, type, sorts: /filesort/.test(String(Extra)) }));
  };

  it('both look along an index, in its order, and no further than they need', async () => {
    const newest = newestSince(base.db, visibleTo(org.ada), Date.now() - 30 * DAY);
    expect(await explained(newest)).toEqual([{ key: 'ticket_created', type: 'range', sorts: false }]);
    expect(newest.toSQL().sql).toMatch(/limit/i);
    const first = await explained(freeAfter(base.db, null));
    expect(first).toEqual([{ key: 'ticket_assignee', type: 'ref', sorts: false }]);
    const next = await explained(freeAfter(base.db, { createdAt: Date.now() - DAY, id: newId() }));
    expect(next).toMatchObject([{ key: 'ticket_assignee', sorts: false }]);
  });
});
