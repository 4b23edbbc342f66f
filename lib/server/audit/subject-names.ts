import 'server-only';
import { inArray } from 'drizzle-orm';
import { db } from '#db/connection';
import { asset, assetClass } from '#db/schema/assets';
import { assignmentRule } from '#db/schema/assignment';
import { category, person, session, site, team } from '#db/schema/people';
import { calendar, slaPolicy } from '#db/schema/service-levels';
import { ticket } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';

interface About {
  subjectKind: string | null;
  subjectId: Id | null;
}

/** What the things of a page are called now, by "kind/id"; one statement a kind. A session is called by its person. */
export async function subjectNames(rows: readonly About[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const idsOf = (kind: string): Id[] => [
    ...new Set(rows.flatMap((row) => (row.subjectKind === kind && row.subjectId ? [row.subjectId] : []))),
  ];
  const put = (kind: string, list: readonly { id: Id; name: string | null }[]) => {
    for (const { id, name } of list) if (name) found.set(`${kind}/${id}`, name);
  };
  const ask = async <T extends typeof person | typeof team | typeof site | typeof category | typeof calendar>(
    kind: string,
    table: T,
  ) => {
    const ids = idsOf(kind);
    if (ids.length === 0) return;
    const { id, name } = table as typeof team;
    put(
      kind,
      await db
        .select({ id, name })
        .from(table as typeof team)
        .where(inArray(id, ids)),
    );
  };
  const tickets = idsOf('ticket');
  const sessions = idsOf('session');
  await Promise.all([
    ask('person', person),
    ask('team', team),
    ask('site', site),
    ask('category', category),
    ask('calendar', calendar),
    ask('asset', asset as unknown as typeof calendar),
    ask('assetClass', assetClass as unknown as typeof calendar),
    ask('slaPolicy', slaPolicy as unknown as typeof calendar),
    ask('assignmentRule', assignmentRule as unknown as typeof calendar),
    tickets.length > 0 &&
      db
        .select({ id: ticket.id, name: ticket.number })
        .from(ticket)
        .where(inArray(ticket.id, tickets))
        .then((list) => put('ticket', list)),
    sessions.length > 0 && sessionPeople(sessions).then((list) => put('session', list)),
  ]);
  return found;
}

async function sessionPeople(ids: Id[]): Promise<{ id: Id; name: string }[]> {
  const open = await db
    .select({ id: session.id, personId: session.personId })
    .from(session)
    .where(inArray(session.id, ids));
  if (open.length === 0) return [];
  const people = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(
      inArray(
        person.id,
        open.map((row) => row.personId),
      ),
    );
  const names = new Map(people.map((row) => [row.id, row.name]));
  return open.map((row) => ({ id: row.id, name: names.get(row.personId) ?? '' }));
}
