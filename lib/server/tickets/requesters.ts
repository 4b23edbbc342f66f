import 'server-only';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { person } from '#db/schema/people';
import type { Id } from '#domain/kernel/types';
import { byName } from './search';

const SHOWN = 20;
const typed = z.string().trim().min(1).max(80);

/** GET /api/desk/requesters?q=: people by the beginnings of their names, to narrow a list to one of them. */
export async function requestersRoute(req: Request): Promise<Response> {
  const given = new URL(req.url).searchParams.getAll('q');
  const q = given.length === 1 ? typed.safeParse(given[0]) : typed.safeParse(undefined);
  if (!q.success) return Response.json({ error: 'invalid', field: 'q' }, { status: 400 });
  const words = q.data.split(/\s+/u).slice(0, 4);
  const people = await db
    .select({ id: person.id, name: person.name, company: person.company })
    .from(person)
    .where(and(isNull(person.deletedAt), byName(words)))
    .orderBy(asc(person.name), asc(person.id))
    .limit(SHOWN);
  return Response.json({ people });
}

/** The name of somebody a list is narrowed to. */
export async function requesterName(id: Id | undefined): Promise<string | null> {
  if (!id) return null;
  const [row] = await db
    .select({ name: person.name })
    .from(person)
    .where(and(eq(person.id, id), isNull(person.deletedAt)));
  return row?.name ?? null;
}
