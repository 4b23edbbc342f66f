import type { TicketState, TicketStep } from './states';

/**
 * How a ticket can be tied to another: `parent` (the other carries this one), `child` (the reverse), `duplicate`
 * (the other tells the same and goes on), `original` (the reverse), `related` (worth knowing together).
 */
export const TICKET_RELATIONS = ['parent', 'child', 'duplicate', 'original', 'related'] as const;
export type TicketRelation = (typeof TICKET_RELATIONS)[number];

/** What became of a ticket, as far as it matters to those that tell the same. */
export type FirstState = Exclude<TicketState, 'closed'>;

/**
 * What stands on a ticket that was closed because another tells the same, where everybody who sees it reads it: what
 * became of that other. Nothing in it says which one it is.
 */
export const becameOfFirst = (to: FirstState) => ({ relation: 'duplicate', to }) as const;

interface Told {
  internal: boolean;
  effectiveAt: number;
  data: {
    relation?: TicketRelation | undefined;
    to?: TicketState | undefined;
    step?: TicketStep | undefined;
  };
}

/**
 * What became of the ticket that goes on for one that told the same, and since when; null while that is worked on.
 * What was told before it was last declared to tell the same no longer counts.
 *
 * @param entries the timeline of the one that was closed, in any order
 */
export function firstIsOver(entries: readonly Told[]): { as: 'resolved' | 'cancelled'; at: number } | null {
  let said: Told | null = null;
  let declared: Told | null = null;
  for (const entry of entries) {
    if (entry.data.step === 'duplicate' && entry.effectiveAt >= (declared?.effectiveAt ?? 0))
      declared = entry;
    const isWord = !entry.internal && entry.data.relation === 'duplicate' && entry.data.to !== undefined;
    if (isWord && entry.effectiveAt >= (said?.effectiveAt ?? 0)) said = entry;
  }
  if (!said || said.effectiveAt < (declared?.effectiveAt ?? 0)) return null;
  const { to } = said.data;
  return to === 'resolved' || to === 'cancelled' ? { as: to, at: said.effectiveAt } : null;
}
