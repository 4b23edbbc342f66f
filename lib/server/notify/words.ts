import 'server-only';
import type { NotifiedEvent } from '#domain/notify/events';

/** Words this server sends outside of a page; each follows a ticket number: "INC-000123 assigned to you". */
export const PUSH_WORDS = {
  'ticket.assigned': 'assigned to you',
  'ticket.resolved': 'resolved',
  'ticket.mentioned': 'names you',
  'ticket.warned': 'is due soon',
  'ticket.breached': 'is overdue',
} as const satisfies Record<NotifiedEvent, string>;
