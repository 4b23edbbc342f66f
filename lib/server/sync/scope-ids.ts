import 'server-only';
import { inArray, sql } from 'drizzle-orm';
import type { Db, DbTx } from '#db/connection';
import { syncScope } from '#db/schema/sync';
import type { Scope } from '#domain/access/scopes';

/** Ids of scopes that exist; scopes nobody ever wrote to have none. */
export async function knownScopeIds(db: Db | DbTx, names: readonly string[]): Promise<Map<string, number>> {
  if (names.length === 0) return new Map();
  const rows = await db
    .select()
    .from(syncScope)
    .where(inArray(syncScope.name, [...names]));
  return new Map(rows.map((row) => [row.name, row.id]));
}

/** Ids of scopes, made when they are new. */
export async function scopeIds(tx: DbTx, names: readonly Scope[]): Promise<Map<string, number>> {
  const known = await knownScopeIds(tx, names);
  for (const name of names) {
    if (known.has(name)) continue;
    // Answers the id also when another transaction was faster, which this snapshot would not show.
    const [made] = await tx
      .insert(syncScope)
      .values({ name })
      .onDuplicateKeyUpdate({ set: { id: sql`LAST_INSERT_ID(id)` } });
    known.set(name, made.insertId);
  }
  return known;
}
