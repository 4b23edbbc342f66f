import type { Id } from '../kernel/types';
import { isOfChange, type NotifiedEvent, REVIEW_DUE } from './events';

/** Where in the app it is read what somebody was told of: its ticket, its change, or its article. */
export const placeOf = ({ event, ticketId: id }: { event: NotifiedEvent; ticketId: Id }): string => {
  if (event === REVIEW_DUE) return `/app/knowledge/${id}`;
  return isOfChange(event) ? `/app/changes/${id}` : `/app/tickets/${id}`;
};
