import 'server-only';
import { createHash } from 'node:crypto';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db, DbTx } from '#db/connection';
import { person, teamMember } from '#db/schema/people';
import type { Actor } from '#domain/access/roles';
import { type Scope, syncedScopes } from '#domain/access/scopes';
import type { Id } from '#domain/kernel/types';
import { canonicalText } from '#sync/protocol/canonical';
import type { Cursor } from '#sync/protocol/cursor';
import type { ActorView, ScopesAnswer } from '#sync/protocol/messages';
import { SyncRefusal } from './refusal';

/** Raised when the visibility rules themselves change: every device then asks for its scopes again. */
const RULES_V = 1;

export interface Person {
  actor: Actor;
  name: string;
}

/** Role and teams as this snapshot or transaction has them. @throws SyncRefusal expired when not active */
export async function readPerson(db: Db | DbTx, id: Id): Promise<Person> {
  const rows = await db
    .select({ name: person.name, role: person.role, teamId: teamMember.teamId })
    .from(person)
    .leftJoin(teamMember, eq(teamMember.personId, person.id))
    .where(and(eq(person.id, id), eq(person.active, true), isNull(person.deletedAt)))
    .orderBy(asc(teamMember.teamId));
  const first = rows[0];
  if (!first) throw new SyncRefusal('expired');
  const teamIds = rows.flatMap((row) => (row.teamId ? [row.teamId] : []));
  return { name: first.name, actor: { id, role: first.role, teamIds } };
}

export const actorView = (actor: Actor): ActorView => ({
  id: actor.id,
  role: actor.role,
  teamIds: [...actor.teamIds],
});

/** Covers everything that decides visibility: synced scopes, and the role, which decides what else may be read (P16). */
export function scopesHash(actor: Actor, scopes: readonly Scope[] = syncedScopes(actor)): string {
  return createHash('sha256')
    .update(canonicalText([RULES_V, actor.id, actor.role, [...actor.teamIds].sort(), scopes]))
    .digest('hex');
}

/** The full list instead of rows (P16). */
export function scopesAnswer(actor: Actor, head: Cursor): ScopesAnswer {
  const scopes = syncedScopes(actor);
  return { kind: 'scopes', actor: actorView(actor), scopes, scopesHash: scopesHash(actor, scopes), head };
}
