import 'server-only';
import { and, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { change } from '#db/schema/changes';
import { SYSTEM } from '#domain/access/system';
import { DomainError } from '#domain/kernel/errors';
import type { Id, Instant } from '#domain/kernel/types';
import { MUTATIONS } from '#sync/registry';
import { ASKED_IN } from '../changes/waiting';
import { execute } from '../sync/execute';
import { Busy } from '../sync/transact';
import { intentUid } from './intent-uid';

interface Due {
  changeId: Id;
  name: 'change.expire' | 'change.remind';
  dueAt: Instant;
}

/**
 * Reminds those who have not decided on changes, and takes back what nobody decided on in time. Any number of workers may do
 * it at the same time: of what is due each is one intent.
 *
 * @returns how much was due
 */
export async function remindOfChanges(db: Db, now: Instant, ended?: AbortSignal): Promise<number> {
  let done = 0;
  for (const { changeId, name, dueAt } of await dueChanges(db, now)) {
    if (ended?.aborted) break;
    const intent = {
      ...{ uid: intentUid(`${name} ${changeId} ${dueAt}`), name, v: MUTATIONS[name].v, base: null },
      ...{ args: { changeId, dueAt }, occurredAt: now, clockOffset: 0 },
    };
    try {
      await execute(SYSTEM, intent, { channel: 'job' });
      done += 1;
    } catch (error) {
      // Somebody writes to it right now, or another worker was here.
      if (!(error instanceof DomainError || error instanceof Busy)) throw error;
    }
  }
  return done;
}

/** What waits is little, and found along the index of the states. What is over its time is not reminded of any more. */
export async function dueChanges(db: Db, now: Instant): Promise<Due[]> {
  const { id, state, approval } = change;
  const rows = await db
    .select({ id, state, approval })
    .from(change)
    .where(and(inArray(state, [...ASKED_IN]), isNull(change.deletedAt)));
  return rows.flatMap((row): Due[] => {
    if (row.approval?.outcome !== 'wanted') return [];
    const { expiresAt, remindAt } = row.approval;
    if (row.state === 'awaiting_approval' && expiresAt !== null && expiresAt <= now)
      return [{ changeId: row.id, name: 'change.expire', dueAt: expiresAt }];
    return remindAt !== null && remindAt <= now
      ? [{ changeId: row.id, name: 'change.remind', dueAt: remindAt }]
      : [];
  });
}
