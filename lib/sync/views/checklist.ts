import { z } from 'zod';
import { deletedAt, id, instant, ver } from './fields';

/** One thing to do on a ticket. Staff only, ticked off by whoever does it. */
export const checklistItemRow = z.strictObject({
  id,
  ticketId: id,
  text: z.string(),
  /** Order on the list; equal positions are ordered by id. */
  position: z.number().int().nonnegative(),
  /** Effective instant; null: still to do. */
  doneAt: instant.nullable(),
  doneById: id.nullable(),
  ver,
  deletedAt,
});
export type ChecklistItemRow = z.infer<typeof checklistItemRow>;
