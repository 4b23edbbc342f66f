import 'server-only';
import { and, like, or, type SQL, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { uuidText } from '#db/schema/columns';
import { person } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import type { TicketCriteria } from '#domain/reports/ticket-query';
import type { SearchTerms } from '#domain/search/terms';
import { lookUp, planWords, type WordPlan } from './word-plan';
import { asItStands } from './words';

/** People whose ids are put into a statement. */
const REPORTERS_MAX = 100;

/** What a list asks for, with what has to be known before it can be asked well. */
export interface Sought extends TicketCriteria {
  /** found by their number or key, or reported by people with this name */
  named: { ids: readonly Id[]; reporters: readonly Id[] };
  /** how the tickets are read that have the words; null: nothing is searched for */
  plan: WordPlan | null;
}

/** Looks up what the statements of a list need to know about what is searched for. */
export async function seek(criteria: TicketCriteria): Promise<Sought> {
  const { search, sort } = criteria;
  if (!search) return { ...criteria, named: { ids: [], reporters: [] }, plan: null };
  const { names, words, loose } = search;
  const [ids, { looked, beside }] = await Promise.all([
    exactly(search),
    lookUp(words, sort, names.length > 0 ? reportersNamed(names) : undefined),
  ]);
  // So many that they cannot be named are nobody: then a letter or two were typed, and no name yet.
  const reporters =
    beside.length > REPORTERS_MAX ? [] : beside.map((hex) => uuidText(Buffer.from(hex, 'hex')));
  return { ...criteria, named: { ids, reporters }, plan: planWords(looked, loose.length > 0, sort) };
}

/** Who is meant when what is searched for is a name. */
const reportersNamed = (names: readonly string[]): SQL =>
  sql`select lower(hex(${person.id})) as form from ${person} where ${byName(names)} limit ${REPORTERS_MAX + 1}`;

/** The tickets with this number or key: a key as it stands with its source ("jira:OPS-12"), or alone. */
async function exactly({ numbers, key }: SearchTerms): Promise<Id[]> {
  if (numbers.length === 0 && key === null) return [];
  const ways = [
    ...numbers.map((number) => sql`select ${ticket.id} from ${ticket} where ${ticket.number} = ${number}`),
    key !== null && sql`select ${ticket.id} from ${ticket} where ${ticket.externalId} = ${key}`,
    key !== null && sql`select ${ticket.id} from ${ticket} where external_key = ${key}`,
  ].filter((way) => way !== false);
  const [rows] = (await db.execute(sql.join(ways, sql` union `))) as unknown as [{ id: Buffer }[]];
  return rows.map(({ id }) => uuidText(id));
}

/** People whose name has a part that begins so, for each of the words. */
export function byName(words: readonly string[]): SQL | undefined {
  return and(
    ...words.map((word) => {
      const start = `${asItStands(word)}%`;
      return or(like(person.name, start), like(person.name, `% ${start}`), like(person.name, `%-${start}`));
    }),
  );
}
