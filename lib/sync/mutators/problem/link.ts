import { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { require_ } from '#domain/kernel/errors';
import { PROBLEM_LIMITS } from '#domain/problem/problem';
import { mayWorkOn } from '#domain/ticket/actions';
import { defineMutation } from '#sync/define';
import { readTicket } from '../ticket/guard';
import { record } from '../ticket/record-step';
import { ticketRoot } from '../ticket/ticket-root';
import { problemOf, tie } from './links';

const both = { ticketId: z.uuid(), problemId: z.uuid() };

/** An incident comes of a problem, or no longer. Only who sees the incident can say so. */
export const linkIncident = defineMutation({
  name: 'problem.link',
  v: 1,
  args: z.strictObject({ ...both, linked: z.boolean() }),
  root: ticketRoot,
  async run(tx, { ticketId, problemId, linked }) {
    const ticket = await readTicket(tx, ticketId);
    require_(can(tx.actor.role, 'problem.manage'), 'forbidden');
    require_(ticket.kind === 'incident', 'invalid', { field: 'ticketId' });
    await problemOf(tx, problemId);
    await tie(tx, problemId, ticketId, linked);
    return undefined;
  },
});

/**
 * What helps until the problem is fixed is told to whoever reported the incident, and the two are tied. The words are
 * those that were read when it was tapped: what was changed since is not told in somebody's name unread.
 */
export const applyWorkaround = defineMutation({
  name: 'problem.applyWorkaround',
  v: 1,
  args: z.strictObject({ ...both, body: z.string().trim().min(1).max(PROBLEM_LIMITS.workaround) }),
  root: ticketRoot,
  async run(tx, { ticketId, problemId, body }) {
    const ticket = await readTicket(tx, ticketId);
    require_(can(tx.actor.role, 'problem.manage') && mayWorkOn(tx.actor, ticket), 'forbidden');
    require_(ticket.kind === 'incident', 'invalid', { field: 'ticketId' });
    // It was right when it was tapped, whatever has become of the problem: the words are those that were read.
    await problemOf(tx, problemId);
    await record(tx, ticket, null, { kind: 'comment', body });
    tx.emit({ type: 'ticket.commented', ticketId, internal: false });
    await tie(tx, problemId, ticketId, true);
    return undefined;
  },
});
