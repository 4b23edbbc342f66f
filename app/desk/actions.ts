'use server';
import { action } from '#server/auth/door';
import { assignFromDesk, assignRequest } from '#server/tickets/assign';

/** A manager gives a ticket to somebody. */
export const assignTicket = action('action desk/assign-ticket', assignRequest, assignFromDesk);
