import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, isNull, lte, ne } from 'drizzle-orm';
import { alias } from 'drizzle-orm/mysql-core';
import { z } from 'zod';
import { db } from '#db/connection';
import { person } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import { type Actor, isStaff } from '#domain/access/roles';
import type { Approval } from '#domain/approval/approval';
import { canBeAsked, mayHandOn } from '#domain/approval/may';
import { canBeAskedOn, mayHandOnOf } from '#domain/change/may';
import { DomainError, require_ } from '#domain/kernel/errors';
import type { Id, Instant } from '#domain/kernel/types';
import { writeAudit } from '#server/audit/entry';
import type { SignedIn } from '#server/auth/current';
import { waitingChanges } from '#server/changes/waiting';
import { intentUid } from '#server/jobs/intent-uid';
import { execute } from '#server/sync/execute';
import type { SyncWriter } from '#server/sync/sync-writer';
import { Busy } from '#server/sync/transact';
import { withSync } from '#server/sync/with-sync';
import { type ArgsOf, MUTATIONS } from '#sync/registry';

/** Who decides in somebody's place, and until when. */
export interface StandIn {
  email: string;
  name: string;
  until: Instant;
}

const standIn = alias(person, 'stand_in');

/** Null: nobody, or that is over. */
export async function ownStandIn(personId: Id, now: Instant): Promise<StandIn | null> {
  const [row] = await db
    .select({ email: standIn.email, name: standIn.name, until: person.standInUntil })
    .from(person)
    .innerJoin(standIn, eq(standIn.id, person.standInId))
    .where(eq(person.id, personId));
  if (!row?.until || row.until <= now) return null;
  return { email: row.email ?? '', name: row.name, until: row.until };
}

/** Whether somebody may be asked to approve things: the staff, and who manages somebody. */
export async function mayBeAsked({ id, role }: Actor): Promise<boolean> {
  if (isStaff(role)) return true;
  const [managed] = await db
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.managerId, id), isNull(person.deletedAt)))
    .limit(1);
  return managed !== undefined;
}

export const standInRequest = z.strictObject({
  standIn: z
    .strictObject({
      email: z.email().max(254).toLowerCase(),
      until: z.number().int().min(0).max(8_640_000_000_000),
    })
    .nullable(),
});

/**
 * Says who decides in one's place until then; what waits already goes to them as well.
 * @throws DomainError `forbidden` nobody asks this person; `invalid` with field and fault
 */
export async function saveStandIn(
  { standIn: wanted }: z.infer<typeof standInRequest>,
  { actor }: SignedIn,
): Promise<StandIn | null> {
  const now = Date.now();
  require_(await mayBeAsked(actor), 'forbidden');
  const found = wanted && (await somebody(wanted.email, actor.id));
  if (wanted && wanted.until <= now) throw new DomainError('invalid', { field: 'until', fault: 'passed' });
  const standInId = found?.id ?? null;
  const standInUntil = wanted?.until ?? null;
  await withSync(async (writer) => {
    await change(writer, actor.id, { standInId, standInUntil }, { by: actor.id, channel: 'door', now });
  });
  await handOnWaiting(actor, found?.id ?? null, now);
  return found && wanted ? { email: found.email, name: found.name, until: wanted.until } : null;
}

async function somebody(email: string, self: Id): Promise<{ id: Id; email: string; name: string }> {
  const [row] = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(
      and(
        eq(person.email, email),
        eq(person.active, true),
        eq(person.admission, 'admitted'),
        isNull(person.deletedAt),
        ne(person.id, self),
      ),
    );
  if (!row) throw new DomainError('invalid', { field: 'email', fault: 'nobody' });
  return { ...row, email };
}

/** Whoever stood in for somebody who is back has no say any more. @returns how many are back */
export async function endStandIns(now: Instant): Promise<number> {
  const back = await standInsOver(now);
  for (const { id, role, active } of back) {
    // Who is not here any more does nothing; whoever stands in for them goes on doing so.
    if (active) await handOnWaiting({ id, role, teamIds: [] }, null, now);
    const nobody = { standInId: null, standInUntil: null };
    await withSync((writer) => change(writer, id, nobody, { by: null, channel: 'job', now }));
  }
  return back.length;
}

/** Writes it, and into the audit who stood in before and who does now. */
async function change(
  writer: SyncWriter,
  personId: Id,
  after: { standInId: Id | null; standInUntil: Instant | null },
  { by, channel, now }: { by: Id | null; channel: 'door' | 'job'; now: Instant },
): Promise<void> {
  const root = { kind: 'person', id: personId } as const;
  await writer.guard(root);
  const [before] = await writer.tx
    .select({ standInId: person.standInId, standInUntil: person.standInUntil })
    .from(person)
    .where(eq(person.id, personId));
  await writer.update('person', personId, after, root, false);
  await writeAudit(writer.tx, {
    ...{ txId: writer.txId, actorId: by, action: 'person.standIn', subject: root, channel },
    ...{ occurredAt: now, receivedAt: now, value: { before: before ?? {}, after } },
  });
}

/** Whose time away is over, along the index `person_stand_in`. */
export const standInsOver = (now: Instant) =>
  db
    .select({ id: person.id, role: person.role, active: person.active })
    .from(person)
    .where(lte(person.standInUntil, now))
    .limit(100);

/**
 * What waits is little, and found along the index of the states. One that somebody writes to right now is left as it is.
 * @param toId null: nobody decides in their place any more
 */
async function handOnWaiting(actor: Actor, toId: Id | null, now: Instant): Promise<void> {
  const { id, state, requesterId, reporterId, approval } = ticket;
  const waiting = await db
    .select({ id, state, requesterId, reporterId, approval })
    .from(ticket)
    .where(and(eq(state, 'awaiting_approval'), isNull(ticket.deletedAt)));
  for (const one of waiting) {
    if (!mayHandOn(actor, one, actor.id)) continue;
    if (toId === null ? !hasStandIn(one.approval, actor.id) : !canBeAsked(toId, one)) continue;
    await run(actor, 'approval.handOn', { ticketId: one.id, fromId: actor.id, toId }, now);
  }
  for (const one of await waitingChanges()) {
    if (!mayHandOnOf(actor, one, actor.id)) continue;
    if (toId === null ? !hasStandIn(one.approval, actor.id) : !canBeAskedOn(toId, one)) continue;
    await run(actor, 'change.handOn', { changeId: one.id, fromId: actor.id, toId }, now);
  }
}

async function run<N extends 'approval.handOn' | 'change.handOn'>(
  actor: Actor,
  name: N,
  args: ArgsOf<N>,
  now: Instant,
): Promise<void> {
  const uid = intentUid(`stand-in ${randomUUID()}`);
  const intent = { uid, name, v: MUTATIONS[name].v, args, base: null, occurredAt: now, clockOffset: 0 };
  try {
    await execute(actor, intent, { channel: 'desk' });
  } catch (error) {
    if (!(error instanceof Busy)) throw error;
  }
}

const hasStandIn = (approval: Approval | null, personId: Id): boolean =>
  approval?.groups.some(({ votes }) =>
    votes.some((vote) => vote.personId === personId && vote.standInId !== null && vote.decision === null),
  ) ?? false;
