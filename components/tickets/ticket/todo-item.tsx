'use client';
import { Check, X } from 'lucide-react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { useTranslations } from 'use-intl';
import { type MutateAnswer, mutate } from '#client/live/mutate';
import { IconButton } from '#components/ui/icon-button';
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
      <Checkbox
        isSelected={isDone}
        onChange={(next) => void say(mutate.tickItem({ ...on, done: next }))}
        className="group flex min-h-12 min-w-0 flex-1 items-center gap-3 rounded-tag text-base outline-offset-0 dense:min-h-9 dense:text-sm"
      >
        <span className="grid size-6 flex-none place-items-center rounded-tag text-transparent ring-[1.5px] ring-line-strong ring-inset group-data-selected:bg-accent group-data-selected:text-on-accent group-data-selected:ring-accent dense:size-4.5 [&_.lucide]:size-4 dense:[&_.lucide]:size-3">
          <Check style={{ strokeWidth: 3 }} />
        </span>
        <span dir="auto" className={`min-w-0 py-2 ${isDone ? 'text-ink-3 line-through' : ''}`}>
          {item.text}
        </span>
      </Checkbox>
      <IconButton icon={<X />} label={t('remove', { text: item.text })} onPress={() => void remove()} />
    </li>
  );
}
