import 'server-only';
import { and, eq, exists, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { entityScope, syncScope } from '#db/schema/sync';
import { ticket } from '#db/schema/tickets';
import { can } from '#domain/access/capabilities';
import type { Actor } from '#domain/access/roles';
import { syncedScopes } from '#domain/access/scopes';

/**
 * The condition under which a person may read a ticket: `readableSight` of #domain/access/scopes, said in SQL. Every
 * list and every figure over tickets carries it.
 */
export function visibleTo(actor: Actor): SQL | undefined {
  const exists_ = isNull(ticket.deletedAt);
  if (can(actor.role, 'ticket.viewAll')) return exists_;
  const mine = db
    .select({ one: sql`1` })
    .from(entityScope)
    .innerJoin(syncScope, eq(syncScope.id, entityScope.scopeId))
    .where(
      and(
        eq(entityScope.rootKind, 'ticket'),
        eq(entityScope.rootId, ticket.id),
        inArray(syncScope.name, syncedScopes(actor)),
      ),
    );
  return and(exists_, exists(mine));
}
