import { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { isStaff } from '#domain/access/roles';
import { require_ } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { mayNote, mayWorkOn } from '#domain/ticket/actions';
import { LIMITS } from '#domain/ticket/limits';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import type { TicketRow } from '#sync/views/ticket';
import { readTicket } from './guard';
import { appendEntry, record } from './record-step';
import { ticketRoot } from './ticket-root';
import { addWatchers } from './watch';

const written = { ticketId: z.uuid(), body: z.string().trim().min(1).max(LIMITS.text) };
const args = z.strictObject({ ...written, mentions: z.array(z.uuid()).max(LIMITS.mentions).optional() });
const argsV1 = z.strictObject(written);

/** A public comment: everybody who sees the ticket reads it. In every state, so nothing is ever refused. */
export const commentTicket = defineMutation({
  name: 'ticket.comment',
  v: 2,
  args,
  root: ticketRoot,
  async run(tx, { ticketId, body, mentions = [] }) {
    const ticket = await readTicket(tx, ticketId);
    require_(can(tx.actor.role, 'ticket.comment'), 'forbidden');
    const called = await mentioned(tx, ticket, mentions);
    await record(tx, ticket, null, { kind: 'comment', body, data: named(mentions) });
    await callIn(tx, ticket, called, false);
    return undefined;
  },
});

/**
 * An internal note. It does not touch `updatedAt`: somebody who may not see notes must not learn of one
 * from a changed date either.
 */
export const noteTicket = defineMutation({
  name: 'ticket.note',
  v: 2,
  args,
  root: ticketRoot,
  async run(tx, { ticketId, body, mentions = [] }) {
    const ticket = await readTicket(tx, ticketId);
    require_(mayNote(tx.actor, ticket), 'forbidden');
    const called = await mentioned(tx, ticket, mentions);
    await appendEntry(tx, ticketId, null, { kind: 'note', internal: true, body, data: named(mentions) });
    await callIn(tx, ticket, called, true);
    return undefined;
  },
});

/** Apps from before people could be named. */
export const commentTicketV1 = defineMutation({
  name: 'ticket.comment',
  v: 1,
  args: argsV1,
  root: ticketRoot,
  run: (tx, a) => commentTicket.run(tx, a),
});
export const noteTicketV1 = defineMutation({
  name: 'ticket.note',
  v: 1,
  args: argsV1,
  root: ticketRoot,
  run: (tx, a) => noteTicket.run(tx, a),
});

const named = (mentions: readonly Id[]) => (mentions.length > 0 ? { mentions: [...new Set(mentions)] } : {});

/**
 * The colleagues a text calls in. Only those who work on the ticket may name somebody, and only staff. Whoever has
 * left in the meantime is not called, and the text stands all the same.
 */
async function mentioned(tx: Tx, ticket: TicketRow, mentions: readonly Id[]): Promise<Id[]> {
  const others = new Set(mentions.filter((id) => id !== tx.actor.id));
  require_(others.size === 0 || mayWorkOn(tx.actor, ticket), 'forbidden', { field: 'mentions' });
  const called: Id[] = [];
  for (const id of others) {
    const person = await tx.get('person', id);
    require_(person && isStaff(person.role), 'invalid', { field: 'mentions' });
    if (person.active) called.push(id);
  }
  return called;
}

/** Whoever is named follows the ticket from then on, or they could not read what they were named in. */
async function callIn(tx: Tx, ticket: TicketRow, called: readonly Id[], internal: boolean): Promise<void> {
  await addWatchers(
    tx,
    ticket,
    called.filter((id) => id !== ticket.assigneeId),
  );
  const { id: ticketId } = ticket;
  for (const personId of called) tx.emit({ type: 'ticket.mentioned', ticketId, personId, internal });
  tx.emit({ type: 'ticket.commented', ticketId, internal });
}
