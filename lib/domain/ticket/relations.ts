/**
 * How a ticket can be tied to another: `parent` (the other carries this one), `child` (the reverse), `duplicate`
 * (the other tells the same and goes on), `original` (the reverse), `related` (worth knowing together).
 */
export const TICKET_RELATIONS = ['parent', 'child', 'duplicate', 'original', 'related'] as const;
export type TicketRelation = (typeof TICKET_RELATIONS)[number];
