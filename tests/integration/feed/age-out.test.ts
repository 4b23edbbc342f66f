import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entityScope, syncChange } from '#db/schema/sync';
import { ticket } from '#db/schema/tickets';
import { DAY } from '#domain/kernel/types';
import { ageOut, heldQuery } from '#server/sync/age-out';
import { stamp } from '#server/sync/stamp';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, delIds, putIds } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

let base: TestDatabase;
let org: Organisation;
beforeAll(async () => {
  base = await createTestDatabase();
  org = await foundOrganisation();
});
afterAll(() => base.drop());

const LATER = 91 * DAY;
const root = (id: string) => ({ kind: 'ticket' as const, id });

/** A ticket of the first line that Omar solved, and Asha confirmed. */
async function closed(): Promise<string> {
  const [asha, omar] = [await Device.open(org.asha), await Device.open(org.omar)];
  const id = await asha.reported();
  await omar.push(omar.envelope('ticket.note', { ticketId: id, body: 'Bad cable' }));
  await omar.push(omar.envelope('ticket.resolve', { ticketId: id, code: 'replaced', note: 'New cable' }));
  await asha.push(asha.envelope('ticket.close', { ticketId: id }));
  await stamp();
  return id;
}
const held = async (device: Device) =>
  (await device.bootstrap()).flatMap((page) => putIds({ puts: page.rows }));

describe('ageing out', () => {
  it('leaves alone what is open, or was over or written to within 90 days', async () => {
    const id = await closed();
    const asha = await Device.open(org.asha);
    const waiting = await asha.reported();
    expect(await ageOut(Date.now() + 89 * DAY)).toBe(0);
    const omar = await Device.open(org.omar);
    expect(await held(omar)).toEqual(expect.arrayContaining([id, waiting]));
    await base.db
      .update(ticket)
      .set({ updatedAt: Date.now() + DAY })
      .where(eq(ticket.id, id));
    expect(await ageOut(Date.now() + 90 * DAY + 1_000)).toBe(0);
    expect(await ageOut(Date.now() + LATER + DAY)).toBe(1);
    expect(await held(omar)).toContain(waiting);
  });

  it('P4 takes a ticket off the devices of staff, with its children; whoever reported it keeps it', async () => {
    const id = await closed();
    const [asha, omar] = [await Device.open(org.asha), await Device.open(org.omar)];
    expect(await ageOut(Date.now() + LATER)).toBe(1);
    await stamp();
    const page = await omar.pull();
    expect(delIds(page)).toContain(id);
    expect(putIds(page)).toEqual([]);
    expect(await held(await Device.open(org.omar))).not.toContain(id);
    expect(delIds(await asha.pull())).toEqual([]);
    expect(await held(await Device.open(org.asha))).toContain(id);
    // Once is enough.
    expect(await ageOut(Date.now() + LATER)).toBe(0);
  });

  it('P18 whoever may read it opens it by itself, and a pin keeps it', async () => {
    const id = await closed();
    const omar = await Device.open(org.omar);
    omar.pins = [root(id)];
    await ageOut(Date.now() + LATER);
    await stamp();
    const page = await omar.pull();
    expect(delIds(page)).toEqual([]);
    expect(page.puts.ticket.map((row) => row.id)).toEqual([id]);
    const answer = await (await Device.open(org.omar)).record(root(id));
    expect(answer.kind === 'rows' && answer.rows.timeline.map((row) => row.body)).toContain('Bad cable');
    expect((await (await Device.open(org.bruno)).record(root(id))).kind).toBe('missing');
    // A note reaches those who look at it, and nobody else hears of it.
    const ada = await Device.open(org.ada);
    const lena = await Device.open(org.lena);
    const asha = await Device.open(org.asha);
    await ada.push(ada.envelope('ticket.note', { ticketId: id, body: 'Same as last year' }));
    expect((await omar.pull()).puts.timeline.map((row) => row.body)).toEqual(['Same as last year']);
    for (const other of [lena, asha]) expect(putIds(await other.pull())).toEqual([]);
  });

  it.each(['comment', 'reopen'] as const)('P4 comes back whole with a %s', async (what) => {
    const id = await closed();
    const [asha, omar] = [await Device.open(org.asha), await Device.open(org.omar)];
    await ageOut(Date.now() + LATER);
    await stamp();
    await omar.pull();
    await asha.push(
      what === 'comment'
        ? asha.envelope('ticket.comment', { ticketId: id, body: 'Again' })
        : asha.envelope('ticket.reopen', { ticketId: id, note: 'Again' }),
    );
    const page = await omar.pull();
    expect(page.puts.ticket.map((row) => row.id)).toEqual([id]);
    expect(page.puts.timeline.map((row) => row.body)).toEqual(
      expect.arrayContaining(['Bad cable', 'New cable', 'Again']),
    );
    expect(await held(await Device.open(org.omar))).toContain(id);
  });

  it('of two at once, and of more than one part, each ticket leaves once', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) ids.push(await closed());
    const left = await Promise.all([ageOut(Date.now() + LATER), ageOut(Date.now() + LATER)]);
    expect(left[0] + left[1]).toBeGreaterThanOrEqual(3);
    const scopes = await base.db.select().from(entityScope).where(inArray(entityScope.rootId, ids));
    expect(scopes).toHaveLength(3);
    expect(scopes.every((row) => !row.internal)).toBe(true);
    const leaves = await base.db.select().from(syncChange).where(inArray(syncChange.rootId, ids));
    expect(leaves.filter((row) => row.op === 'leave')).toHaveLength(6);
  });

  it('finds what staff hold by an index, whatever lies behind it', async () => {
    const { sql, params } = heldQuery('00000000-0000-7000-8000-000000000000').toSQL();
    const [plan] = (await base.pool.query(`EXPLAIN ${sql}`, params)) as unknown as [{ key: string }[]];
    expect(plan.map((row) => row.key)).toEqual(['entity_scope_internal']);
  });
});
