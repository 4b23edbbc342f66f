import { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { require_ } from '#domain/kernel/errors';
import { LIMITS } from '#domain/ticket/limits';
import { defineMutation } from '#sync/define';
import { openTicket, requesterOf, routeToTeam } from './open-ticket';
import { ticketRoot } from './ticket-root';

const level = z.union([z.literal(1), z.literal(2), z.literal(3)]);

const reported = {
  ticketId: z.uuid(),
  title: z.string().trim().min(1).max(LIMITS.title),
  description: z.string().max(LIMITS.description),
  impact: level,
  urgency: level,
  categoryId: z.uuid().nullable(),
  siteId: z.uuid().nullable(),
  place: z.string().trim().max(LIMITS.place).nullable(),
};

const forSomebody = {
  /** For whom; absent: for oneself. */
  requesterId: z.uuid().optional(),
  confidential: z.boolean().optional(),
};

/** Somebody reports an incident, for themselves or on behalf of somebody else. */
export const reportTicket = defineMutation({
  name: 'ticket.report',
  v: 3,
  args: z.strictObject({
    ...reported,
    ...forSomebody,
    /** What it is about; absent: nobody said. */
    assetId: z.uuid().optional(),
  }),
  root: ticketRoot,
  creates: (args) => args.ticketId,
  async run(tx, args) {
    require_(can(tx.actor.role, 'ticket.report'), 'forbidden');
    if (args.siteId) require_(await tx.get('site', args.siteId), 'invalid', { field: 'siteId' });
    if (args.assetId) require_(await tx.get('asset', args.assetId), 'invalid', { field: 'assetId' });
    const requesterId = await requesterOf(tx, args.requesterId);
    const { title, description, impact, urgency, categoryId, siteId, place } = args;
    await openTicket(tx, {
      ...{ id: args.ticketId, kind: 'incident', title, description, impact, urgency, categoryId, siteId },
      ...{
        place: place || null,
        assetId: args.assetId ?? null,
        requesterId,
        confidential: args.confidential ?? false,
        request: null,
        approval: null,
        tasks: null,
      },
      teamId: await routeToTeam(tx, categoryId),
    });
    return undefined;
  },
});

/** Apps from before one could say what it is about. */
export const reportTicketV2 = defineMutation({
  name: 'ticket.report',
  v: 2,
  args: z.strictObject({ ...reported, ...forSomebody }),
  root: ticketRoot,
  creates: (args) => args.ticketId,
  run: (tx, args) => reportTicket.run(tx, args),
});

/** Apps from before one could report on behalf of somebody. */
export const reportTicketV1 = defineMutation({
  name: 'ticket.report',
  v: 1,
  args: z.strictObject(reported),
  root: ticketRoot,
  creates: (args) => args.ticketId,
  run: (tx, args) => reportTicket.run(tx, args),
});
