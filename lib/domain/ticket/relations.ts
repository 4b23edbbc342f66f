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
  occurredAt: number;
  /** null: not on the server yet */
  receivedAt: number | null;
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
    if (entry.data.step === 'duplicate' && !isBefore(entry, declared)) declared = entry;
    const isWord = !entry.internal && entry.data.relation === 'duplicate' && entry.data.to !== undefined;
    if (isWord && !isBefore(entry, said)) said = entry;
  }
  if (!said || said.effectiveAt < (declared?.effectiveAt ?? 0)) return null;
  const { to } = said.data;
  return to === 'resolved' || to === 'cancelled' ? { as: to, at: said.effectiveAt } : null;
}

/** Several that came late may count from one moment: then they stand as they happened, by their own clocks. */
const isBefore = (one: Told, other: Told | null): boolean =>
  other !== null &&
  (one.effectiveAt - other.effectiveAt ||
    one.occurredAt - other.occurredAt ||
    (one.receivedAt ?? Number.MAX_VALUE) - (other.receivedAt ?? Number.MAX_VALUE)) < 0;
