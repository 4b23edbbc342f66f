'use client';
import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { type MutateAnswer, mutate } from '#client/live/mutate';
import { IconButton } from '#components/ui/icon-button';
import { Tick } from '#components/ui/tick';
import { showToast } from '#components/ui/toast';
import type { ChecklistItemRow } from '#sync/views/checklist';
import type { TicketRow } from '#sync/views/ticket';
import { useRefusedWords } from '../parts/refused-words';

/** One thing to do: ticked off, or taken off the list. */
export function TodoItem({ item, ticket }: { item: ChecklistItemRow; ticket: TicketRow }) {
  const t = useTranslations('tickets.todo');
  const common = useTranslations('common');
  const refused = useRefusedWords();
  const isDone = item.doneAt !== null;
  const on = { ticketId: ticket.id, itemId: item.id };
  const say = async (act: Promise<MutateAnswer>, done?: () => void) => {
    const answer = await act;
    if (!answer.ok) showToast({ text: refused(answer.error, ticket.state) });
    else done?.();
  };
  const remove = () =>
    say(mutate.removeItem(on), () =>
      showToast({
        text: t('removed'),
        action: {
          label: common('undo'),
          onPress: () =>
            void mutate.addItem({ ticketId: ticket.id, text: item.text, position: item.position }),
        },
      }),
    );
  return (
    <li className="flex items-center gap-1">
      <Tick isDone={isDone} onChange={(next) => void say(mutate.tickItem({ ...on, done: next }))}>
        {item.text}
      </Tick>
      <IconButton icon={<X />} label={t('remove', { text: item.text })} onPress={() => void remove()} />
    </li>
  );
}
