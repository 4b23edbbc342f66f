import { randomUUID } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { assignmentRule } from '#db/schema/assignment';
import { auditEntry, outbox } from '#db/schema/operations';
import { syncChange } from '#db/schema/sync';
import { ticket } from '#db/schema/tickets';
import { type Id, MINUTE } from '#domain/kernel/types';
import { doTogether } from '#server/jobs/do-together';
import { intentUid } from '#server/jobs/intent-uid';
import { passMarks } from '#server/jobs/pass-marks';
import { routeTickets } from '#server/jobs/route-tickets';
import { readRows } from '#server/sync/read-rows';
import type { Intent } from '#sync/protocol/envelope';
import { MUTATIONS } from '#sync/registry';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';
import { promise, stored } from '../sla/world';

/** What a job does to many tickets goes in few transactions, and leaves what one by one would have left. */
let base: TestDatabase;
let org: Organisation;
let asha: Device;
beforeAll(async () => {
  base = await createTestDatabase({ connections: 8 });
  org = await foundOrganisation();
  asha = await Device.open(org.asha);
  await promise({
    ...{ responseMinutes: 60, resolutionMinutes: 120 },
    escalations: [
      { measure: 'response', percent: 100, acts: ['team'] },
      { measure: 'resolution', percent: 50, acts: ['raise'] },
    ],
  });
});
afterAll(() => base.drop());
beforeEach(async () => {
  await base.db.update(ticket).set({ deletedAt: Date.now(), alarmAt: null, routeAt: null });
  await base.db.delete(outbox);
});

/** Reported without signal, each at another instant. */
async function reported(many: number, ago = 0): Promise<Id[]> {
  const ids: Id[] = [];
  for (let n = 0; n < many; n++) {
    const sent = { ...asha.report(), occurredAt: Date.now() - ago - n * 1_000 };
    await asha.push(sent);
    ids.push(sent.args.ticketId as Id);
  }
  return ids;
}

/** The transactions that have written to these tickets. */
async function transactions(ids: readonly Id[]): Promise<Set<Id>> {
  const rows = await base.db
    .select({ txId: syncChange.txId })
    .from(syncChange)
    .where(inArray(syncChange.rootId, [...ids]));
  return new Set(rows.map(({ txId }) => txId));
}

/** Gives a ticket to somebody of the service desk. */
function give(ticketId: Id, assigneeId: Id, teamId = org.teams.line): Intent {
  const { name, v } = MUTATIONS['ticket.dispatch'];
  const args = {
    ticketId,
    teamId,
    assigneeId,
    route: { rule: 'A rule', strategy: 'least' as const, over: [] },
  };
  return {
    ...{ uid: intentUid(`give ${ticketId} ${assigneeId}`), name, v, args },
    ...{ base: null, occurredAt: Date.now(), clockOffset: 0 },
  };
}

describe('many in one transaction', () => {
  it('both marks of each of several tickets, each with its own values', async () => {
    const ids = await reported(5, 70 * MINUTE);
    const before = await Promise.all(ids.map((id) => stored(base.db, id)));
    const wrote = (await transactions(ids)).size;
    expect(await passMarks(base.db, Date.now())).toBe(10);
    expect((await transactions(ids)).size).toBe(wrote + 1);
    for (const [at, id] of ids.entries()) {
      const { row, entries } = await stored(base.db, id);
      const was = before[at]?.row;
      expect(
        entries
          .filter(({ kind }) => kind === 'mark')
          .map(({ data }) => data.measure)
          .sort(),
      ).toEqual(['resolution', 'response']);
      expect(row).toMatchObject({ number: was?.number, title: was?.title, createdAt: was?.createdAt });
      expect(row).toMatchObject({
        urgency: 1,
        priority: 2,
        sla: { response: { done: 100 }, resolution: { done: 50 } },
      });
      expect(row.dueAt).toBe(row.sla?.response?.dueAt);
      expect(row.sla?.response?.dueAt).toBe(was?.sla?.response?.dueAt);
      expect(row.ver).toBeGreaterThan((was?.ver ?? 0) + 1);
      expect(new Set(entries.map(({ id: entry }) => entry)).size).toBe(entries.length);
    }
    const audits = await base.db.select().from(auditEntry).where(eq(auditEntry.action, 'ticket.passMark'));
    expect(audits.filter(({ subjectId }) => ids.includes(subjectId ?? ''))).toHaveLength(10);
  });

  it('reaches the devices of those who see them, and nobody else', async () => {
    const device = await Device.open(org.omar);
    const strange = await Device.open(org.nils);
    const ids = await reported(3, 70 * MINUTE);
    await device.pull();
    await strange.pull();
    await passMarks(base.db, Date.now());
    const { puts } = await device.pull();
    const rows = await base.db.transaction((tx) => readRows(tx, 'ticket', ids));
    const byId = (all: readonly { id: Id }[] = []) => [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(puts.ticket)).toEqual(byId(rows));
    expect(puts.timeline?.filter(({ kind }) => kind === 'mark')).toHaveLength(6);
    expect((await strange.pull()).puts.ticket ?? []).toEqual([]);
  });

  it('one that does not go through stands by itself, and the others go', async () => {
    const ids = await reported(5);
    const failed: unknown[] = [];
    const intents = ids.map((id, at) => give(id, at === 2 ? org.nils.id : org.omar.id));
    const became = await doTogether(intents, { failed: (error) => failed.push(error) });
    expect([...became.values()]).toEqual(['now', 'now', 'not', 'now', 'now']);
    // Refused as a person's would be, not thrown.
    expect(failed).toEqual([]);
    const hands = await Promise.all(ids.map(async (id) => (await stored(base.db, id)).row.assigneeId));
    expect(hands).toEqual([org.omar.id, org.omar.id, null, org.omar.id, org.omar.id]);
    const told = await base.db.select().from(outbox).where(eq(outbox.event, 'ticket.assigned'));
    expect(told).toHaveLength(4);
    // Asked again, what was refused is not taken for done.
    const again = await doTogether(intents, { failed: (error) => failed.push(error) });
    expect([...again.values()]).toEqual(['before', 'before', 'not', 'before', 'before']);
  });

  it('what was done before is not done again, and what somebody writes to is left to the next', async () => {
    const [one = '', two = '', three = ''] = await reported(3);
    const intents = [one, two, three].map((id) => give(id, org.omar.id));
    const failed = (error: unknown) => {
      throw error;
    };
    const first = await doTogether(intents.slice(0, 1), { failed });
    expect([...first.values()]).toEqual(['now']);
    await base.db.transaction(async (tx) => {
      await tx.select({ id: ticket.id }).from(ticket).where(eq(ticket.id, two)).for('update');
      const became = await doTogether(intents, { failed });
      expect([...became.values()]).toEqual(['before', 'busy', 'now']);
    });
    expect((await stored(base.db, two)).row.assigneeId).toBeNull();
    const became = await doTogether(intents, { failed });
    expect([...became.values()]).toEqual(['before', 'now', 'before']);
    for (const id of [one, two, three])
      expect((await stored(base.db, id)).entries.filter(({ kind }) => kind === 'route')).toHaveLength(1);
  });

  it('several workers at once deal with each mark once', async () => {
    const ids = await reported(25, 70 * MINUTE);
    const passed = await Promise.all(Array.from({ length: 4 }, () => passMarks(base.db, Date.now())));
    // Whatever one left to another is there for the next.
    passed.push(await passMarks(base.db, Date.now()));
    expect(passed.reduce((sum, n) => sum + n, 0)).toBe(50);
    for (const id of ids)
      expect((await stored(base.db, id)).entries.filter(({ kind }) => kind === 'mark')).toHaveLength(2);
  });

  it('handing out shares the work of one run among those who can, and skips none', async () => {
    await base.db.insert(assignmentRule).values({
      ...{ id: randomUUID(), name: 'To the service desk', position: 1, strategy: 'least', skills: [] },
      ...{ kinds: [], priorities: [], categoryIds: [], siteIds: [], teamIds: [], toTeamId: org.teams.line },
    });
    await Promise.all([org.omar, org.lena].map((who) => Device.open(who)));
    const ids = await reported(8);
    const wrote = (await transactions(ids)).size;
    expect(await routeTickets(base.db, Date.now())).toBe(8);
    expect((await transactions(ids)).size).toBe(wrote + 1);
    const hands = await Promise.all(ids.map(async (id) => (await stored(base.db, id)).row));
    const many = new Map<string, number>();
    for (const { assigneeId, routeAt } of hands) {
      expect(routeAt).toBeNull();
      many.set(assigneeId ?? '', (many.get(assigneeId ?? '') ?? 0) + 1);
    }
    expect([...many.values()].every((n) => n >= 2)).toBe(true);
    await base.db.delete(assignmentRule);
  });
});
