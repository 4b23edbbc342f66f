import { z } from 'zod';
import { personOrNobody } from '#domain/access/system';
import { require_ } from '#domain/kernel/errors';
import { priorityOf } from '#domain/priority/matrix';
import { actsPassed, markPassed, raised } from '#domain/sla/escalation';
import { MEASURES } from '#domain/sla/policy';
import { escalated } from '#domain/sla/run';
import { stateAfterAssign } from '#domain/ticket/states';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import type { TicketRow } from '#sync/views/ticket';
import { matrixOf } from '../matrix';
import { clockRules } from './clocks';
import { readTicket } from './guard';
import { appendEntry, previousOf, record, recordStep } from './record-step';
import { ticketRoot } from './ticket-root';

/**
 * So much of a promised time is used up that something is to be done. Only the installation itself finds out: what
 * passed while it was off is dealt with in one go, each mark once.
 */
export const passMark = defineMutation({
  name: 'ticket.passMark',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid(), measure: z.enum(MEASURES) }),
  root: ticketRoot,
  async run(tx, { ticketId, measure }) {
    require_(personOrNobody(tx.actor.id) === null, 'forbidden');
    const ticket = await readTicket(tx, ticketId);
    const clocks = ticket.sla;
    const run = clocks?.[measure];
    if (!clocks || !run || run.since === null) return undefined;
    const rules = await clockRules(tx);
    const pace = rules.pace(measure);
    const policy = rules.policies.find((one) => one.id === run.policyId);
    const percent = markPassed(run, tx.receivedAt ?? tx.occurredAt, pace);
    const acts = policy && percent !== null ? actsPassed(policy, measure, run.done, percent) : [];
    // What is foreseen is made anew also where the rules have changed and no mark is there any more.
    const sla = { ...clocks, [measure]: escalated(run, percent ?? run.done, pace) };
    await tx.update('ticket', ticketId, { sla });
    if (percent === null) return undefined;
    await appendEntry(tx, ticketId, previousOf(ticket), {
      kind: 'mark',
      internal: true,
      data: { measure, percent, acts },
    });
    let now: TicketRow = { ...ticket, sla };
    if (acts.includes('raise')) now = await raise(tx, now);
    if (acts.includes('reassign')) await giveBack(tx, now);
    const { assigneeId } = ticket;
    tx.emit({ type: 'ticket.mark', ticketId, measure, percent, acts, assigneeId });
    return undefined;
  },
});

/** One step more urgent, or of more impact where it is most urgent. */
async function raise(tx: Tx, ticket: TicketRow): Promise<TicketRow> {
  const change = raised(ticket);
  if (!change) return ticket;
  const { impact, urgency } = { ...ticket, ...change.to };
  const priority = priorityOf(impact, urgency, await matrixOf(tx));
  const changes = [
    { field: change.field, from: ticket[change.field], to: change.to[change.field] ?? ticket[change.field] },
    ...(priority === ticket.priority ? [] : [{ field: 'priority', from: ticket.priority, to: priority }]),
  ];
  const patch = { impact, urgency, priority };
  await record(tx, ticket, previousOf(ticket), { kind: 'edit', data: { changes }, ordinal: 1 }, () => patch);
  return readTicket(tx, ticket.id);
}

/** Back to the queue, unless somebody has begun: work is never taken out of somebody's hands. */
async function giveBack(tx: Tx, ticket: TicketRow): Promise<void> {
  if (ticket.assigneeId === null || ticket.state !== 'assigned') return;
  const state = stateAfterAssign(ticket.state, false);
  const { assigneeId, teamId } = ticket;
  const hands = { assigneeFrom: assigneeId, assigneeTo: null, teamFrom: teamId, teamTo: teamId };
  const data = { step: 'assign' as const, from: ticket.state, to: state, ...hands };
  await recordStep(tx, ticket, { kind: 'step', data, ordinal: 2 }, () => ({ assigneeId: null, state }));
}
