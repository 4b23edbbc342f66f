import 'server-only';
import { and, asc, count, eq, gt, inArray, or, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { policy, team } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Actor } from '#domain/access/roles';
import { POLICY_ID } from '#domain/kernel/policy-id';
import {
  CELLS,
  DEFAULT_MATRIX,
  PRIORITIES,
  type PriorityMatrix,
  priorityOf,
  type WholeMatrix,
} from '#domain/priority/matrix';
import type { AffectedPage, PolicySetting, RecalculateStep } from '#domain/settings/shapes';
import { CLOSE_AFTER_DAYS } from '#domain/ticket/closing';
import { isOpen, TICKET_STATES } from '#domain/ticket/states';
import type { SignedIn } from '#server/auth/current';
import { uuidv7 } from '#server/auth/uuid';
import { execute } from '#server/sync/execute';
import { visibleTo } from '#server/tickets/visible';
import { matrixArg } from '#sync/mutators/reference/policy';
import { MUTATIONS } from '#sync/registry';

const PAGE = 50;
/** Tickets of one step: a second or two, so that the page shows how far it has come and can be left. */
const STEP = 40;

const openOnes = (actor: Actor) => and(visibleTo(actor), inArray(ticket.state, TICKET_STATES.filter(isOpen)));

/** Matrix, days until closing, and how the open tickets are rated now. */
export async function policySetting(actor: Actor): Promise<PolicySetting> {
  const { impact, urgency, priority } = ticket;
  const [[row], rated] = await Promise.all([
    db.select().from(policy).where(eq(policy.id, POLICY_ID)),
    db
      .select({ impact, urgency, priority, n: count() })
      .from(ticket)
      .where(openOnes(actor))
      .groupBy(impact, urgency, priority),
  ]);
  return {
    matrix: (row?.matrix ?? DEFAULT_MATRIX) as WholeMatrix,
    closeAfterDays: row ? row.closeAfterDays : CLOSE_AFTER_DAYS,
    rated,
  };
}

const level = z.union(PRIORITIES.map((priority) => z.literal(priority)));
export const affectedRequest = z.strictObject({
  matrix: matrixArg,
  from: level,
  to: level,
  after: z.uuid().nullable(),
});

/** Open tickets that a matrix would take from one priority to another, a page at a time. */
export async function affectedTickets(
  { matrix, from, to, after }: z.infer<typeof affectedRequest>,
  { actor }: SignedIn,
): Promise<AffectedPage> {
  const cells = cellsWhere(matrix, (priority) => priority === to);
  if (!cells) return { rows: [], next: null };
  const { id, number, title } = ticket;
  const rows = await db
    .select({ id, number, title, teamName: team.name })
    .from(ticket)
    .innerJoin(team, eq(team.id, ticket.teamId))
    .where(and(openOnes(actor), eq(ticket.priority, from), cells, after ? gt(ticket.id, after) : undefined))
    .orderBy(asc(ticket.id))
    .limit(PAGE + 1);
  const shown = rows.slice(0, PAGE);
  return { rows: shown, next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
}

function cellsWhere(matrix: PriorityMatrix, fits: (priority: number) => boolean): SQL | undefined {
  const cells = CELLS.filter(({ impact, urgency }) => fits(priorityOf(impact, urgency, matrix)));
  return or(...cells.map((cell) => and(eq(ticket.impact, cell.impact), eq(ticket.urgency, cell.urgency))));
}

/** Open tickets whose priority is not what the matrix says. */
function strays(actor: Actor, matrix: PriorityMatrix): SQL | undefined {
  const wrong = CELLS.map((cell) => {
    const others = PRIORITIES.filter((one) => one !== priorityOf(cell.impact, cell.urgency, matrix));
    return and(
      eq(ticket.impact, cell.impact),
      eq(ticket.urgency, cell.urgency),
      inArray(ticket.priority, others),
    );
  });
  return and(openOnes(actor), or(...wrong));
}

export const recalculateRequest = z.strictObject({});

/**
 * One bounded step: gives some open tickets the priority of the matrix as it is, each by the mutation that writes it
 * into their history. Asked again until nothing is left; leaving in between loses nothing, the rest can follow later.
 */
export async function recalculate(_: object, { actor }: SignedIn): Promise<RecalculateStep> {
  const { matrix } = await policySetting(actor);
  const rows = await db
    .select({ id: ticket.id })
    .from(ticket)
    .where(strays(actor, matrix))
    .orderBy(asc(ticket.id))
    .limit(STEP);
  let changed = 0;
  for (const { id } of rows) {
    const now = Date.now();
    const name = 'ticket.reprioritise';
    const intent = { uid: uuidv7(now), name, v: MUTATIONS[name].v, args: { ticketId: id }, base: null };
    const result = await execute(actor, { ...intent, occurredAt: now, clockOffset: 0 }, { channel: 'desk' });
    if (result.status === 'ok') changed += 1;
  }
  const [left] = await db.select({ n: count() }).from(ticket).where(strays(actor, matrix));
  return { changed, passed: rows.length - changed, left: left?.n ?? 0 };
}
