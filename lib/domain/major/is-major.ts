import { isOpen, type TicketState } from '../ticket/states';

/** Whether a ticket is handled as a major incident now: declared, not stood down, and not over. */
export const isMajor = ({
  state,
  major,
}: {
  state: TicketState;
  major?: { since?: number; stoodDown?: true | undefined } | null | undefined;
}): boolean => Boolean(major) && !major?.stoodDown && isOpen(state);
