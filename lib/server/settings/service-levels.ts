import 'server-only';
import { and, asc, gt, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { category } from '#db/schema/people';
import { calendar, slaPolicy } from '#db/schema/service-levels';
import { ticket } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import type { CalendarSetting, PromiseSetting, RecalculateStep } from '#domain/settings/shapes';
import { type ClockRules, NO_CLOCKS, reviewed } from '#domain/sla/clocks';
import { isOpen, TICKET_STATES } from '#domain/ticket/states';
import type { SignedIn } from '#server/auth/current';
import { uuidv7 } from '#server/auth/uuid';
import { execute } from '#server/sync/execute';
import { groupsIn, paceOf } from '#sync/mutators/ticket/clocks';
import { MUTATIONS } from '#sync/registry';

/** Tickets of one step: a second or two, so that the page shows how far it has come and can be left. */
const STEP = 40;
/** Tickets that are read at once. */
const CHUNK = 1_000;

/** All working hours, by name, with how many promises in use count by each. */
export async function calendarSettings(): Promise<CalendarSetting[]> {
  const [rows, policies] = await Promise.all([
    db.select().from(calendar).where(isNull(calendar.deletedAt)).orderBy(asc(calendar.name)),
    promiseSettings(),
  ]);
  return rows.map(({ id, name, zone, week, holidays, active }) => ({
    ...{ id, name, zone, week, holidays, active },
    promises: policies.filter((one) => one.active && one.calendarId === id).map((one) => one.name),
  }));
}

/** All promises, in the order in which they are looked at. */
export async function promiseSettings(): Promise<PromiseSetting[]> {
  const rows = await db
    .select()
    .from(slaPolicy)
    .where(isNull(slaPolicy.deletedAt))
    .orderBy(asc(slaPolicy.position), asc(slaPolicy.id));
  return rows.map(({ ver, deletedAt, guard, ...row }) => row as PromiseSetting);
}

/** How many open tickets have clocks that the hours and promises as they are would not give them. */
export const outdatedPromises = async (): Promise<number> => (await outdated()).length;

/** Their ids. What fits is worked out here, ticket by ticket: no column says it. */
async function outdated(): Promise<Id[]> {
  const rules = await rulesNow();
  const found: Id[] = [];
  for (let after: Id | null = null; ; ) {
    const rows: Awaited<ReturnType<typeof openAfter>> = await openAfter(after);
    for (const { id, sla, ...facts } of rows)
      if (Object.keys(reviewed(sla ?? NO_CLOCKS, facts, rules)).length > 0) found.push(id);
    after = rows.at(-1)?.id ?? null;
    if (rows.length < CHUNK) return found;
  }
}

async function rulesNow(): Promise<ClockRules> {
  const [calendars, policies, groups] = await Promise.all([
    db.select().from(calendar).where(isNull(calendar.deletedAt)),
    promiseSettings(),
    db
      .select({ id: category.id, parentId: category.parentId })
      .from(category)
      .where(isNull(category.deletedAt)),
  ]);
  return { policies, groupOf: groupsIn(groups), pace: paceOf(policies, calendars) };
}

function openAfter(after: Id | null) {
  const { id, kind, priority, categoryId, siteId, teamId, state, holdReason, sla } = ticket;
  return db
    .select({ id, kind, priority, categoryId, siteId, teamId, state, holdReason, sla })
    .from(ticket)
    .where(
      and(
        inArray(state, TICKET_STATES.filter(isOpen)),
        isNull(ticket.deletedAt),
        after ? gt(id, after) : undefined,
      ),
    )
    .orderBy(asc(id))
    .limit(CHUNK);
}

export const retargetRequest = z.strictObject({});

/**
 * One bounded step: gives some open tickets the promises as they are, each by the mutation that writes it into their
 * history. Asked again until nothing is left; leaving in between loses nothing, the rest can follow later.
 */
export async function retarget(_: object, { actor }: SignedIn): Promise<RecalculateStep> {
  const wrong = await outdated();
  const step = wrong.slice(0, STEP);
  const { name, v } = MUTATIONS['ticket.retarget'];
  let changed = 0;
  for (const ticketId of step) {
    const now = Date.now();
    const intent = { uid: uuidv7(now), name, v, args: { ticketId }, base: null };
    const result = await execute(actor, { ...intent, occurredAt: now, clockOffset: 0 }, { channel: 'desk' });
    if (result.status === 'ok') changed += 1;
  }
  return { changed, passed: step.length - changed, left: wrong.length - changed };
}
