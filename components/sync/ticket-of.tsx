'use client';
import { useTranslations } from 'use-intl';
import { useTicket } from '#client/live/ticket';
import { useNumberWords } from '#components/shell/ticket-no';
import type { Id } from '#domain/kernel/types';

/**
 * How the ticket of something that was done is called. What was done is here before the ticket, on a device that is
 * still loading: a ticket that is not here has no number, and its code belongs only to what was reported here.
 *
 * @returns the number the server gave, if it is known, and the words
 */
export function useTicketOf({ name, ticketId }: { name: string; ticketId: Id }): {
  given: string | null;
  words: string;
} {
  const t = useTranslations('settle.noNumber');
  const number = useNumberWords();
  const found = useTicket(ticketId);
  if (found.state === 'ready') return { given: found.ticket.number, words: number(found.ticket) };
  const isGone = found.state === 'missing' && found.reason === 'not_found';
  const words = isGone
    ? t('gone')
    : name === 'ticket.report' || name === 'request.submit'
      ? number({ id: ticketId, number: null })
      : // One look into the store, less than a frame.
        found.state === 'loading'
        ? '…'
        : t('coming');
  return { given: null, words };
}
