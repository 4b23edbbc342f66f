import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ticketWord } from '#db/schema/search';
import { ticket } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

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

async function wordsOf(id: Id): Promise<string[]> {
  const rows = await base.db.select().from(ticketWord).where(eq(ticketWord.ticketId, id));
  const [row] = await base.db.select().from(ticket).where(eq(ticket.id, id));
  for (const { createdAt } of rows) expect(createdAt).toBe(row?.createdAt);
  return rows.map(({ word }) => word).sort();
}

test('what is reported can be found by its words from the moment it is acknowledged, and by its new words once it is edited', async () => {
  const ticketId = await asha.reported({
    title: 'Schaltschränke 4F: 漏水!',
    description: 'It drips "\\ \'; \u0000',
  });
  expect(await wordsOf(ticketId)).toEqual(['4f', 'drips', 'schaltschranke', '水', '漏水'].sort());
  await omar.push(omar.envelope('ticket.edit', { ticketId, changes: { title: 'Lift stuck' } }));
  expect(await wordsOf(ticketId)).toEqual(['drips', 'lift', 'stuck']);
  await omar.push(omar.envelope('ticket.edit', { ticketId, changes: { place: 'North wing' } }));
  expect(await wordsOf(ticketId)).toEqual(['drips', 'lift', 'stuck']);
});

test('a report without a letter is no trouble', async () => {
  expect(await wordsOf(await asha.reported({ title: '!!!', description: '' }))).toEqual([]);
});
