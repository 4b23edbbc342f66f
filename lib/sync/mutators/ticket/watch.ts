import { z } from 'zod';
import { require_ } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { mayWorkOn } from '#domain/ticket/actions';
import { LIMITS } from '#domain/ticket/limits';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import type { TicketRow } from '#sync/views/ticket';
import { readTicket } from './guard';
import { ticketRoot } from './ticket-root';

/** Somebody follows a ticket from now on. Named by those who work on it: it lets the watcher see the ticket. */
export const watchTicket = defineMutation({
  name: 'ticket.watch',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid(), personId: z.uuid() }),
  root: ticketRoot,
  async run(tx, { ticketId, personId }) {
    const ticket = await readTicket(tx, ticketId);
    require_(mayWorkOn(tx.actor, ticket), 'forbidden');
    await addWatchers(tx, ticket, [personId]);
    return undefined;
  },
});

/** Somebody no longer follows it: by their own wish, or of those who work on it. */
export const unwatchTicket = defineMutation({
  name: 'ticket.unwatch',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid(), personId: z.uuid() }),
  root: ticketRoot,
  async run(tx, { ticketId, personId }) {
    const ticket = await readTicket(tx, ticketId);
    require_(personId === tx.actor.id || mayWorkOn(tx.actor, ticket), 'forbidden');
    if (!ticket.watcherIds.includes(personId)) return undefined;
    const watcherIds = ticket.watcherIds.filter((id) => id !== personId);
    await tx.update('ticket', ticketId, { watcherIds });
    return undefined;
  },
});

/** Adds people to those who follow a ticket. A set: two who add at the same time both succeed. */
export async function addWatchers(tx: Tx, ticket: TicketRow, personIds: readonly Id[]): Promise<void> {
  const added = [...new Set(personIds)].filter((id) => !ticket.watcherIds.includes(id));
  if (added.length === 0) return;
  for (const id of added) {
    const person = await tx.get('person', id);
    require_(person?.active, 'invalid', { field: 'personId' });
  }
  const watcherIds = [...ticket.watcherIds, ...added].sort();
  require_(watcherIds.length <= LIMITS.watchers, 'invalid', { field: 'watchers' });
  await tx.update('ticket', ticket.id, { watcherIds });
}
