import { can } from '#domain/access/capabilities';
import type { Actor } from '#domain/access/roles';
import type { Entity, RowOf } from './entities';

/**
 * Field masks by role (P5): contact data only for those who read the directory, and one's own; how tickets are tied
 * together, and to articles, only for staff.
 */
export function masked<E extends Entity>(actor: Actor, entity: E, row: RowOf<E>): RowOf<E> {
  if (entity === 'person' && row.id !== actor.id && !can(actor.role, 'directory.read'))
    return { ...row, email: null, phone: null };
  if (entity === 'ticket' && !can(actor.role, 'ticket.note'))
    return { ...row, parentId: null, duplicateOfId: null, relatedIds: [] };
  if (entity === 'article' && !can(actor.role, 'ticket.note')) return { ...row, ticketIds: [] };
  return row;
}
