import type { Searched } from './ticket-index';

/** A number that differs when anything the index holds of a ticket does: FNV-1a over its texts and fields. */
export function signature(ticket: Searched, said: string): number {
  const { number, title, description, place, state, priority } = ticket;
  const { teamId, siteId, categoryId, assigneeId, requesterId, reporterId, updatedAt } = ticket;
  const fields = [number, state, priority, teamId, siteId, categoryId, assigneeId, requesterId, reporterId];
  let hash = 0x811c9dc5;
  for (const text of [title, description, place ?? '', said, fields.join(), String(updatedAt)]) {
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ 0xffff, 0x01000193);
  }
  return hash;
}
