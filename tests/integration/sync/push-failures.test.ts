import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { auditEntry, outbox } from '#db/schema/operations';
import { syncChange, syncFailure, syncMutation } from '#db/schema/sync';
import { ticket, timeline } from '#db/schema/tickets';
import { MUTATIONS } from '#sync/registry';
import type { Tx } from '#sync/tx';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

let base: TestDatabase;
let org: Organisation;
beforeAll(async () => {
  base = await createTestDatabase();
  org = await foundOrganisation();
});
afterAll(() => base.drop());
afterEach(() => {
  vi.restoreAllMocks();
});

const comments = async (ticketId: string) =>
  (await base.db.select().from(timeline).where(eq(timeline.ticketId, ticketId))).filter(
    (row) => row.kind === 'comment',
  );
/** What the driver throws. */
const driverError = (code: string, errno: number, sqlState: string) =>
  Object.assign(new Error(code), { code, errno, sqlState });
const comment = MUTATIONS['ticket.comment'];
const busy = { status: 503, retryAfter: 1, body: { error: 'busy' } };

async function opened() {
  const device = await Device.open(org.asha);
  const ticketId = await device.reported();
  return { device, ticketId, say: (body: string) => device.envelope('ticket.comment', { ticketId, body }) };
}

describe('failures', () => {
  it('P11 a deadlock is run again from the beginning, and its writes are there once', async () => {
    const { device, ticketId, say } = await opened();
    const run = comment.run;
    let conflicts = 2;
    vi.spyOn(comment, 'run').mockImplementation(async (tx, args) => {
      const outcome = await run(tx, args);
      if (conflicts-- > 0) throw driverError('ER_LOCK_DEADLOCK', 1213, '40001');
      return outcome;
    });
    const { results } = await device.push(say('Once'));
    expect(results[0]?.result.status).toBe('ok');
    expect(await comments(ticketId)).toHaveLength(1);
  });

  it('P11 a connection that breaks in the middle costs nothing: the intent runs again, once', async () => {
    const { device, ticketId, say } = await opened();
    const run = comment.run;
    let breaks = 1;
    vi.spyOn(comment, 'run').mockImplementation(async (tx, args) => {
      const outcome = await run(tx, args);
      const writer = (tx as Tx & { writer: { tx: { execute(query: unknown): Promise<unknown> } } }).writer;
      if (breaks-- > 0) await writer.tx.execute(sql`kill connection_id()`);
      return outcome;
    });
    const { results } = await device.push(say('Still here'));
    expect(results[0]?.result.status).toBe('ok');
    expect(await comments(ticketId)).toHaveLength(1);
  });

  it('P11 a database that refuses for long: 503, nothing consumed, what was before it stays', async () => {
    const { device, ticketId, say } = await opened();
    const [first, second] = [say('First'), say('Second')];
    const run = comment.run;
    const spy = vi.spyOn(comment, 'run').mockImplementation(async (tx, args) => {
      if (args.body === 'Second') throw driverError('ER_LOCK_WAIT_TIMEOUT', 1205, 'HY000');
      return run(tx, args);
    });
    await expect(device.push(first, second)).rejects.toMatchObject(busy);
    expect((await comments(ticketId)).map((row) => row.body)).toEqual(['First']);
    expect(await base.db.select().from(syncMutation).where(eq(syncMutation.uid, second.uid))).toEqual([]);
    expect(await base.db.select().from(syncFailure).where(eq(syncFailure.uid, second.uid))).toEqual([]);
    spy.mockRestore();
    const { results } = await device.push(first, second);
    expect(results.map((row) => row.result.status)).toEqual(['ok', 'ok']);
    expect(await comments(ticketId)).toHaveLength(2);
  });

  it('P11 a defect is tried three times, then put aside, and does not stop what follows', async () => {
    const { device, ticketId, say } = await opened();
    const [poison, after] = [say('Poison'), say('After')];
    const run = comment.run;
    vi.spyOn(comment, 'run').mockImplementation(async (tx, args) => {
      const outcome = await run(tx, args);
      if (args.body === 'Poison') throw new TypeError('a defect');
      return outcome;
    });
    await expect(device.push(poison, after)).rejects.toMatchObject(busy);
    await expect(device.push(poison, after)).rejects.toMatchObject(busy);
    const { results } = await device.push(poison, after);
    expect(results.map((row) => [row.result.status, row.result.code])).toEqual([
      ['quarantined', 'failed'],
      ['ok', null],
    ]);
    expect((await comments(ticketId)).map((row) => row.body)).toEqual(['After']);
    const page = await device.pull();
    expect(page.acks.slice(-2).map((ack) => ack.result.status)).toEqual(['quarantined', 'ok']);
    expect(page.results.map((row) => row.uid)).toEqual([poison.uid]);
  });

  it('P11 values that the table refuses are a defect of the intent, not of the database', async () => {
    const { device, say } = await opened();
    vi.spyOn(comment, 'run').mockRejectedValue(driverError('ER_DATA_TOO_LONG', 1406, '22001'));
    const poison = say('Too long');
    await expect(device.push(poison)).rejects.toMatchObject(busy);
    await expect(device.push(poison)).rejects.toMatchObject(busy);
    expect((await device.push(poison)).results[0]?.result.status).toBe('quarantined');
  });

  it('P9 P10 a refusal in the middle of the writes leaves none of them: no row, feed, message or number', async () => {
    const { device, ticketId } = await opened();
    const before = await base.db.select().from(ticket).where(eq(ticket.id, ticketId));
    const cancel = MUTATIONS['ticket.cancel'];
    const run = cancel.run;
    vi.spyOn(cancel, 'run').mockImplementation(async (tx, args) => {
      await run(tx, args);
      tx.emit({ type: 'ticket.assigned', ticketId, assigneeId: org.omar.id });
      await tx.nextNumber('incident');
      return comment.run(tx, { ticketId: crypto.randomUUID(), body: 'On a ticket nobody has' });
    });
    const refused = device.envelope('ticket.cancel', { ticketId, note: '' });
    expect((await device.push(refused)).results[0]?.result).toMatchObject({
      status: 'rejected',
      code: 'not_found',
    });
    expect(await base.db.select().from(ticket).where(eq(ticket.id, ticketId))).toEqual(before);
    expect(await base.db.select().from(outbox).where(eq(outbox.ticketId, ticketId))).toEqual([]);
    expect(
      (await base.db.select().from(syncChange).where(eq(syncChange.uid, refused.uid)))
        .map((row) => row.op)
        .sort(),
    ).toEqual(['ack', 'result']);
    const next = await device.reported();
    const [a, b] = [
      before[0]?.number,
      (await base.db.select().from(ticket).where(eq(ticket.id, next)))[0]?.number,
    ];
    expect(Number(b?.slice(4)) - Number(a?.slice(4))).toBe(1);
    const entries = await base.db.select().from(auditEntry).where(eq(auditEntry.subjectId, ticketId));
    expect(entries.map((entry) => entry.action)).toEqual(['ticket.report', 'ticket.cancel.rejected']);
  });
});
