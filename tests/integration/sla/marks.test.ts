import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEntry, outbox } from '#db/schema/operations';
import { ticket } from '#db/schema/tickets';
import { HOUR, type Id, MINUTE } from '#domain/kernel/types';
import { dueMarks, passMarks } from '#server/jobs/pass-marks';
import { withSync } from '#server/sync/with-sync';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';
import { promise, stored } from './world';

/** What is done when so much of a promised time is used up. */
let base: TestDatabase;
let org: Organisation;
let asha: Device;
let omar: Device;
let meera: Device;
let policyId: Id;
beforeAll(async () => {
  base = await createTestDatabase({ connections: 8 });
  org = await foundOrganisation();
  [asha, omar, meera] = (await Promise.all(
    [org.asha, org.omar, org.meera].map((who) => Device.open(who)),
  )) as [Device, Device, Device];
  const made = await promise({
    ...{ responseMinutes: null, resolutionMinutes: 120 },
    escalations: [
      { measure: 'resolution', percent: 50, acts: ['assignee'] },
      { measure: 'resolution', percent: 75, acts: ['team'] },
      { measure: 'resolution', percent: 100, acts: ['manager'] },
    ],
  });
  policyId = made.policies[0] ?? '';
});
afterAll(() => base.drop());
beforeEach(async () => {
  await base.db.update(ticket).set({ deletedAt: Date.now(), alarmAt: null });
  await base.db.delete(outbox);
});

/** Reported without signal so long ago. */
const reported = async (ago: number): Promise<Id> => {
  const sent = { ...asha.report(), occurredAt: Date.now() - ago };
  await asha.push(sent);
  return sent.args.ticketId as Id;
};
const told = async () =>
  (await base.db.select().from(outbox)).map(({ personId, event }) => `${event} ${nameOf(personId)}`).sort();
const nameOf = (id: Id) =>
  Object.entries(org).find(([, who]) => typeof who === 'object' && 'id' in who && who.id === id)?.[0];
const policy = (set: Record<string, unknown>) =>
  withSync((writer) => writer.update('slaPolicy', policyId, set, { kind: 'slaPolicy', id: policyId }, false));

describe('marks of a promise', () => {
  it('are dealt with once each, by any number of workers, and written down as the system’s', async () => {
    const id = await reported(61 * MINUTE);
    await omar.push(omar.envelope('ticket.take', { ticketId: id }));
    await base.db.delete(outbox);
    expect((await stored(base.db, id)).row.alarmAt).not.toBeNull();
    const passed = await Promise.all(Array.from({ length: 4 }, () => passMarks(base.db, Date.now())));
    expect(passed.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(1);
    expect(await told()).toEqual(['ticket.warned omar']);
    const { row, entries } = await stored(base.db, id);
    expect(row.sla?.resolution).toMatchObject({ done: 50 });
    // The next one, half an hour after it.
    expect(row.alarmAt).toBe((row.sla?.resolution?.startedAt ?? 0) + 90 * MINUTE);
    const marks = entries.filter(({ kind }) => kind === 'mark');
    expect(marks).toMatchObject([
      { internal: true, actorId: null, data: { measure: 'resolution', percent: 50, acts: ['assignee'] } },
    ]);
    expect(await passMarks(base.db, Date.now())).toBe(0);
    const audit = await base.db
      .select()
      .from(auditEntry)
      .where(and(eq(auditEntry.subjectId, id), eq(auditEntry.action, 'ticket.passMark')));
    expect(audit).toMatchObject([{ actorId: null, channel: 'job' }]);
  });

  it('that were passed while nothing ran are dealt with together', async () => {
    const id = await reported(5 * HOUR);
    await omar.push(omar.envelope('ticket.take', { ticketId: id }));
    await base.db.delete(outbox);
    expect(await passMarks(base.db, Date.now())).toBe(1);
    // The assignee for the half, the team for three quarters, the managers for the whole: nobody twice.
    expect(await told()).toEqual(['ticket.breached lena', 'ticket.breached meera', 'ticket.breached omar']);
    const { row } = await stored(base.db, id);
    expect(row).toMatchObject({ alarmAt: null });
    expect(row.dueAt).toBeLessThan(Date.now());
  });

  it('do not come while the clock stands, and not after the solution', async () => {
    const waits = await reported(50 * MINUTE);
    const solved = await reported(50 * MINUTE);
    await omar.push(
      omar.envelope('ticket.hold', { ticketId: waits, reason: 'user', note: '' }),
      omar.envelope('ticket.resolve', { ticketId: solved, code: 'restarted', note: 'Back' }),
    );
    for (const id of [waits, solved]) expect((await stored(base.db, id)).row.alarmAt).toBeNull();
    expect(await passMarks(base.db, Date.now() + HOUR)).toBe(0);
  });

  it('make a ticket more urgent where the promise says so, and its promise follows', async () => {
    await policy({ escalations: [{ measure: 'resolution', percent: 50, acts: ['raise'] }] });
    const id = await reported(70 * MINUTE);
    const before = (await stored(base.db, id)).row;
    expect(await passMarks(base.db, Date.now())).toBe(1);
    const { row, entries } = await stored(base.db, id);
    expect([before.urgency, row.urgency, before.priority, row.priority]).toEqual([2, 1, 3, 2]);
    const edit = entries.find(({ kind }) => kind === 'edit');
    expect(edit).toMatchObject({ actorId: null, internal: false });
    expect(edit?.data.changes).toEqual([
      { field: 'urgency', from: 2, to: 1 },
      { field: 'priority', from: 3, to: 2 },
    ]);
    expect(await passMarks(base.db, Date.now())).toBe(0);
  });

  it('give a ticket back that nobody has begun, and take none out of somebody’s hands', async () => {
    await policy({ escalations: [{ measure: 'resolution', percent: 50, acts: ['assignee', 'reassign'] }] });
    const [lies, worked] = [await reported(70 * MINUTE), await reported(70 * MINUTE)];
    const { line } = org.teams;
    const base_ = { teamId: line, assigneeId: null };
    await meera.push(
      meera.envelope(
        'ticket.assign',
        { ticketId: lies, teamId: line, assigneeId: org.omar.id },
        { base: base_ },
      ),
    );
    await omar.push(omar.envelope('ticket.start', { ticketId: worked }));
    await base.db.delete(outbox);
    expect(await passMarks(base.db, Date.now())).toBe(2);
    // Whoever it is taken from hears of it as well.
    expect(await told()).toEqual(['ticket.warned omar', 'ticket.warned omar']);
    expect((await stored(base.db, lies)).row).toMatchObject({ state: 'new', assigneeId: null });
    expect((await stored(base.db, worked)).row).toMatchObject({
      state: 'in_progress',
      assigneeId: org.omar.id,
    });
  });

  it('are nobody’s to claim but the installation’s', async () => {
    const id = await reported(70 * MINUTE);
    const ada = await Device.open(org.ada);
    const { results } = await ada.push(
      ada.envelope('ticket.passMark', { ticketId: id, measure: 'resolution' }),
    );
    expect(results[0]?.result).toMatchObject({ status: 'rejected', code: 'forbidden' });
  });

  it('are found along their index', async () => {
    const { sql, params } = dueMarks(base.db, Date.now(), { id: policyId, alarmAt: 1 }).toSQL();
    const [rows] = await base.pool.query(`explain ${sql}`, params);
    expect((rows as { key: string }[]).map(({ key }) => key)).toEqual(['ticket_alarm']);
  });
});
