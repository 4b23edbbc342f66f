import { z } from 'zod';
import { effectiveInstant } from '#domain/kernel/effective-instant';
import { require_ } from '#domain/kernel/errors';
import { mayWorkOn } from '#domain/ticket/actions';
import { LIMITS } from '#domain/ticket/limits';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import type { ChecklistItemRow } from '#sync/views/checklist';
import { readTicket } from './guard';
import { ticketRoot } from './ticket-root';

const text = z.string().trim().min(1).max(LIMITS.checklistText);
const onItem = { ticketId: z.uuid(), itemId: z.uuid() };

/** One more thing to do. */
export const addItem = defineMutation({
  name: 'ticket.addItem',
  v: 1,
  args: z.strictObject({
    ticketId: z.uuid(),
    text,
    /** Where on the list: the number of items the person saw. */
    position: z.number().int().min(0).max(LIMITS.checklistItems),
  }),
  root: ticketRoot,
  async run(tx, { ticketId, ...item }) {
    await requireWork(tx, ticketId);
    await tx.insert('checklistItem', { id: tx.id(0), ticketId, ...item, doneAt: null, doneById: null });
    return undefined;
  },
});

/** Done, or not done after all. Whoever ticks it second finds it as they wish: nothing to refuse. */
export const tickItem = defineMutation({
  name: 'ticket.tickItem',
  v: 1,
  args: z.strictObject({ ...onItem, done: z.boolean() }),
  root: ticketRoot,
  async run(tx, { ticketId, itemId, done }) {
    const item = await readItem(tx, ticketId, itemId);
    if ((item.doneAt !== null) === done) return undefined;
    const { at } = effectiveInstant(tx.occurredAt, tx.receivedAt, null);
    await tx.update('checklistItem', itemId, {
      doneAt: done ? at : null,
      doneById: done ? tx.actor.id : null,
    });
    return undefined;
  },
});

/** Other words for the same thing to do. */
export const renameItem = defineMutation({
  name: 'ticket.renameItem',
  v: 1,
  args: z.strictObject({ ...onItem, text }),
  root: ticketRoot,
  async baseOf(tx, { ticketId, itemId }) {
    return { text: (await readItem(tx, ticketId, itemId)).text };
  },
  async run(tx, { ticketId, itemId, text: mine }) {
    const item = await readItem(tx, ticketId, itemId);
    const base = tx.base?.text;
    if (item.text === mine) return undefined;
    if (base !== undefined && base !== item.text)
      return { merged: [{ field: 'text', base, mine, theirs: item.text }] };
    await tx.update('checklistItem', itemId, { text: mine });
    return undefined;
  },
});

/** No longer to do. Whoever removes it second finds it gone. */
export const removeItem = defineMutation({
  name: 'ticket.removeItem',
  v: 1,
  args: z.strictObject(onItem),
  root: ticketRoot,
  async run(tx, { ticketId, itemId }) {
    await requireWork(tx, ticketId);
    const item = await tx.get('checklistItem', itemId);
    if (!item) return undefined;
    require_(item.ticketId === ticketId, 'not_found');
    const { at } = effectiveInstant(tx.occurredAt, tx.receivedAt, null);
    await tx.update('checklistItem', itemId, { deletedAt: at });
    return undefined;
  },
});

async function requireWork(tx: Tx, ticketId: string): Promise<void> {
  const ticket = await readTicket(tx, ticketId);
  require_(mayWorkOn(tx.actor, ticket), 'forbidden');
}

async function readItem(tx: Tx, ticketId: string, itemId: string): Promise<ChecklistItemRow> {
  await requireWork(tx, ticketId);
  const item = await tx.get('checklistItem', itemId);
  require_(item && item.ticketId === ticketId, 'not_found');
  return item;
}
