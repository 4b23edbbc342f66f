import { randomUUID } from 'node:crypto';
import { asc, eq, isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEntry, auditValue } from '#db/schema/operations';
import { writeAudit } from '#server/audit/entry';
import { verifyAuditChain } from '#server/audit/verify';
import { stamp } from '#server/sync/stamp';
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

const last = async () => {
  const [row] = await base.db.select().from(auditEntry).orderBy(sql`${auditEntry.chainNo} desc`).limit(1);
  if (!row) throw new Error('no entry');
  return row;
};
/** Some entries in a chain that holds. */
beforeEach(async () => {
  const asha = await Device.open(org.asha);
  const ticketId = await asha.reported();
  await asha.push(asha.envelope('ticket.comment', { ticketId, body: 'One' }));
  await asha.push(asha.envelope('ticket.resolve', { ticketId, code: 'replaced', note: 'Not mine to do' }));
  await stamp();
  expect(await verifyAuditChain()).toBeNull();
});

describe('the audit chain', () => {
  it('P6 every intent leaves an entry, refused ones too, chained after the commit in feed order', async () => {
    const rows = await base.db
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.actorId, org.asha.id))
      .orderBy(asc(auditEntry.chainNo));
    expect(rows.slice(-3).map((row) => row.action)).toEqual([
      'ticket.report',
      'ticket.comment',
      'ticket.resolve.rejected',
    ]);
    expect(rows.every((row) => row.chainNo !== null && row.receivedAt >= row.occurredAt - 5_000)).toBe(true);
    expect(await base.db.select().from(auditEntry).where(isNull(auditEntry.chainNo))).toEqual([]);
  });

  it('P6 entries of transactions that told nobody anything are chained as well', async () => {
    const facts = {
      txId: randomUUID(),
      actorId: null,
      action: 'sign-in.refused',
      subject: null,
      channel: 'door' as const,
    };
    await base.db.transaction((tx) =>
      writeAudit(tx, { ...facts, occurredAt: 1, receivedAt: 2, value: { b: 1, a: [2] } }),
    );
    await stamp();
    expect((await last()).action).toBe('sign-in.refused');
    expect(await verifyAuditChain()).toBeNull();
  });

  it('P6 a changed entry is found', async () => {
    const entry = await last();
    const set = (action: string) =>
      base.db.update(auditEntry).set({ action }).where(eq(auditEntry.id, entry.id));
    await set('ticket.close');
    expect(await verifyAuditChain()).toEqual({ chainNo: entry.chainNo, what: 'changed' });
    await set(entry.action);
  });

  it('P6 a removed entry is found, at the end of the chain too', async () => {
    const entry = await last();
    await base.db.delete(auditEntry).where(eq(auditEntry.id, entry.id));
    expect(await verifyAuditChain()).toEqual({ chainNo: entry.chainNo, what: 'missing' });
    await base.db.insert(auditEntry).values(entry);
  });

  it('P6 a changed value is found; an erased one is not a fault', async () => {
    const entry = await last();
    const own = eq(auditValue.auditId, entry.id);
    const [before] = await base.db.select().from(auditValue).where(own);
    await base.db
      .update(auditValue)
      .set({ value: { ...before?.value, status: 'ok' } })
      .where(own);
    expect(await verifyAuditChain()).toEqual({ chainNo: entry.chainNo, what: 'value' });
    await base.db.delete(auditValue).where(own);
    expect(await verifyAuditChain()).toBeNull();
  });
});
