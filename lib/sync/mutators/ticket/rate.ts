import { z } from 'zod';
import { effectiveInstant } from '#domain/kernel/effective-instant';
import { DomainError } from '#domain/kernel/errors';
import { LIMITS } from '#domain/ticket/limits';
import { rateFault, SCORES } from '#domain/ticket/satisfaction';
import { defineMutation } from '#sync/define';
import { readTicket } from './guard';
import { previousOf, record } from './record-step';
import { ticketRoot } from './ticket-root';

/**
 * Whoever needed it says how it went. Said again without a word more, nothing happens; what counts is what was said last,
 * and all of it stands in the timeline.
 */
export const rateTicket = defineMutation({
  name: 'ticket.rate',
  v: 1,
  args: z.strictObject({
    ticketId: z.uuid(),
    score: z.literal(SCORES),
    /** Empty: nothing more to say. */
    comment: z.string().trim().max(LIMITS.ratingComment),
  }),
  root: ticketRoot,
  async run(tx, { ticketId, score, comment }) {
    const ticket = await readTicket(tx, ticketId);
    const since = previousOf(ticket);
    const { at: when } = effectiveInstant(tx.occurredAt, tx.receivedAt, since);
    const fault = rateFault(tx.actor, ticket, when);
    if (fault) throw new DomainError(fault, { state: ticket.state });
    const before = ticket.satisfaction;
    if (before === score && comment === '') return undefined;
    const changed = before === null || before === score ? {} : { scoreFrom: before };
    await record(tx, ticket, since, { kind: 'rate', body: comment, data: { score, ...changed } }, (at) => ({
      ...{ satisfaction: score, ratedAt: ticket.ratedAt ?? at },
    }));
    return undefined;
  },
});
