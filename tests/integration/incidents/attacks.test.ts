import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntry } from '#db/schema/operations';
import { checklistItem, ticket, timeline } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, newId } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

/** What no honest app sends, on every intent of whole incidents. */
let base: TestDatabase;
let org: Organisation;
let asha: Device;
let bruno: Device;
let nils: Device;
let omar: Device;
let mine: Id;
let ticketId: Id;
let itemId: Id;
beforeAll(async () => {
  base = await createTestDatabase();
  org = await foundOrganisation();
  [asha, bruno, nils, omar] = (await Promise.all(
    [org.asha, org.bruno, org.nils, org.omar].map((who) => Device.open(who)),
  )) as [Device, Device, Device, Device];
  ticketId = await asha.reported();
  mine = await bruno.reported();
  await omar.push(omar.envelope('ticket.addItem', { ticketId, text: 'Test the port', position: 0 }));
  const [item] = await base.db.select().from(checklistItem);
  itemId = item?.id as Id;
});
afterAll(() => base.drop());

const state = async () => ({
  tickets: (await base.db.select().from(ticket)).map((row) => ({ ...row, guard: 0 })),
  entries: await base.db.select().from(timeline),
  items: await base.db.select().from(checklistItem),
});
/** Every intent of whole incidents on one ticket. */
const acts = (who: Device, id: Id, other: Id = mine) => [
  who.envelope('ticket.edit', { ticketId: id, changes: { title: 'Mine' } }),
  who.envelope('ticket.conceal', { ticketId: id, confidential: true }),
  who.envelope('ticket.watch', { ticketId: id, personId: who.actor.id }),
  who.envelope('ticket.unwatch', { ticketId: id, personId: org.asha.id }),
  who.envelope('ticket.logWork', { ticketId: id, minutes: 5, note: '' }),
  who.envelope('ticket.announceTravel', { ticketId: id, minutes: 5 }),
  who.envelope('ticket.arrive', { ticketId: id }),
  who.envelope('ticket.addItem', { ticketId: id, text: 'x', position: 0 }),
  who.envelope('ticket.tickItem', { ticketId: id, itemId, done: true }),
  who.envelope('ticket.renameItem', { ticketId: id, itemId, text: 'x' }),
  who.envelope('ticket.removeItem', { ticketId: id, itemId }),
  who.envelope('ticket.relate', { ticketId: id, otherId: other, related: true }),
  who.envelope('ticket.setParent', { ticketId: id, parentId: other }),
  who.envelope('ticket.markDuplicate', { ticketId: id, originalId: other }),
  who.envelope('ticket.comment', { ticketId: id, body: 'x', mentions: [who.actor.id] }),
  who.envelope('ticket.note', { ticketId: id, body: 'x', mentions: [] }),
];

const ACTS = 16;

describe('at the sync door', () => {
  it('A6 a ticket of somebody else, and one of another team, is answered like none, changes nothing, is audited', async () => {
    const before = await state();
    for (const who of [bruno, nils]) {
      const foreign = await who.push(...acts(who, ticketId));
      const none = await who.push(...acts(who, randomUUID()));
      expect(foreign.results.map((row) => row.result)).toEqual(none.results.map((row) => row.result));
      expect(new Set(foreign.results.map((row) => row.result.code))).toEqual(new Set(['not_found']));
    }
    expect(await state()).toEqual(before);
    const audited = await base.db.select().from(auditEntry).where(eq(auditEntry.subjectId, ticketId));
    for (const who of [org.bruno, org.nils])
      expect(audited.filter((entry) => entry.actorId === who.id)).toHaveLength(ACTS);
  });

  it('A6 one’s own report is not one’s own to work on', async () => {
    const { results } = await bruno.push(...acts(bruno, mine));
    const refused = results.filter((row) => row.result.code === 'forbidden');
    // Their own words, keeping it to few, and a comment are theirs; nobody calls themselves in.
    expect(refused).toHaveLength(results.length - 3);
    const [row] = await base.db.select().from(ticket).where(eq(ticket.id, mine));
    expect(row).toMatchObject({ state: 'new', parentId: null, watcherIds: [] });
  });

  it('A7 what is named must be there and be seen: nothing is linked', async () => {
    const hidden = await asha.reported({ confidential: true });
    const before = await state();
    const { results } = await omar.push(
      omar.envelope('ticket.relate', { ticketId, otherId: hidden, related: true }),
      omar.envelope('ticket.setParent', { ticketId, parentId: hidden }),
      omar.envelope('ticket.markDuplicate', { ticketId, originalId: newId() }),
      omar.envelope('ticket.edit', { ticketId, changes: { categoryId: newId() } }),
      omar.envelope('ticket.edit', { ticketId, changes: { siteId: hidden } }),
      omar.envelope('ticket.watch', { ticketId, personId: newId() }),
      omar.envelope('ticket.note', { ticketId, body: 'x', mentions: [org.bruno.id] }),
      omar.report({ requesterId: newId() }),
    );
    expect(results.map((row) => [row.result.code, row.result.detail.field])).toEqual([
      ['invalid', 'otherId'],
      ['invalid', 'otherId'],
      ['invalid', 'otherId'],
      ['invalid', 'categoryId'],
      ['invalid', 'siteId'],
      ['invalid', 'personId'],
      ['invalid', 'mentions'],
      ['invalid', 'requesterId'],
    ]);
    const on = await bruno.push(
      bruno.report({ requesterId: org.asha.id }),
      bruno.envelope('ticket.comment', { ticketId: mine, body: 'x', mentions: [org.nils.id] }),
      bruno.envelope('ticket.edit', { ticketId: mine, changes: { urgency: 1 } }),
    );
    expect(on.results.map((row) => [row.result.code, row.result.detail.field])).toEqual([
      ['forbidden', 'requesterId'],
      ['forbidden', 'mentions'],
      ['forbidden', 'urgency'],
    ]);
    expect(await state()).toEqual(before);
  });

  it('A7 a thing to do of another ticket is none of this one’s', async () => {
    const other = await asha.reported();
    const { results } = await omar.push(
      omar.envelope('ticket.tickItem', { ticketId: other, itemId, done: true }),
      omar.envelope('ticket.renameItem', { ticketId: other, itemId, text: 'x' }),
      omar.envelope('ticket.removeItem', { ticketId: other, itemId }),
    );
    expect(results.map((row) => row.result.code)).toEqual(['not_found', 'not_found', 'not_found']);
    const [item] = await base.db.select().from(checklistItem).where(eq(checklistItem.id, itemId));
    expect(item).toMatchObject({ text: 'Test the port', doneAt: null, deletedAt: null });
  });

  it('A8 fields outside the schema of each intent are refused by name, and nothing is written', async () => {
    const before = await state();
    const extras = ['ver', 'actorId', 'internal', 'deletedAt', 'priority', 'state', 'constructor'];
    for (const sent of acts(omar, ticketId)) {
      const field = extras[sent.mid % extras.length] as string;
      const { results } = await omar.push({ ...sent, args: { ...sent.args, [field]: 'x' } });
      expect(results[0]?.result).toMatchObject({ status: 'rejected', code: 'invalid', detail: { field } });
    }
    for (const field of ['state', 'priority', 'requesterId', 'confidential', 'watcherIds']) {
      const { results } = await omar.push(
        omar.envelope('ticket.edit', { ticketId, changes: { [field]: 1 } as never }),
      );
      expect(results[0]?.result).toMatchObject({ code: 'invalid', detail: { field: `changes.${field}` } });
    }
    expect(await state()).toEqual(before);
  });
});
