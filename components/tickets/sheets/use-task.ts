'use client';
import { useState } from 'react';
import type { MutateAnswer } from '#client/live/mutate';
import { showToast, type ToastWords } from '#components/ui/toast';
import type { TicketRow } from '#sync/views/ticket';
import { useRefusedWords } from '../parts/refused-words';

/**
 * Runs what a sheet decided. Accepted by this device: the sheet closes and a toast says so. Refused: the reason
 * appears in the sheet, and what was typed stays in it. `notSaved` says that this device did not even get that far.
 */
export function useTask(ticket: TicketRow, onClose: () => void) {
  const words = useRefusedWords();
  const [refused, setRefused] = useState<string | null>(null);
  const notSaved = () => setRefused(words('storage', ticket.state));
  const perform = async (act: Promise<MutateAnswer>, done: ToastWords, clear: () => void): Promise<void> => {
    const answer = await act;
    if (!answer.ok) {
      setRefused(words(answer.error, ticket.state));
      return;
    }
    setRefused(null);
    clear();
    onClose();
    showToast(done);
  };
  return { refused, perform, notSaved };
}
