import 'server-only';
import { randomUUID } from 'node:crypto';
import type { DbTx } from '#db/connection';
import { formatNumber } from '#domain/ticket/number';
import { BulkWriter } from '#server/sync/bulk-writer';
import { isDuplicate } from '#server/sync/driver-errors';
import { SyncWriter } from '#server/sync/sync-writer';
import { transact } from '#server/sync/transact';
import { type IncidentPlan, type PlanContext, planIncidents } from './incident-plan';
import type { Incident } from './incident-row';

/** Others may report the same people and tickets at once; the second look finds them. */
const TRIES = 3;

/** Writes a batch in one transaction: all of it is there, or nothing. What is there already is left alone. */
export async function writeIncidents(context: PlanContext, rows: readonly Incident[]): Promise<IncidentPlan> {
  for (let tries = 1; ; tries++) {
    try {
      const plan = await transact((tx) => batch(tx, context, rows), false);
      context.things.written();
      return plan;
    } catch (error) {
      const taken = ['ticket_external', 'person_external'].some((key) => isDuplicate(error, key));
      if (!taken || tries >= TRIES) throw error;
    }
  }
}

async function batch(tx: DbTx, context: PlanContext, rows: readonly Incident[]): Promise<IncidentPlan> {
  const plan = await planIncidents(tx, context, rows);
  const { live, tickets } = plan;
  const now = Date.now();
  const txId = randomUUID();
  const writer = new BulkWriter(tx, txId, now);
  await writer.insert('person', plan.people);
  await writer.join(plan.members);
  await context.things.write(writer);
  await promote(new SyncWriter(tx, txId, now), plan.promoted);
  if (tickets.length > 0) {
    // Late: everybody who reports waits for the numbers until this transaction ends.
    const first = await writer.takeNumbers('incident', tickets.length);
    const numbered = tickets.map((row, at) => ({ ...row, number: formatNumber('incident', first + at) }));
    await writer.insert('ticket', numbered);
    await writer.insert('timeline', plan.timeline);
  }
  await writer.publish('person', live.people);
  await writer.publish('ticket', live.tickets);
  return plan;
}

/** Whoever has worked on tickets is one of the staff. */
async function promote(writer: SyncWriter, people: readonly string[]): Promise<void> {
  for (const id of people)
    await writer.update('person', id, { role: 'technician' }, { kind: 'person', id }, false);
  await writer.flush();
}
