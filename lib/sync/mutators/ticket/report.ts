import { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { effectiveInstant } from '#domain/kernel/effective-instant';
import { DomainError, require_ } from '#domain/kernel/errors';
import { tellsNumber } from '#domain/notify/numbered';
import { priorityOf } from '#domain/priority/matrix';
import { LIMITS } from '#domain/ticket/limits';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import { matrixOf } from '../matrix';
import { tick } from './clocks';
import { appendEntry } from './record-step';
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

/** Somebody reports an incident, for themselves or on behalf of somebody else. */
export const reportTicket = defineMutation({
  name: 'ticket.report',
  v: 2,
  args: z.strictObject({
    ...reported,
    /** For whom; absent: for oneself. */
    requesterId: z.uuid().optional(),
    confidential: z.boolean().optional(),
  }),
  root: ticketRoot,
  creates: (args) => args.ticketId,
  async run(tx, args) {
    require_(can(tx.actor.role, 'ticket.report'), 'forbidden');
    if (args.siteId) require_(await tx.get('site', args.siteId), 'invalid', { field: 'siteId' });
    const requesterId = args.requesterId ?? tx.actor.id;
    if (requesterId !== tx.actor.id) {
      require_(can(tx.actor.role, 'ticket.reportFor'), 'forbidden', { field: 'requesterId' });
      const requester = await tx.get('person', requesterId);
      require_(requester?.active, 'invalid', { field: 'requesterId' });
    }
    const teamId = await routeToTeam(tx, args.categoryId);
    const effective = effectiveInstant(tx.occurredAt, tx.receivedAt, null);
    const priority = priorityOf(args.impact, args.urgency, await matrixOf(tx));
    const state = 'new' as const;
    const facts = { kind: 'incident' as const, state, priority, teamId, holdReason: null };
    const { categoryId, siteId } = args;
    const ticked = await tick(tx, null, { ...facts, categoryId, siteId }, { at: effective.at });
    await tx.insert('ticket', {
      id: args.ticketId,
      kind: 'incident',
      number: await tx.nextNumber('incident'),
      title: args.title,
      description: args.description,
      state,
      stateSince: effective.at,
      impact: args.impact,
      urgency: args.urgency,
      priority,
      categoryId,
      siteId,
      place: args.place || null,
      teamId,
      assigneeId: null,
      requesterId,
      reporterId: tx.actor.id,
      holdReason: null,
      resolutionCode: null,
      createdAt: effective.at,
      resolvedAt: null,
      closedAt: null,
      reopenCount: 0,
      satisfaction: null,
      ratedAt: null,
      parentId: null,
      duplicateOfId: null,
      major: null,
      relatedIds: [],
      watcherIds: [],
      confidential: args.confidential ?? false,
      handedAt: null,
      acceptedAt: null,
      sla: ticked.patch.sla ?? null,
      updatedAt: effective.at,
    });
    await appendEntry(tx, args.ticketId, null, { kind: 'report', data: ticked.data });
    // What a job or a mail makes a ticket of was not reported on a device: those have intents of version 7.
    const isOfDevice = tx.uid[14] === '7';
    const told = tx.receivedAt === null || !isOfDevice ? 'not' : tellsNumber(tx.occurredAt, tx.receivedAt);
    if (told !== 'not') {
      const quietly = told === 'quietly';
      tx.emit({ type: 'ticket.numbered', ticketId: args.ticketId, reporterId: tx.actor.id, quietly });
    }
    return undefined;
  },
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

/** The team of the category, else of its group, else first line. */
async function routeToTeam(tx: Tx, categoryId: string | null): Promise<string> {
  const categories = categoryId ? await tx.all('category') : [];
  const category = categories.find((row) => row.id === categoryId);
  if (categoryId) require_(category, 'invalid', { field: 'categoryId' });
  const group = categories.find((row) => row.id === category?.parentId);
  const teams = await tx.all('team');
  const isThere = (id: string | null | undefined) => teams.some((team) => team.id === id && team.active);
  // A team that is no longer there takes nothing new: nobody would look.
  const routed = [category?.teamId, group?.teamId].find(isThere);
  if (routed) return routed;
  const firstLine = teams.find((team) => team.firstLine);
  if (!firstLine) throw new DomainError('invalid', { field: 'team' });
  return firstLine.id;
}
