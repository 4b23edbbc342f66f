import { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { openTasks } from '#domain/fulfil/task';
import { require_ } from '#domain/kernel/errors';
import type { Instant } from '#domain/kernel/types';
import { LIMITS } from '#domain/ticket/limits';
import { RATE_WITHIN } from '#domain/ticket/satisfaction';
import { codeFor, RESOLVE_CHOICES, stateAfterReopen } from '#domain/ticket/states';
import { defineMutation } from '#sync/define';
import type { TicketRow } from '#sync/views/ticket';
import { asksHow } from '../asks-how';
import { endMajor, goOnWithMajor } from '../major/announced';
import { readForStep } from './guard';
import { appendEntry, recordStep, stepAt } from './record-step';

const text = z.string().trim().max(LIMITS.text);
/**
 * Whoever needed it is asked how it went, unless they said so already, fixed it themselves, or it was fixed so long ago that
 * nobody remembers: where much is closed at once, as a rule is new, nobody finds a heap of questions.
 */
const isAsked = ({ satisfaction, assigneeId, requesterId, resolvedAt }: TicketRow, at: Instant): boolean =>
  satisfaction === null &&
  assigneeId !== requesterId &&
  resolvedAt !== null &&
  at - resolvedAt <= RATE_WITHIN;

const root = (args: { ticketId: string }) => ({ kind: 'ticket', id: args.ticketId }) as const;

/** It works again. The note is public: the requester reads it. */
export const resolveTicket = defineMutation({
  name: 'ticket.resolve',
  v: 1,
  args: z.strictObject({
    ticketId: z.uuid(),
    code: z.enum(RESOLVE_CHOICES),
    note: text.min(1),
  }),
  root,
  async run(tx, args) {
    const ticket = await readForStep(tx, args.ticketId, 'resolve');
    const left = openTasks(ticket.tasks).length;
    require_(left === 0, 'illegal_state', { step: 'resolve', state: ticket.state, tasks: left });
    const code = codeFor(ticket.kind, args.code);
    require_(ticket.kind === 'request' || code !== 'fulfilled', 'invalid', { field: 'code' });
    const over = await endMajor(tx, ticket, stepAt(tx, ticket), args.note);
    await recordStep(
      tx,
      ticket,
      {
        kind: 'step',
        body: args.note,
        data: { step: 'resolve', from: ticket.state, to: 'resolved', resolutionCode: code },
      },
      (at) => ({
        state: 'resolved',
        resolvedAt: at,
        resolutionCode: code,
        holdReason: null,
        assigneeId: ticket.assigneeId ?? tx.actor.id,
        ...over,
      }),
    );
    tx.emit({ type: 'ticket.resolved', ticketId: ticket.id, requesterId: ticket.requesterId });
    return undefined;
  },
  // What was written without signal is not lost because somebody else was faster.
  async keep(tx, args, refusal) {
    const ticket = await tx.get('ticket', args.ticketId);
    if (!ticket || refusal.code !== 'illegal_state' || !can(tx.actor.role, 'ticket.note')) return;
    await appendEntry(tx, ticket.id, null, {
      kind: 'note',
      internal: true,
      body: args.note,
      data: { keptFrom: 'resolve', resolutionCode: args.code },
    });
  },
});

/** It does not work after all. */
export const reopenTicket = defineMutation({
  name: 'ticket.reopen',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid(), note: text }),
  root,
  async run(tx, args) {
    const ticket = await readForStep(tx, args.ticketId, 'reopen');
    const state = stateAfterReopen(ticket.assigneeId !== null);
    const again = await goOnWithMajor(tx, ticket, stepAt(tx, ticket), args.note);
    await recordStep(
      tx,
      ticket,
      { kind: 'step', body: args.note, data: { step: 'reopen', from: ticket.state, to: state } },
      () => ({
        state,
        resolvedAt: null,
        closedAt: null,
        resolutionCode: null,
        duplicateOfId: null,
        reopenCount: ticket.reopenCount + 1,
        // Written once more: it is looked at who gets what nobody has of it.
        ...(ticket.tasks ? { tasks: ticket.tasks } : {}),
        ...again,
      }),
    );
    tx.emit({ type: 'ticket.reopened', ticketId: ticket.id, state });
    return undefined;
  },
});

/** Confirmed: it is fixed. */
export const closeTicket = defineMutation({
  name: 'ticket.close',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid() }),
  root,
  async run(tx, args) {
    const ticket = await readForStep(tx, args.ticketId, 'close');
    await recordStep(
      tx,
      ticket,
      { kind: 'step', data: { step: 'close', from: ticket.state, to: 'closed' } },
      (at) => ({ state: 'closed', closedAt: at }),
    );
    if (isAsked(ticket, tx.occurredAt) && (await asksHow(tx)))
      tx.emit({ type: 'ticket.closed', ticketId: ticket.id, requesterId: ticket.requesterId });
    return undefined;
  },
});

/** It is withdrawn. */
export const cancelTicket = defineMutation({
  name: 'ticket.cancel',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid(), note: text }),
  root,
  async run(tx, args) {
    const ticket = await readForStep(tx, args.ticketId, 'cancel');
    const over = await endMajor(tx, ticket, stepAt(tx, ticket), args.note);
    await recordStep(
      tx,
      ticket,
      { kind: 'step', body: args.note, data: { step: 'cancel', from: ticket.state, to: 'cancelled' } },
      (at) => ({ state: 'cancelled', closedAt: at, holdReason: null, ...over }),
    );
    tx.emit({ type: 'ticket.cancelled', ticketId: ticket.id });
    return undefined;
  },
});
