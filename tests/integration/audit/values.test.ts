import { and, desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditEntry, auditValue } from '#db/schema/operations';
import { ticket } from '#db/schema/tickets';
import { SYSTEM } from '#domain/access/system';
import type { Id } from '#domain/kernel/types';
import { auditValues } from '#server/audit/values';
import { verifyAuditChain } from '#server/audit/verify';
import type { WrittenRow } from '#server/audit/written-rows';
import { setPersonActive } from '#server/people/set-active';
import { executeTogether } from '#server/sync/execute-together';
import { stamp } from '#server/sync/stamp';
import { MUTATIONS } from '#sync/registry';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, newId } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

let base: TestDatabase;
let org: Organisation;
let omar: Device;
beforeAll(async () => {
  base = await createTestDatabase();
  org = await foundOrganisation();
  omar = await Device.open(org.omar);
});
afterAll(() => base.drop());

/** The newest entry of an action about something. */
async function entryOf(action: string, subjectId: Id) {
  const [row] = await base.db
    .select({ id: auditEntry.id, value: auditValue.value })
    .from(auditEntry)
    .innerJoin(auditValue, eq(auditValue.auditId, auditEntry.id))
    .where(and(eq(auditEntry.action, action), eq(auditEntry.subjectId, subjectId)))
    .orderBy(desc(auditEntry.id))
    .limit(1);
  if (!row) throw new Error(`no entry ${action}`);
  return { id: row.id, value: row.value, rows: (row.value.rows ?? []) as WrittenRow[] };
}
const changesOf = (rows: readonly WrittenRow[], kind: string) =>
  rows.find((one) => one.kind === kind)?.changes;

it('an act says of each row it wrote what was before and what is after, and from which device', async () => {
  const ticketId = await omar.reported({ title: 'Lift stuck' });
  const made = await entryOf('ticket.report', ticketId);
  expect(made.rows.find(({ kind }) => kind === 'ticket')).toMatchObject({ id: ticketId, made: true });
  expect(changesOf(made.rows, 'ticket')).toMatchObject({ title: { to: 'Lift stuck' }, state: { to: 'new' } });
  await omar.push(
    omar.envelope('ticket.edit', { ticketId, changes: { title: 'Lift stands', place: 'North' } }),
  );
  const { rows, value } = await entryOf('ticket.edit', ticketId);
  expect(changesOf(rows, 'ticket')).toMatchObject({
    title: { from: 'Lift stuck', to: 'Lift stands' },
    place: { to: 'North' },
  });
  expect(value.device).toBe(omar.clientId);
  expect(rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['ticket', 'timeline']));
});

it('acts that share a transaction each have their own changes', async () => {
  const ticketId = newId();
  await omar.push(
    omar.report({ ticketId, title: 'Together' }),
    omar.envelope('ticket.take', { ticketId }),
    omar.envelope('ticket.start', { ticketId }),
  );
  const [take, start] = [await entryOf('ticket.take', ticketId), await entryOf('ticket.start', ticketId)];
  expect(changesOf(take.rows, 'ticket')).toMatchObject({ assigneeId: { to: org.omar.id } });
  expect(changesOf(take.rows, 'ticket')?.title).toBeUndefined();
  expect(changesOf(start.rows, 'ticket')).toMatchObject({ state: { to: 'in_progress' } });
  expect(changesOf(start.rows, 'ticket')?.assigneeId).toBeUndefined();
});

it('what a job does to many tickets at once is told ticket by ticket', async () => {
  const ids = [await omar.reported(), await omar.reported()];
  const { name, v } = MUTATIONS['ticket.dispatch'];
  const route = { rule: 'A rule', strategy: 'least' as const, over: [] };
  const intents = ids.map((ticketId, at) => ({
    ...{ uid: newId(), name, v, base: null, occurredAt: Date.now(), clockOffset: 0 },
    args: { ticketId, teamId: org.teams.line, assigneeId: [org.omar.id, org.lena.id][at], route },
  }));
  expect([...((await executeTogether(SYSTEM, intents))?.values() ?? [])]).toEqual(['now', 'now']);
  for (const [at, ticketId] of ids.entries()) {
    const { rows } = await entryOf('ticket.dispatch', ticketId);
    expect(changesOf(rows, 'ticket')).toMatchObject({ assigneeId: { to: [org.omar.id, org.lena.id][at] } });
    expect(rows.filter(({ kind }) => kind === 'ticket').map(({ id }) => id)).toEqual([ticketId]);
  }
});

it('what the entry says was before is what stood in the table', async () => {
  const ticketId = await omar.reported();
  for (const name of ['ticket.take', 'ticket.start'] as const) {
    const [before] = await base.db.select().from(ticket).where(eq(ticket.id, ticketId));
    await omar.push(omar.envelope(name, { ticketId }));
    const [after] = await base.db.select().from(ticket).where(eq(ticket.id, ticketId));
    const told = changesOf((await entryOf(name, ticketId)).rows, 'ticket') ?? {};
    expect(Object.keys(told).length).toBeGreaterThan(0);
    for (const [field, { from, to }] of Object.entries(told)) {
      if (field.includes('.')) continue;
      expect([field, from ?? null]).toEqual([field, before?.[field as keyof typeof before] ?? null]);
      expect([field, to ?? null]).toEqual([field, after?.[field as keyof typeof after] ?? null]);
    }
  }
});

it('a refused act wrote nothing, and says so', async () => {
  const ticketId = await omar.reported();
  const asha = await Device.open(org.asha);
  await asha.push(asha.envelope('ticket.start', { ticketId }));
  const { value } = await entryOf('ticket.start.rejected', ticketId);
  expect(value).not.toHaveProperty('rows');
});

it('a switched-off person stands with what was before', async () => {
  await setPersonActive(org.bruno.id, false, org.ada.id);
  const { value } = await entryOf('person.deactivate', org.bruno.id);
  expect(value).toEqual({ changes: { active: { from: true, to: false } } });
});

it('the desk shows it field by field, people by their names; the chain holds', async () => {
  const ticketId = await omar.reported({ title: 'Shown' });
  await omar.push(omar.envelope('ticket.take', { ticketId }));
  const shown = await auditValues({ auditId: (await entryOf('ticket.take', ticketId)).id });
  const record = shown.records.find(({ kind }) => kind === 'ticket');
  expect(record?.fields).toContainEqual({
    ...{ name: 'assigneeId', from: null },
    to: { kind: 'text', text: org.omar.id, name: 'omar' },
  });
  expect(shown.lines.map(({ name }) => name)).toContain('args.ticketId');
  await stamp();
  expect(await verifyAuditChain()).toBeNull();
});
