import 'server-only';
import { and, eq, exists, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { db } from '#db/connection';
import { article } from '#db/schema/knowledge';
import { entityScope, syncScope } from '#db/schema/sync';
import type { Actor } from '#domain/access/roles';
import { syncedScopes } from '#domain/access/scopes';

/**
 * The condition under which a person has an article: `articleAudience` of #domain/access/scopes, as it was written when
 * the article changed. Every list and every figure over articles carries it.
 */
export function visibleArticles(actor: Actor): SQL | undefined {
  const held = db
    .select({ one: sql`1` })
    .from(entityScope)
    .innerJoin(syncScope, eq(syncScope.id, entityScope.scopeId))
    .where(
      and(
        eq(entityScope.rootKind, 'article'),
        eq(entityScope.rootId, article.id),
        inArray(syncScope.name, syncedScopes(actor)),
      ),
    );
  return and(isNull(article.deletedAt), exists(held));
}
