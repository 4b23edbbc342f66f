import type { Id } from '#domain/kernel/types';
import type { Calendar } from '#domain/sla/calendar';
import {
  applied,
  type ClockRules,
  type Clocks,
  changesOf,
  type Heard,
  NO_CLOCKS,
  type PaceOf,
} from '#domain/sla/clocks';
import { type ClockFacts, MEASURES, marksOf, type SlaPolicy } from '#domain/sla/policy';
import type { Tx } from '#sync/tx';
import type { CategoryRow } from '#sync/views/reference';
import type { TicketRow } from '#sync/views/ticket';
import type { TimelineData } from '#sync/views/timeline';

/** What an act does to the clocks: for the row of the ticket, and for the entry of the act. */
interface Ticked {
  patch: { sla?: TicketRow['sla'] };
  data: Pick<TimelineData, 'clock'>;
}
const NOTHING: Ticked = { patch: {}, data: {} };

/**
 * The clocks of a ticket after an act.
 * @param before the ticket before it; null: it is new
 */
export async function tick(
  tx: Tx,
  before: TicketRow | null,
  after: ClockFacts,
  heard: Heard,
): Promise<Ticked> {
  if (before && isIdle(before, after, heard)) return NOTHING;
  const rules = await clockRules(tx);
  const clocks: Clocks = before?.sla ?? NO_CLOCKS;
  const changes = changesOf(clocks, before, after, heard, rules);
  if (Object.keys(changes).length === 0) return NOTHING;
  const next = applied(clocks, changes, heard.at, rules.pace);
  return { patch: { sla: anyOf(next) }, data: { clock: changes } };
}

/** Null: nothing is promised. */
export const anyOf = (clocks: Clocks): TicketRow['sla'] =>
  MEASURES.some((measure) => clocks[measure] !== null) ? clocks : null;

/** Whether no clock can be touched: most of what is written on a ticket is such, and reads no rules. */
function isIdle(before: TicketRow, after: ClockFacts, { at, replied, accepted }: Heard): boolean {
  const isTold =
    before.priority === after.priority &&
    before.categoryId === after.categoryId &&
    before.siteId === after.siteId &&
    before.teamId === after.teamId;
  if (!isTold) return false;
  if (!before.sla) return true;
  if (before.state !== after.state || before.holdReason !== after.holdReason) return false;
  const { response } = before.sla;
  return !response || !(replied || accepted) || (response.endedAt !== null && at >= response.endedAt);
}

/** What is promised, and how time is counted, as far as this side knows. */
export async function clockRules(tx: Tx): Promise<ClockRules> {
  const policies = await tx.all('slaPolicy');
  // Nothing is promised: nothing more has to be known.
  if (policies.length === 0) return { policies, groupOf: () => null, pace: paceOf([], []) };
  const calendars = await tx.all('calendar');
  const categories = await tx.all('category');
  return { policies, groupOf: groupsIn(categories), pace: paceOf(policies, calendars) };
}

/** The group of each of these categories. */
export const groupsIn = (categories: readonly Pick<CategoryRow, 'id' | 'parentId'>[]) => {
  const groups = new Map(categories.map(({ id, parentId }) => [id, parentId]));
  return (id: Id): Id | null => groups.get(id) ?? null;
};

/** How time is counted by these rows. */
export const paceOf =
  (policies: readonly Pick<SlaPolicy, 'id' | 'escalations'>[], calendars: readonly Calendar[]): PaceOf =>
  (measure) => ({
    calendar: (id) => calendars.find((row) => row.id === id),
    marks(policyId) {
      const policy = policies.find((row) => row.id === policyId);
      return policy ? marksOf(policy, measure) : [];
    },
  });
