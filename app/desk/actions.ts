'use server';
import { action } from '#server/auth/door';
import { suggestFor, suggestRequest } from '#server/dispatch/suggest';
import { assignEach, assignEachRequest, assignFromDesk, assignRequest } from '#server/tickets/assign';
import { assignMany, assignManyRequest, holdMany, holdManyRequest } from '#server/tickets/bulk';

/** A manager gives a ticket to somebody. */
export const assignTicket = action('action desk/assign-ticket', assignRequest, assignFromDesk);

/** The same for several tickets. */
export const assignTickets = action('action desk/assign-many', assignManyRequest, assignMany);

/** Several tickets, each for somebody of its own. */
export const assignEachTicket = action('action desk/assign-each', assignEachRequest, assignEach);

/** Whom the rules would give tickets to, and why nobody else. */
export const suggestPeople = action('action desk/suggest', suggestRequest, suggestFor);

/** A manager puts several tickets on hold. */
export const holdTickets = action('action desk/hold-many', holdManyRequest, holdMany);
