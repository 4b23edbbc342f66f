import 'server-only';
import { inArray } from 'drizzle-orm';
import { db } from '#db/connection';
import { person } from '#db/schema/people';
import type { Actor } from '#domain/access/roles';
import type { Instant } from '#domain/kernel/types';
import { type Board, type BoardQuery, parseBoardQuery, WORKERS_MAX } from '#domain/reports/board';
import { readCandidates } from '#server/assign/candidates';
import type { SignedIn } from '#server/auth/current';
import { countUnread } from '#server/notify/news';
import { countFree, freeCards, heldCards } from './cards';

/** The dispatch board: what nobody has, and everybody of the chosen teams with what they have. */
export async function readBoard(
  actor: Actor,
  { teams, free: most }: BoardQuery,
  now: Instant,
): Promise<Board> {
  const [cards, total, { workers, others }, unread] = await Promise.all([
    freeCards(actor, teams, most),
    countFree(actor, teams),
    readWorkers(actor, teams, now),
    countUnread(db, actor.id),
  ]);
  return { now, unread, free: { cards, total }, workers, others };
}

/** By name: a column stays where it is, whatever somebody is given. */
async function readWorkers(
  actor: Actor,
  teams: BoardQuery['teams'],
  now: Instant,
): Promise<Pick<Board, 'workers' | 'others'>> {
  const all = await readCandidates(db, now);
  const asked = all.filter(({ teamIds }) => teams.length === 0 || teams.some((id) => teamIds.includes(id)));
  const names = await namesOf(asked.map(({ id }) => id));
  const nameOf = (id: string) => names.get(id) ?? '';
  const shown = asked
    .sort((a, b) => nameOf(a.id).localeCompare(nameOf(b.id), 'en') || (a.id < b.id ? -1 : 1))
    .slice(0, WORKERS_MAX);
  const held = await heldCards(
    actor,
    shown.map(({ id }) => id),
  );
  const workers = shown.map(({ dealtAt, ...one }) => ({
    ...one,
    name: nameOf(one.id),
    ...(held.get(one.id) ?? { cards: [], open: 0 }),
  }));
  return { workers, others: asked.length - shown.length };
}

/** Names by ids. */
export async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** GET /api/desk/dispatch: the board anew, for whoever has the page in front of them. */
export async function boardRoute(req: Request, { actor }: SignedIn): Promise<Response> {
  const params = Object.fromEntries(new URL(req.url).searchParams);
  return Response.json(await readBoard(actor, parseBoardQuery(params), Date.now()));
}
