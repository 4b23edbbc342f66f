import { z } from 'zod';
import { require_ } from '#domain/kernel/errors';
import { priorityOf } from '#domain/priority/matrix';
import { editableFields } from '#domain/ticket/actions';
import { EDIT_FIELDS } from '#domain/ticket/edit-fields';
import { LIMITS } from '#domain/ticket/limits';
import { defineMutation } from '#sync/define';
import type { Patch, Tx } from '#sync/tx';
import type { TicketRow } from '#sync/views/ticket';
import { matrixOf } from '../matrix';
import { mergeFields } from '../merge';
import { readTicket } from './guard';
import { previousOf, record } from './record-step';
import { ticketRoot } from './ticket-root';

const level = z.union([z.literal(1), z.literal(2), z.literal(3)]);

const fields = {
  title: z.string().trim().min(1).max(LIMITS.title),
  description: z.string().max(LIMITS.description),
  categoryId: z.uuid().nullable(),
  siteId: z.uuid().nullable(),
  place: z.string().trim().max(LIMITS.place).nullable(),
  impact: level,
  urgency: level,
};
const before = z.strictObject(fields).partial();
const changes = z.strictObject({ ...fields, assetId: z.uuid().nullable() }).partial();

/** Somebody changes what a ticket says. Field by field: only one that both sides changed is a conflict. */
export const editTicket = defineMutation({
  name: 'ticket.edit',
  v: 2,
  args: z.strictObject({ ticketId: z.uuid(), changes }),
  root: ticketRoot,
  async baseOf(tx, args) {
    const ticket = await readTicket(tx, args.ticketId);
    const named = EDIT_FIELDS.filter((field) => args.changes[field] !== undefined);
    return Object.fromEntries(named.map((field) => [field, ticket[field]]));
  },
  async run(tx, args) {
    const ticket = await readTicket(tx, args.ticketId);
    const wished = { ...args.changes, ...(args.changes.place === '' ? { place: null } : {}) };
    const allowed = editableFields(tx.actor, ticket);
    const ever = editableFields(tx.actor, { ...ticket, state: 'new' });
    require_(ever.length > 0, 'forbidden');
    require_(allowed.length > 0, 'illegal_state', { state: ticket.state });
    for (const field of EDIT_FIELDS)
      require_(wished[field] === undefined || allowed.includes(field), 'forbidden', { field });
    await requireKnown(tx, wished);

    const { changes: made, merged } = mergeFields(tx.base, pick(ticket), wished);
    if (made.length > 0) {
      const patch = Object.fromEntries(made.map(({ field, to }) => [field, to])) as Patch<'ticket'>;
      const { impact, urgency } = { ...ticket, ...patch };
      const priority =
        patch.impact || patch.urgency ? priorityOf(impact, urgency, await matrixOf(tx)) : ticket.priority;
      const all =
        priority === ticket.priority
          ? made
          : [...made, { field: 'priority', from: ticket.priority, to: priority }];
      const promised = all.some(({ field }) => ['priority', 'categoryId', 'siteId'].includes(field));
      const previousAt = promised ? previousOf(ticket) : null;
      const entry = { kind: 'edit' as const, data: { changes: all } };
      await record(tx, ticket, previousAt, entry, () => ({ ...patch, priority }));
    }
    return merged.length > 0 ? { merged } : undefined;
  },
});

/** Apps from before a ticket could name its asset. */
export const editTicketV1 = defineMutation({
  name: 'ticket.edit',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid(), changes: before }),
  root: ticketRoot,
  run: (tx, args) => editTicket.run(tx, args),
});

const pick = ({ title, description, categoryId, siteId, place, assetId, impact, urgency }: TicketRow) => ({
  ...{ title, description, categoryId, siteId, place, assetId, impact, urgency },
});

async function requireKnown(tx: Tx, wished: z.infer<typeof changes>): Promise<void> {
  if (wished.siteId) require_(await tx.get('site', wished.siteId), 'invalid', { field: 'siteId' });
  if (wished.assetId) require_(await tx.get('asset', wished.assetId), 'invalid', { field: 'assetId' });
  if (wished.categoryId)
    require_(await tx.get('category', wished.categoryId), 'invalid', { field: 'categoryId' });
}
