import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { type Db, type DbTx, db } from '#db/connection';
import { person } from '#db/schema/people';

/** Whether nobody administers this installation yet. */
export async function needsSetup(on: Db | DbTx = db): Promise<boolean> {
  const [somebody] = await on
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.role, 'administrator'), isNull(person.deletedAt)))
    .limit(1);
  return somebody === undefined;
}
