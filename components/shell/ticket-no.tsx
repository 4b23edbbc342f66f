'use client';
import { useTranslations } from 'use-intl';
import { RefNo } from '#components/ui/ref-no';
import type { Id } from '#domain/kernel/types';
import { provisionalCode } from '#domain/ticket/number';

export interface Numbered {
  id: Id;
  number: string | null;
}

/** The number as text: the server's, or a short code until it has given one. */
export function useNumberWords(): (ticket: Numbered) => string {
  const t = useTranslations('nav');
  return (ticket) => ticket.number ?? t('provisional', { code: provisionalCode(ticket.id) });
}

/** The number of a ticket; a provisional one has a dashed line until the server's takes its place. */
export function TicketNo({ ticket }: { ticket: Numbered }) {
  const words = useNumberWords();
  return <RefNo here={ticket.number === null}>{words(ticket)}</RefNo>;
}
