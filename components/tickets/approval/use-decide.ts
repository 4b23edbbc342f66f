'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { decide, whatIsRead } from '#client/live/approvals';
import { useNumberWords } from '#components/shell/ticket-no';
import { showToast } from '#components/ui/toast';
import type { TicketRow } from '#sync/views/ticket';
import { useRefusedWords } from '../parts/refused-words';

/**
 * Deciding on what is before the person. What they read is what stood there when they opened it: where it changes
 * meanwhile they say that they have read it again.
 */
export function useDecide(ticket: TicketRow) {
  const t = useTranslations('approval');
  const number = useNumberWords();
  const refused = useRefusedWords();
  const now = whatIsRead(ticket);
  const [seen, setSeen] = useState(now);
  const approve = async () => {
    const answer = await decide(ticket.id, 'approved', '', seen);
    showToast({
      text: answer.ok ? t('done.approved', { number: number(ticket) }) : refused(answer.error, ticket.state),
    });
  };
  return { seen, isChanged: seen !== now, readAgain: () => setSeen(now), approve };
}
