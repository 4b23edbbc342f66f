import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { person } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import { rewriteWords } from '#db/ticket-words';
import { criteriaOf } from '#domain/reports/ticket-query';
import { countTickets, listTickets } from '#server/tickets/list';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';

const NOW = Date.parse('2026-11-19T13:05:00Z');
let base: SeededDatabase;
const id = (n: number): string => base.tickets[n]?.id ?? '';

/** Tickets that say what is looked for, each on a ticket of the demonstration. */
const TEXTS: Record<number, { title: string; description: string }> = {
  0: { title: 'Zebra labels come out blank', description: 'The xylophone cable of house 9.' },
  1: { title: 'Xylophone tuned wrong', description: 'Every label printer does it, 100 % of the time.' },
  2: { title: 'To be or not to be', description: 'An OR that is not an operator.' },
  3: { title: '病棟のプリンターが動かない', description: '' },
  4: { title: 'Q9 100_percent literal', description: '' },
  5: { title: 'Q9 100xpercent literal', description: '' },
};

beforeAll(async () => {
  base = await createSeededDatabase(NOW);
  for (const [n, text] of Object.entries(TEXTS))
    await base.db.transaction(async (tx) => {
      const changed = { ...text, ...(n === '5' ? { externalId: 'jira:OPS-77_1' } : {}) };
      await tx
        .update(ticket)
        .set(changed)
        .where(eq(ticket.id, id(Number(n))));
      await rewriteWords(tx, id(Number(n)));
    });
  await base.db
    .update(person)
    .set({ name: 'Zoltán Quirk-Nagy' })
    .where(eq(person.id, base.tickets[6]?.requesterId ?? ''));
});
afterAll(() => base.drop());

/** What a search finds; the count must say the same. */
async function found(q: string, more: object = {}): Promise<string[]> {
  const criteria = criteriaOf({ view: 'all', q, ...more }, NOW, 'Europe/Berlin');
  const actor = base.actor('manager');
  const [page, n] = await Promise.all([listTickets(actor, criteria, {}, 500), countTickets(actor, criteria)]);
  expect([q, page.rows.length]).toEqual([q, Math.min(n, 500)]);
  return page.rows.map((row) => row.id).sort();
}
const these = (...numbers: number[]) => numbers.map(id).sort();

test('words are found in title and description by their beginnings, all of them together', async () => {
  expect(await found('xylophone')).toEqual(these(0, 1));
  expect(await found('XYLO')).toEqual(these(0, 1));
  expect(await found('xylophone zebra')).toEqual(these(0));
  expect(await found('xylophone nothing-of-this')).toEqual([]);
});

test('a number is found, with its letters or without, and the key of another desk', async () => {
  const row = base.tickets[40];
  const digits = String(Number(row?.number?.slice(4)));
  expect(await found(row?.number ?? '')).toEqual([row?.id]);
  expect(await found(`inc ${digits}`)).toEqual([row?.id]);
  expect(await found(digits)).toContain(row?.id);
  expect(await found('jira:OPS-77_1')).toEqual(these(5));
  expect(await found('OPS-77_1')).toEqual(these(5));
  expect(await found('OPS-77x1')).toEqual([]);
});

test('the name of who reported it is found, in any order of its parts', async () => {
  const theirs = base.tickets.filter((row) => row.requesterId === base.tickets[6]?.requesterId);
  const ids = theirs.map((row) => row.id).sort();
  expect(await found('zoltan')).toEqual(ids);
  expect(await found('Nagy Zol')).toEqual(ids);
  expect(await found('Quirk', { requester: base.tickets[6]?.requesterId })).toEqual(ids);
});

test('short words, words every text has, and scripts without spaces are found too', async () => {
  expect(await found('to be')).toContain(id(2));
  expect(await found('xylophone of')).toEqual(these(0, 1));
  expect(await found('プリンター')).toEqual(these(3));
  expect(await found('q9')).toEqual(these(4, 5));
});

test('no sign is an operator or a wildcard (A22)', async () => {
  expect(await found('+xylophone -zebra')).toEqual(these(0));
  expect(await found('"xylophone tuned"')).toEqual(these(1));
  expect(await found('xyl* zeb*')).toEqual(these(0));
  expect(await found('%')).toEqual([]);
  expect(await found('_')).toEqual([]);
  expect(await found('__')).toEqual([]);
  expect(await found('100_percent')).toEqual(these(4));
  // Letters and figures are left: "1" begins the "100" of this one.
  expect(await found("xylophone' or '1'='1")).toEqual(these(1));
  expect(await found('xylophone) or (1=1')).toEqual(these(1));
  expect(await found('\\')).toEqual([]);
  for (const sign of [...'+-><()~*"@\'%_\\;#/`']) await found(`${sign}${sign}xylophone${sign} ${sign}`);
});

test('a search that is built to cost much answers within a second (A23)', async () => {
  const costly = [
    'a '.repeat(100),
    'e',
    'the of to',
    `${'(x+)+'.repeat(40)}`,
    '% '.repeat(100),
    'プ',
    'x'.repeat(200),
  ];
  for (const q of costly) {
    const began = performance.now();
    await found(q);
    expect([q, performance.now() - began < 1_000]).toEqual([q, true]);
  }
});
