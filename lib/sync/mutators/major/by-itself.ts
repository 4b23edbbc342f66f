import { z } from 'zod';
import { personOrNobody } from '#domain/access/system';
import { require_ } from '#domain/kernel/errors';
import { IMPACT_BOUNDS, USUAL_IMPACT } from '#domain/major/impact-rule';
import { isMajor } from '#domain/major/is-major';
import { impactOf } from '#domain/major/major';
import { priorityOf } from '#domain/priority/matrix';
import { codeFor, isOpen, RESOLUTION_CODES } from '#domain/ticket/states';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import { matrixOf } from '../matrix';
import { readTicket } from '../ticket/guard';
import { previousOf, record, recordStep } from '../ticket/record-step';
import { ticketRoot } from '../ticket/ticket-root';
import { endAnnouncement } from './announced';

/** People in one act of telling. */
export const TOLD_AT_ONCE = 200;

/** Nobody says these: only the installation itself finds out. */
const requireItself = (tx: Tx): void => require_(personOrNobody(tx.actor.id) === null, 'forbidden');

const people = z.number().int().min(IMPACT_BOUNDS.least).max(IMPACT_BOUNDS.most);

/** So many people are affected by now. More of them make it a greater impact, never fewer a smaller one. */
export const countAffected = defineMutation({
  name: 'ticket.countAffected',
  v: 1,
  args: z.strictObject({
    ...{ ticketId: z.uuid(), affected: z.number().int().nonnegative() },
    /** The organisation's; without, the usual one. */
    rule: z.strictObject({ team: people, many: people }).optional(),
  }),
  root: ticketRoot,
  async run(tx, { ticketId, affected, rule = USUAL_IMPACT }) {
    requireItself(tx);
    const ticket = await readTicket(tx, ticketId);
    const { major } = ticket;
    if (!major || major.affected === affected) return undefined;
    await tx.update('ticket', ticketId, { major: { ...major, affected } });
    const impact = impactOf(affected, ticket.impact, rule);
    if (impact === ticket.impact || !isMajor(ticket)) return undefined;
    const priority = priorityOf(impact, ticket.urgency, await matrixOf(tx));
    const changes = [
      { field: 'impact', from: ticket.impact, to: impact },
      ...(priority === ticket.priority ? [] : [{ field: 'priority', from: ticket.priority, to: priority }]),
    ];
    const now = await readTicket(tx, ticketId);
    await record(tx, now, previousOf(now), { kind: 'edit', data: { changes } }, () => ({ impact, priority }));
    return undefined;
  },
});

/** The update that was promised is not there. */
export const remindOfUpdate = defineMutation({
  name: 'ticket.remindUpdate',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid(), dueAt: z.number().int().nonnegative() }),
  root: ticketRoot,
  async run(tx, { ticketId, dueAt }) {
    requireItself(tx);
    const ticket = await readTicket(tx, ticketId);
    // Somebody wrote one in the meantime.
    if (!isMajor(ticket) || ticket.major?.dueAt !== dueAt) return undefined;
    tx.emit({ type: 'ticket.updateOwed', ticketId });
    return undefined;
  },
});

/** What belongs to a major incident is fixed with it, and its reporter is told in the same words. */
export const resolveWithMajor = defineMutation({
  name: 'ticket.resolveWithMajor',
  v: 1,
  args: z.strictObject({
    ticketId: z.uuid(),
    majorId: z.uuid(),
    code: z.enum(RESOLUTION_CODES),
    note: z.string(),
  }),
  root: ticketRoot,
  async run(tx, { ticketId, majorId, code, note }) {
    requireItself(tx);
    const ticket = await readTicket(tx, ticketId);
    if (!isOpen(ticket.state) || ticket.parentId !== majorId) return undefined;
    const resolutionCode = code === 'duplicate' ? code : codeFor(ticket.kind, code);
    const data = { step: 'resolve' as const, from: ticket.state, to: 'resolved' as const, resolutionCode };
    await recordStep(tx, ticket, { kind: 'step', body: note, data }, (at) => ({
      ...{ state: 'resolved', resolvedAt: at, resolutionCode, holdReason: null },
      // One that was declared itself is wound up in its turn.
      ...(ticket.major ? { major: { ...ticket.major, dueAt: at } } : {}),
    }));
    tx.emit({ type: 'ticket.resolved', ticketId, requesterId: ticket.requesterId });
    return undefined;
  },
});

/** Those who said "me too" hear that it is over; with the last of them the major incident is wound up. */
export const windUpMajor = defineMutation({
  name: 'ticket.windUpMajor',
  v: 1,
  args: z.strictObject({
    ticketId: z.uuid(),
    dueAt: z.number().int().nonnegative(),
    personIds: z.array(z.uuid()).max(TOLD_AT_ONCE),
    last: z.boolean(),
  }),
  root: ticketRoot,
  async run(tx, { ticketId, dueAt, personIds, last }) {
    requireItself(tx);
    const ticket = await readTicket(tx, ticketId);
    const { major } = ticket;
    // It was opened again, or another worker was here.
    if (!major || isMajor(ticket) || major.dueAt !== dueAt) return undefined;
    if (last) {
      await endAnnouncement(tx, ticketId, dueAt, '');
      await tx.update('ticket', ticketId, { major: major.stoodDown ? null : { ...major, dueAt: null } });
    }
    if (personIds.length > 0) tx.emit({ type: 'ticket.majorOver', ticketId, personIds });
    return undefined;
  },
});
