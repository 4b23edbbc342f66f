import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outbox } from '#db/schema/operations';
import { ticket } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import { firstIsOver } from '#domain/ticket/relations';
import type { TimelineRow } from '#sync/views/timeline';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

/** Ties between tickets on the real database, made by several people at the same time. */
let base: TestDatabase;
let org: Organisation;
let omar: Device;
let meera: Device;
let asha: Device;
let bruno: Device;
beforeAll(async () => {
  base = await createTestDatabase({ connections: 8 });
  org = await foundOrganisation();
  omar = await Device.open(org.omar);
  meera = await Device.open(org.meera);
  asha = await Device.open(org.asha);
  bruno = await Device.open(org.bruno);
});
afterAll(() => base.drop());

const rowOf = async (id: Id) => {
  const [row] = await base.db.select().from(ticket).where(eq(ticket.id, id));
  if (!row) throw new Error('no ticket');
  return row;
};
const codes = async (pushes: Promise<{ results: { result: { code: string | null } }[] }>[]) =>
  (await Promise.all(pushes)).map(({ results }) => results[0]?.result.code ?? null);
const parent = (who: Device, ticketId: Id, parentId: Id) =>
  who.push(who.envelope('ticket.setParent', { ticketId, parentId }));
const ROUNDS = 8;

describe('at the same time', () => {
  it('A under B and B under A: one of them is refused, never a circle', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [a, b] = [await asha.reported(), await asha.reported()];
      const answers = await codes([parent(omar, a, b), parent(meera, b, a)]);
      expect(answers.sort()).toEqual(['invalid', null]);
      const [rowA, rowB] = [await rowOf(a), await rowOf(b)];
      expect([rowA.parentId, rowB.parentId].filter((id) => id === null)).toHaveLength(1);
    }
  });

  it('A under B and C under A, where B is under C already: never a circle over three', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [a, b, c] = [await asha.reported(), await asha.reported(), await asha.reported()];
      await parent(omar, b, c);
      const answers = await codes([parent(omar, a, b), parent(meera, c, a)]);
      expect(answers.sort()).toEqual(['invalid', null]);
    }
  });

  it('over a ticket the person may not see', async () => {
    const [a, b] = [await asha.reported(), await asha.reported()];
    const hidden = await bruno.reported({ confidential: true });
    await parent(meera, a, hidden);
    await parent(meera, hidden, b);
    expect(await codes([parent(omar, b, a)])).toEqual(['invalid']);
    expect((await rowOf(b)).parentId).toBeNull();
  });

  it('two who tie theirs to the same third: both stand on it', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [a, b, c] = [await asha.reported(), await asha.reported(), await asha.reported()];
      const relate = (who: Device, ticketId: Id) =>
        who.push(who.envelope('ticket.relate', { ticketId, otherId: c, related: true }));
      await Promise.all([relate(omar, a), relate(meera, b)]);
      expect((await rowOf(c)).relatedIds.sort()).toEqual([a, b].sort());
    }
  });

  it('two who add watchers: both stand', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const ticketId = await asha.reported();
      const add = (who: Device, personId: Id) =>
        who.push(who.envelope('ticket.watch', { ticketId, personId }));
      await Promise.all([add(omar, org.nils.id), add(meera, org.bruno.id)]);
      expect((await rowOf(ticketId)).watcherIds.sort()).toEqual([org.nils.id, org.bruno.id].sort());
    }
  });
});

describe('told twice', () => {
  const told = async (ticketId: Id) =>
    (await base.db.select().from(outbox).where(eq(outbox.ticketId, ticketId))).map((row) => [
      row.event,
      row.personId,
    ]);
  const duplicate = (ticketId: Id, originalId: Id) =>
    omar.push(omar.envelope('ticket.markDuplicate', { ticketId, originalId }));
  const resolve = (ticketId: Id) =>
    omar.push(omar.envelope('ticket.resolve', { ticketId, code: 'restarted', note: 'Back again' }));

  it('whoever told it second hears of the repair, about the report of their own', async () => {
    const [original, second, third] = [await asha.reported(), await bruno.reported(), await bruno.reported()];
    await duplicate(second, original);
    await duplicate(third, second);
    expect([...(await told(second)), ...(await told(third))]).toEqual([]);
    await resolve(original);
    expect(await told(original)).toEqual([['ticket.resolved', org.asha.id]]);
    // One repair, one push: not one for each of their reports.
    expect([...(await told(second)), ...(await told(third))]).toEqual([['ticket.resolved', org.bruno.id]]);
  });

  it('at the same time as the repair: they hear of it once, in whichever order', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [original, second] = [await asha.reported(), await bruno.reported()];
      await Promise.all([
        meera.push(meera.envelope('ticket.markDuplicate', { ticketId: second, originalId: original })),
        resolve(original),
      ]);
      expect(await told(second)).toEqual([['ticket.resolved', org.bruno.id]]);
    }
  });

  it('a duplicate that was opened again stands for itself', async () => {
    const [original, second] = [await asha.reported(), await bruno.reported()];
    await duplicate(second, original);
    await bruno.push(bruno.envelope('ticket.reopen', { ticketId: second, note: 'Another one' }));
    await resolve(original);
    expect(await told(second)).toEqual([]);
  });

  const read = async (who: Device, ticketId: Id) => {
    const answer = await who.record({ kind: 'ticket', id: ticketId });
    if (answer.kind !== 'rows') throw new Error(answer.kind);
    return firstIsOver((answer.rows.timeline ?? []) as TimelineRow[]);
  };

  it('what becomes of the first stands on every report that tells the same, for its reporter to read', async () => {
    const [original, second, third] = [await asha.reported(), await bruno.reported(), await bruno.reported()];
    // Whoever repairs it does not see them: they are another team's affair.
    const hidden = await bruno.reported({ confidential: true });
    await duplicate(second, original);
    await duplicate(third, second);
    await meera.push(meera.envelope('ticket.markDuplicate', { ticketId: hidden, originalId: original }));
    const all = [second, third, hidden];
    const became = () => Promise.all(all.map(async (id) => (await read(bruno, id))?.as ?? null));
    expect(await became()).toEqual([null, null, null]);
    await bruno.pull();
    await resolve(original);
    expect(await became()).toEqual(['resolved', 'resolved', 'resolved']);
    const page = await bruno.pull();
    expect(page.puts.timeline?.map(({ ticketId }) => ticketId).sort()).toEqual([...all].sort());
    // Not which one it was, nor what was written to somebody else.
    expect(JSON.stringify(page.puts)).not.toMatch(new RegExp(`${original}|Back again`));
    await asha.push(asha.envelope('ticket.reopen', { ticketId: original, note: 'Still dead' }));
    expect(await became()).toEqual([null, null, null]);
    await omar.push(omar.envelope('ticket.cancel', { ticketId: original, note: '' }));
    expect(await became()).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });

  it('said of what is fixed already, also over another that tells the same', async () => {
    const [original, second, third] = [await asha.reported(), await bruno.reported(), await bruno.reported()];
    await duplicate(second, original);
    await resolve(original);
    await duplicate(third, second);
    expect((await read(bruno, third))?.as).toBe('resolved');
    expect(await told(third)).toEqual([['ticket.resolved', org.bruno.id]]);
    // Opened again it is not over any more, and a later repair of the first is not its own.
    await bruno.push(bruno.envelope('ticket.reopen', { ticketId: third, note: 'Not here' }));
    await asha.push(asha.envelope('ticket.reopen', { ticketId: original, note: '' }));
    const before = (await rowOf(third)).ver;
    await resolve(original);
    expect(await rowOf(third)).toMatchObject({ state: 'new', duplicateOfId: null, ver: before });
  });

  it('is found by an index', async () => {
    const [plan] = await base.pool.query(
      "explain select id, requester_id from ticket where duplicate_of_id in (x'00', x'01') and deleted_at is null",
    );
    expect((plan as { key: string }[])[0]?.key).toBe('ticket_duplicate');
  });
});
