import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { ticket } from '#db/schema/tickets';
import type { Id, Instant } from '#domain/kernel/types';

/**
 * Says when it is looked at again who gets the parts of a ticket; null: not before something happens to them. What has
 * happened since it was read stands. No device holds this column, so the feed has nothing to tell.
 */
export async function lookAtTasksAgain(
  db: Db,
  { id, taskAt }: { id: Id; taskAt: Instant | null },
  at: Instant | null,
): Promise<void> {
  if (taskAt === null) return;
  await db
    .update(ticket)
    .set({ taskAt: at })
    .where(and(eq(ticket.id, id), eq(ticket.taskAt, taskAt)));
}
