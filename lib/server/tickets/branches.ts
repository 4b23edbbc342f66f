import 'server-only';
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type AnyMySqlColumn, alias } from 'drizzle-orm/mysql-core';
import { db } from '#db/connection';
import { ticketWord } from '#db/schema/search';
import { ticket } from '#db/schema/tickets';
import type { Dir } from '#domain/reports/ticket-query';
import { TICKET_STATES, type TicketState } from '#domain/ticket/states';
import { type By, type Place, rankOf } from './place';
import type { Sought } from './search';
import { hasLoose, hasWords, withWords } from './words';

/** Where tickets are looked for. */
interface Source {
  /** ids that were found, as "found.id"; otherwise the table itself, or the places of a word */
  found?: SQL;
  /** whole words whose places are read in step, newest first along their index */
  combination?: readonly string[];
  where?: SQL;
  /** an index of its own finds it: its states need not be asked one by one */
  narrow: boolean;
}

/** A part of a list; the parts together are the whole, and may have tickets in common where there is a search. */
export interface Branch extends Omit<Source, 'narrow'> {
  /** where its state stands in the order by state; null when that is not the order */
  rank: number | null;
}

/** The places of the first word of a combination. */
const first = alias(ticketWord, 'word_0');

/** One of these states; every one of them is no condition. */
export const anyOf = (states: readonly TicketState[]): SQL | undefined =>
  states.length === TICKET_STATES.length ? undefined : inArray(ticket.state, [...states]);

/**
 * Parts whose answers together are the list. An index gives the newest of one state at once, but not the newest of
 * four: so each state is asked for its newest page, and the page is taken from those. Nor does an index give the
 * newest of those with a word or with a name: so each way to fit a search is asked by itself.
 */
export function branches(criteria: Sought, dir: Dir, place: Place | null): Branch[] {
  const { states, sort } = criteria;
  const ranks = states.map(rankOf).filter((rank) => {
    const from = sort === 'state' && place ? Number(place.keys[0]) : rank;
    return dir === 'asc' ? rank >= from : rank <= from;
  });
  return sourcesOf(criteria).flatMap(({ narrow, where, ...source }): Branch[] => {
    if (narrow && sort !== 'state') return [{ ...source, rank: null, where: and(where, anyOf(states)) }];
    return ranks.map((rank) => ({
      ...source,
      rank: sort === 'state' ? rank : null,
      where: and(where, eq(ticket.state, TICKET_STATES[rank] as TicketState)),
    }));
  });
}

function sourcesOf(criteria: Sought): Source[] {
  const { search, named, plan, resolved, requester, reporter, sort, states } = criteria;
  if (states.length === 0) return [];
  const narrow = Boolean(resolved || requester || reporter) || sort === 'number';
  if (!search || !plan) return [{ narrow }];
  const { ids, reporters } = named;
  const sources: Source[] = [];
  if (ids.length > 0) sources.push({ where: inArray(ticket.id, [...ids]), narrow: true });
  if (reporters.length > 0)
    sources.push({ where: inArray(ticket.requesterId, [...reporters]), narrow: true });
  const loose = hasLoose(search);
  if (plan.way === 'ordered') {
    const where = and(hasWords(sql`${first.ticketId}`, plan.others), loose);
    for (const combination of plan.combinations) sources.push({ combination, where, narrow: true });
  }
  if (plan.way === 'gather')
    sources.push({ found: sql`(${withWords(plan.words, search.loose)}) as found`, narrow: true });
  if (plan.way === 'walk')
    sources.push({ where: and(hasWords(sql`${ticket.id}`, plan.words), loose), narrow });
  return sources;
}

/** The whole list as one part, in no order, to be counted. */
export function whole(criteria: Sought): Branch {
  const { search, named, plan, states } = criteria;
  const all = { rank: null, where: anyOf(states) };
  if (!search || !plan) return all;
  const { ids, reporters } = named;
  const [combination, ...more] = plan.way === 'ordered' ? plan.combinations : [];
  // One combination, and nothing else that could fit: each of its places is another ticket.
  if (
    plan.way === 'ordered' &&
    combination &&
    more.length + plan.others.length + ids.length + reporters.length === 0
  )
    return { rank: null, combination, where: and(anyOf(states), hasLoose(search)) };
  const ways = [
    search.words.length > 0 && plan.way !== 'nothing' && withWords(search.words, search.loose),
    search.words.length === 0 && plan.way === 'walk' && sql`select id from ticket where ${hasLoose(search)}`,
    ids.length > 0 && sql`select id from ticket where ${inArray(ticket.id, [...ids])}`,
    reporters.length > 0 && sql`select id from ticket where ${inArray(ticket.requesterId, [...reporters])}`,
  ].filter((way) => way !== false);
  if (ways.length === 0) return { rank: null, where: sql`false` };
  return { ...all, found: sql`(${sql.join(ways, sql` union `)}) as found` };
}

/** By which columns a part is ordered; undefined: those of the ticket. */
export const columnsOf = (branch: Branch): By | undefined =>
  branch.combination && { createdAt: first.createdAt, id: first.ticketId };

/**
 * A select of a part. Left to themselves the databases guess wrongly how much is found and read every ticket instead:
 * so the first of the fields has to begin with `inOrder`, which has them begin with what was found.
 */
export function selectFrom<F extends Record<string, SQL | SQL.Aliased | AnyMySqlColumn>>(
  fields: F,
  { combination, found }: Branch,
) {
  const plain = () => db.select(fields).from(ticket).$dynamic();
  type Select = ReturnType<typeof plain>;
  if (found) {
    const joined = db.select(fields).from(found).$dynamic();
    return joined.innerJoin(ticket, sql`${ticket.id} = found.id`) as unknown as Select;
  }
  if (!combination) return plain();
  const [, ...others] = combination;
  let along = db.select(fields).from(first).$dynamic() as unknown as Select;
  others.forEach((word, at) => {
    const other = alias(ticketWord, `word_${at + 1}`);
    const same = and(
      eq(other.word, word),
      eq(other.createdAt, first.createdAt),
      eq(other.ticketId, first.ticketId),
    );
    along = along.innerJoin(other, same) as unknown as Select;
  });
  return along.innerJoin(ticket, eq(ticket.id, first.ticketId)) as unknown as Select;
}

/** What stands before the first field of a part. */
export const inOrder = ({ found, combination }: Branch): SQL =>
  sql.raw(found || combination ? 'straight_join ' : '');

/** The condition of a part. */
export const whereOf = ({ combination, where }: Branch): SQL | undefined =>
  and(combination && eq(first.word, combination[0] ?? ''), where);
