import 'server-only';
import { asc, isNull } from 'drizzle-orm';
import type { DbTx } from '#db/connection';
import { assignmentRule } from '#db/schema/assignment';
import type { AssignmentRule } from '#domain/assign/rule';

/** All rules, in the order in which they are looked at. */
export async function readRules(db: DbTx): Promise<AssignmentRule[]> {
  const rows = await db
    .select()
    .from(assignmentRule)
    .where(isNull(assignmentRule.deletedAt))
    .orderBy(asc(assignmentRule.position), asc(assignmentRule.id));
  return rows.map(({ deletedAt, ...row }) => row as AssignmentRule);
}
