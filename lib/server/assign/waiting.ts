import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, asc, eq, gt, isNull, or } from 'drizzle-orm';
import { z } from 'zod';
import { type Db, db } from '#db/connection';
import { category } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import { type HandedTicket, isForQueue, isMoved } from '#domain/assign/decide';
import { NOTHING } from '#domain/assign/history';
import { type AssignmentRule, ruleFor } from '#domain/assign/rule';
import type { Id, Instant } from '#domain/kernel/types';
import type { WaitingCount } from '#domain/settings/handing-out';
import type { RecalculateStep } from '#domain/settings/shapes';
import type { GroupOf } from '#domain/ticket/conditions';
import { writeAudit } from '#server/audit/entry';
import type { SignedIn } from '#server/auth/current';
import { lookNow } from '#server/sync/route-column';
import { transact } from '#server/sync/transact';
import { groupsIn } from '#sync/mutators/ticket/clocks';
import { readHistories } from './histories';
import { readRules } from './rules';

/** Tickets of one step: they come to the desk's workers a few hundred at a time. */
const STEP = 200;
/** Tickets that are read at once, and in all; fewer where enough are found: others follow once these are handed out. */
const CHUNK = 1_000;
const LOOKED = 20_000;
const FOUND = 2_000;

/** How many tickets wait in queues that the rules would give to somebody, or to another team. */
export async function countWaiting(): Promise<WaitingCount> {
  const { ids, isWhole } = await waiting();
  return { n: ids.length, isWhole };
}

/** Those tickets, oldest first. What fits a rule is worked out here, ticket by ticket: no column says it. */
async function waiting(): Promise<{ ids: Id[]; isWhole: boolean }> {
  const rules = (await readRules(db)).filter(({ active }) => active);
  if (rules.length === 0) return { ids: [], isWhole: true };
  const groupOf = groupsIn(await db.select({ id: category.id, parentId: category.parentId }).from(category));
  const ids: Id[] = [];
  let after: Place | null = null;
  for (let looked = 0; looked < LOOKED && ids.length < FOUND; looked += CHUNK) {
    const rows: Awaited<ReturnType<typeof freeAfter>> = await freeAfter(db, after);
    ids.push(...(await movedBy(rules, rows, groupOf)));
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) return { ids, isWhole: true };
    after = last;
  }
  return { ids, isWhole: false };
}

interface Place {
  createdAt: Instant;
  id: Id;
}

/** Tickets that nobody has and nobody looks at, in the order of the index `ticket_assignee`. */
export function freeAfter(db: Db, after: Place | null) {
  const { id, kind, priority, categoryId, siteId, teamId, requesterId, createdAt } = ticket;
  return db
    .select({ id, kind, priority, categoryId, siteId, teamId, requesterId, createdAt })
    .from(ticket, { forceIndex: 'ticket_assignee' })
    .where(
      and(
        isNull(ticket.assigneeId),
        eq(ticket.state, 'new'),
        isNull(ticket.deletedAt),
        isNull(ticket.routeAt),
        after
          ? or(gt(createdAt, after.createdAt), and(eq(createdAt, after.createdAt), gt(id, after.id)))
          : undefined,
      ),
    )
    .orderBy(asc(createdAt), asc(id))
    .limit(CHUNK);
}

async function movedBy(
  rules: readonly AssignmentRule[],
  rows: readonly HandedTicket[],
  groupOf: GroupOf,
): Promise<Id[]> {
  const fitting = rows.map((one) => ({ one, rule: ruleFor(rules, one, groupOf) }));
  // What a rule only sends to a team stays where somebody has put it by hand.
  const sent = fitting.filter(({ one, rule }) => rule && isForQueue(rule) && isMoved(rule, one, NOTHING));
  const histories = await readHistories(
    db,
    sent.map(({ one }) => one.id),
  );
  return fitting.flatMap(({ one, rule }) =>
    isMoved(rule, one, histories.get(one.id) ?? NOTHING) ? [one.id] : [],
  );
}

export const handOutRequest = z.strictObject({});

/**
 * One bounded step: has some tickets that wait looked at by the rules, as if they had come now. Asked again until
 * nothing is left; leaving in between loses nothing, the rest can follow later.
 */
export async function handOut(_: object, { actor }: SignedIn): Promise<RecalculateStep> {
  const { ids } = await waiting();
  const step = ids.slice(0, STEP);
  const changed =
    step.length === 0
      ? 0
      : await transact(async (tx) => {
          const now = Date.now();
          const n = await lookNow(tx, step, now);
          if (n > 0)
            await writeAudit(tx, {
              ...{ txId: randomUUID(), actorId: actor.id, action: 'assignmentRule.handOut', subject: null },
              ...{ channel: 'desk', occurredAt: now, receivedAt: now, value: { tickets: n, ids: step } },
            });
          return n;
        }, true);
  return { changed, passed: step.length - changed, left: ids.length - step.length };
}
