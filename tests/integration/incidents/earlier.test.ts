import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ticket, timeline } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import { handleHello } from '#server/sync/hello';
import { handlePull } from '#server/sync/pull';
import { handlePush } from '#server/sync/push';
import { handleRecord } from '#server/sync/record';
import { READS_V } from '#sync/protocol/constants';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

/** An app that was installed before whole incidents: what it holds unsent arrives, what it reads it must update for. */
let base: TestDatabase;
let org: Organisation;
let asha: Device;
let omar: Device;
beforeAll(async () => {
  base = await createTestDatabase();
  org = await foundOrganisation();
  asha = await Device.open(org.asha);
  omar = await Device.open(org.omar);
});
afterAll(() => base.drop());
const old = (device: Device) => ({ ...device.asking(), schemaV: 1 });

describe('F21 an app of before', () => {
  it('delivers its work: reports, comments and notes of version 1', async () => {
    const report = { ...asha.report(), v: 1 };
    const ticketId = report.args.ticketId as Id;
    const sent = await handlePush(org.asha.id, { ...old(asha), mutations: [report] });
    expect(sent.results[0]?.result.status).toBe('ok');
    const words = (['ticket.comment', 'ticket.note'] as const).map((name) => ({
      ...omar.envelope(name, { ticketId, body: name }),
      v: 1,
    }));
    const { results } = await handlePush(org.omar.id, { ...old(omar), mutations: words });
    expect(results.map((row) => row.result.status)).toEqual(['ok', 'ok']);
    const [row] = await base.db.select().from(ticket).where(eq(ticket.id, ticketId));
    expect(row).toMatchObject({ confidential: false, requesterId: org.asha.id, watcherIds: [] });
    const entries = await base.db.select().from(timeline).where(eq(timeline.ticketId, ticketId));
    expect(entries.map(({ kind }) => kind).sort()).toEqual(['comment', 'note', 'report']);
  });

  it('cannot slip new arguments into an old version, nor ask for one that never was', async () => {
    const forged = { ...asha.report({ confidential: true }), v: 1 };
    const never = { ...asha.report(), v: 4 };
    const { results } = await handlePush(org.asha.id, { ...old(asha), mutations: [forged, never] });
    expect(results.map((row) => [row.result.code, row.result.detail.field])).toEqual([
      ['invalid', 'confidential'],
      ['unknown_mutation', undefined],
    ]);
  });

  it('is told to update before it is given rows it could not read', async () => {
    expect(READS_V).toBeGreaterThan(1);
    const { cursor, scopesHash, pins } = asha;
    const root = { kind: 'ticket', id: asha.clientId } as const;
    const refused = { body: { error: 'update_required' } };
    await expect(handlePull(org.asha.id, { ...old(asha), cursor, scopesHash, pins })).rejects.toMatchObject(
      refused,
    );
    await expect(handleRecord(org.asha.id, { ...old(asha), scopesHash, root })).rejects.toMatchObject(
      refused,
    );
    const { clientId } = asha;
    const hello = await handleHello(
      org.asha.id,
      { userId: org.asha.id, clientId, schemaV: 1, uids: [] },
      null,
    );
    expect(hello.actor.id).toBe(org.asha.id);
  });
});
