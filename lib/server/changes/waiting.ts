import 'server-only';
import { and, asc, inArray, isNull } from 'drizzle-orm';
import { db } from '#db/connection';
import { change } from '#db/schema/changes';
import type { ChangeState } from '#domain/change/change';
import { takesDecisions } from '#domain/change/steps';
import type { ChangeRow } from '#sync/views/change';
import { readRows } from '../sync/read-rows';

/** Where people may be asked about a change: an urgent one is carried out before they have decided. */
export const ASKED_IN: readonly ChangeState[] = ['awaiting_approval', 'implementing', 'review'];

/** Changes that wait for a decision, that with the nearest window first; those without a window last. */
export async function waitingChanges(): Promise<ChangeRow[]> {
  const rows = await db
    .select({ id: change.id })
    .from(change)
    .where(and(inArray(change.state, [...ASKED_IN]), isNull(change.deletedAt)))
    .orderBy(asc(change.id));
  const all = await readRows(
    db,
    'change',
    rows.map(({ id }) => id),
  );
  const far = Number.MAX_SAFE_INTEGER;
  return all
    .filter(takesDecisions)
    .sort((a, b) => (a.windowFrom ?? far) - (b.windowFrom ?? far) || (a.id < b.id ? -1 : 1));
}
