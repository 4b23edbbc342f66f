import type { Id } from '../kernel/types';
import { queryText, type TicketQuery } from './ticket-query';

const LIST = '/desk/tickets';

/** Where in a list one is: a cursor of the page, or the beginning. */
export interface ListPlace {
  older?: string;
  newer?: string;
}

export interface ListAddress {
  query: TicketQuery;
  place: ListPlace;
  /** the ticket open beside the list */
  ticket: Id | null;
}

/** The address as text, in a fixed order. */
export function listText({ query, place, ticket }: ListAddress): string {
  const parts = [queryText(query)];
  for (const name of ['older', 'newer'] as const)
    if (place[name]) parts.push(`${name}=${encodeURIComponent(place[name])}`);
  if (ticket) parts.push(`ticket=${ticket}`);
  return parts.filter(Boolean).join('&');
}

export function listHref(address: ListAddress): string {
  const text = listText(address);
  return text ? `${LIST}?${text}` : LIST;
}

/** What a page of a list is known by, whatever stands beside it. */
export const listKey = (query: TicketQuery, place: ListPlace): string =>
  listText({ query, place, ticket: null });
