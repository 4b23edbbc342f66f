import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ticketUnworded, ticketWord } from '#db/schema/search';
import { ticket } from '#db/schema/tickets';
import { writeWaitingWords } from '#db/ticket-words';
import { criteriaOf, DIRS, SORTS, type TicketQuery, VIEWS } from '#domain/reports/ticket-query';
import { folded, isStopWord, wordsOf } from '#domain/search/words';
import { countViews } from '#server/tickets/counts';
import { countTickets, listTickets } from '#server/tickets/list';
import { seek } from '#server/tickets/search';
import { Random } from '#tests/simulation/random';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';
import { fillUp } from '#tests/support/many-tickets';

const NOW = Date.parse('2026-11-19T13:05:00Z');
const TICKETS = 3_000;
let base: SeededDatabase;
let rows: (typeof ticket.$inferSelect)[];

beforeAll(async () => {
  base = await createSeededDatabase(NOW);
  await fillUp(base.pool, TICKETS);
  rows = await base.db.select().from(ticket);
}, 60_000);
afterAll(() => base.drop());

/** The rule of a search by words, said a second time and without the index. */
function fits(row: { title: string; description: string }, words: readonly string[]): boolean {
  const text = folded(`${row.title} ${row.description}`).split(/[^\p{L}\p{N}\p{M}]+/u);
  const telling = text.filter((word) => !isStopWord(word));
  return words.every((word) => telling.some((one) => one.startsWith(word)));
}

const criteria = (query: TicketQuery) => criteriaOf(query, NOW, 'UTC');

async function walk(query: TicketQuery): Promise<string[]> {
  const ids: string[] = [];
  for (let older: string | undefined; ; ) {
    const page = await listTickets(base.actor('manager'), criteria(query), { older }, 200);
    ids.push(...page.rows.map((row) => row.id));
    if (!page.older) return ids;
    older = page.older;
  }
}

test('whichever way words are looked up, in every order, each ticket that has them comes once', async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1e6);
  console.info(`words: SEED=${seed}`);
  const random = new Random(seed);
  const oneOf = <T>(list: readonly T[]): T => list[random.below(list.length)] as T;
  const typed = () => {
    const { title, description } = oneOf(rows);
    const word = oneOf(wordsOf(`${title} ${description}`));
    return word.slice(0, 1 + random.below(word.length));
  };
  // Common ones, alone and with others, of few and of many forms; and one that stands nowhere.
  const texts = ['printer', 'printer does', 'p', 'the printer', 'printer qqq'];
  while (texts.length < 30) texts.push(Array.from({ length: 1 + random.below(3) }, typed).join(' '));
  const seen = new Set<string | undefined>();
  for (const q of texts) {
    const words = q.split(' ').filter((word) => !isStopWord(word));
    if (words.length === 0) continue;
    const query: TicketQuery = {
      view: oneOf(['all', 'open'] as const),
      q,
      sort: oneOf(SORTS),
      dir: oneOf(DIRS),
    };
    if (texts.indexOf(q) < 5) Object.assign(query, { view: 'all', sort: 'reported' });
    const { states, search } = criteria(query);
    const sought = await seek(criteria(query));
    if (!sought.plan || !search) throw new Error('nothing is looked for');
    // Who is meant by a name, and which ticket by a number, is tested beside.
    const { ids: known, reporters } = sought.named;
    const isNamed = (row: { id: string; requesterId: string }) =>
      known.includes(row.id) || reporters.includes(row.requesterId);
    seen.add(sought.plan.way);
    const expected = rows
      .filter((row) => states.includes(row.state) && (isNamed(row) || fits(row, words)))
      .map(({ id }) => id);
    const ids = await walk(query);
    expect([query, new Set(ids).size]).toEqual([query, ids.length]);
    expect([query, [...ids].sort()]).toEqual([query, expected.sort()]);
    expect([query, await countTickets(base.actor('manager'), criteria(query))]).toEqual([query, ids.length]);
    if (query.sort !== 'reported') continue;
    const times = ids.map((id) => rows.find((row) => row.id === id)?.createdAt ?? 0);
    expect(times).toEqual([...times].sort((a, b) => (query.dir === 'asc' ? a - b : b - a)));
  }
  expect([...seen].sort()).toEqual(['gather', 'nothing', 'ordered', 'walk']);
}, 60_000);

test('counted for all views at once, each is as long as its list', async () => {
  for (const q of ['printer', 'printer does', 'p', 'the', 'qqq', 'wei li', '4127'])
    for (const role of ['manager', 'technician'] as const) {
      const counts = await countViews(base.actor(role), { view: 'open', q, sort: 'updated' }, NOW, 'UTC');
      for (const view of VIEWS) {
        const n = await countTickets(base.actor(role), criteria({ view, q }));
        expect([q, role, view, counts[view]]).toEqual([q, role, view, n]);
      }
    }
});

test('the words of tickets from before there were words are written once, also after it was stopped', async () => {
  const all = () => base.db.select().from(ticketWord).orderBy(ticketWord.ticketId, ticketWord.word);
  const before = await all();
  await base.db.execute(sql`delete from ${ticketWord} where ${ticketWord.word} < 'm'`);
  await base.db.execute(sql`insert into ${ticketUnworded} select id from ${ticket}`);
  // What a run that was stopped half way leaves: some are done.
  await base.db.execute(sql`delete from ${ticketWord} where ${ticketWord.ticketId} = ${ticketId(0)}`);
  expect(await writeWaitingWords(base.db)).toBe(TICKETS);
  expect(await writeWaitingWords(base.db)).toBe(0);
  expect(await all()).toEqual(before);
});

const ticketId = (at: number) => sql`unhex(replace(${rows[at]?.id ?? ''}, '-', ''))`;

test('a ticket that is gone from sight is not found by its words', async () => {
  const [row] = rows;
  if (!row) throw new Error('no ticket');
  const query: TicketQuery = { view: 'all', q: wordsOf(row.title).join(' ') };
  expect(await walk(query)).toContain(row.id);
  await base.db.update(ticket).set({ deletedAt: NOW }).where(eq(ticket.id, row.id));
  expect(await walk(query)).not.toContain(row.id);
});
