import type { Id } from '#domain/kernel/types';

/** The root of every intent on one ticket. */
export const ticketRoot = (args: { ticketId: Id }) => ({ kind: 'ticket', id: args.ticketId }) as const;
