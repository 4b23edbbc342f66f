import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEntry } from '#db/schema/operations';
import { syncMutation } from '#db/schema/sync';
import { ticket, timeline } from '#db/schema/tickets';
import { POLICY_ID } from '#domain/kernel/policy-id';
import { DAY, HOUR, type Id } from '#domain/kernel/types';
import { DEFAULT_MATRIX } from '#domain/priority/matrix';
import { closeResolved, dueQuery } from '#server/jobs/auto-close';
import { withSync } from '#server/sync/with-sync';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, newId } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

/** Resolved tickets that nobody answers close by themselves. */
let base: TestDatabase;
let org: Organisation;
let asha: Device;
let omar: Device;
const LATER = () => Date.now() + 8 * DAY;
beforeAll(async () => {
  base = await createTestDatabase({ connections: 8 });
  org = await foundOrganisation();
  asha = await Device.open(org.asha);
  omar = await Device.open(org.omar);
});
afterAll(() => base.drop());
beforeEach(async () => {
  await base.db.update(ticket).set({ deletedAt: Date.now() });
});

const resolved = async (over: { confidential?: boolean } = {}): Promise<Id> => {
  const ticketId = await asha.reported(over);
  const { ada } = org;
  const who = over.confidential ? await Device.open(ada) : omar;
  await who.push(who.envelope('ticket.resolve', { ticketId, code: 'restarted', note: 'Back' }));
  return ticketId;
};
const rowOf = async (id: Id) => (await base.db.select().from(ticket).where(eq(ticket.id, id)))[0];
const policy = (closeAfterDays: number | null) =>
  withSync(async (writer) => {
    const root = { kind: 'policy', id: POLICY_ID } as const;
    const known = await writer.guard(root);
    if (known) await writer.update('policy', POLICY_ID, { closeAfterDays }, root, false);
    else
      await writer.insert(
        'policy',
        { id: POLICY_ID, matrix: DEFAULT_MATRIX as never, closeAfterDays },
        root,
        false,
      );
  });

describe('closing by itself', () => {
  it('closes what was resolved seven days ago, as the system, and nothing else', async () => {
    const [due, confidential, open] = [
      await resolved(),
      await resolved({ confidential: true }),
      await asha.reported(),
    ];
    expect(await closeResolved(base.db, Date.now() + 6 * DAY)).toBe(0);
    expect((await rowOf(due))?.state).toBe('resolved');
    expect(await closeResolved(base.db, LATER())).toBe(2);
    expect([
      (await rowOf(due))?.state,
      (await rowOf(confidential))?.state,
      (await rowOf(open))?.state,
    ]).toEqual(['closed', 'closed', 'new']);
    expect(await rowOf(confidential)).toMatchObject({ confidential: true });
    const entries = await base.db.select().from(timeline).where(eq(timeline.ticketId, due));
    expect(entries.find(({ data }) => data.step === 'close')).toMatchObject({
      actorId: null,
      internal: false,
    });
    const audited = await base.db.select().from(auditEntry).where(eq(auditEntry.subjectId, due));
    expect(audited.find(({ action }) => action === 'ticket.close')).toMatchObject({
      actorId: null,
      channel: 'job',
    });
    // The requester learns of it like of any other change.
    expect((await asha.pull()).puts.ticket).toContainEqual(
      expect.objectContaining({ id: due, state: 'closed' }),
    );
  });

  it('by two workers at once, each once', async () => {
    const ids: Id[] = [];
    for (let n = 0; n < 12; n++) ids.push(await resolved());
    const at = LATER();
    // In another hour than the first: its intents have other bytes.
    const runs = await Promise.all([closeResolved(base.db, at), closeResolved(base.db, at + 5 * DAY)]);
    expect(runs.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(ids.length);
    const entries = await base.db.select().from(timeline).where(inArray(timeline.ticketId, ids));
    expect(entries.filter(({ data }) => data.step === 'close')).toHaveLength(ids.length);
    const stored = await base.db.select().from(syncMutation).where(eq(syncMutation.name, 'ticket.close'));
    expect(stored.every(({ status }) => status === 'ok')).toBe(true);
  });

  it('what was opened again waits anew, and closes again', async () => {
    const ticketId = await resolved();
    await closeResolved(base.db, LATER());
    await asha.push(asha.envelope('ticket.reopen', { ticketId, note: 'Not yet' }));
    expect(await closeResolved(base.db, LATER() + 30 * DAY)).toBe(0);
    await omar.push(omar.envelope('ticket.resolve', { ticketId, code: 'replaced', note: 'Now' }));
    expect(await closeResolved(base.db, LATER() + HOUR)).toBe(1);
    expect((await rowOf(ticketId))?.state).toBe('closed');
  });

  it('after as many days as the organisation says, or never', async () => {
    const ticketId = await resolved();
    await policy(null);
    expect(await closeResolved(base.db, Date.now() + 400 * DAY)).toBe(0);
    await policy(30);
    expect(await closeResolved(base.db, LATER())).toBe(0);
    expect(await closeResolved(base.db, Date.now() + 31 * DAY)).toBe(1);
    expect((await rowOf(ticketId))?.state).toBe('closed');
    await policy(7);
  });

  it('stops between two tickets when the worker ends', async () => {
    await resolved();
    expect(await closeResolved(base.db, LATER(), AbortSignal.abort())).toBe(0);
  });

  it('reads only what still waits, in the order of an index', async () => {
    const now = Date.now();
    const old = (n: number): typeof ticket.$inferInsert => ({
      ...{ id: newId(), kind: 'incident', title: 'Old', description: '', state: 'closed', stateSince: now },
      ...{ impact: 2, urgency: 2, priority: 3, teamId: org.teams.net, createdAt: now - n * HOUR },
      ...{ requesterId: org.asha.id, reporterId: org.asha.id, resolvedAt: now - n * HOUR, updatedAt: now },
    });
    await base.db.insert(ticket).values(Array.from({ length: 2_000 }, (_, n) => old(n)));
    await base.pool.query('analyze table ticket');
    for (const after of [null, { id: org.asha.id, createdAt: 1 }]) {
      const { sql, params } = dueQuery(base.db, Date.now(), after).toSQL();
      const [plan] = await base.pool.query(`explain ${sql}`, params);
      expect((plan as { key: string; Extra: string }[])[0]).toMatchObject({
        key: 'ticket_state',
        Extra: expect.not.stringContaining('filesort'),
      });
    }
  });
});
