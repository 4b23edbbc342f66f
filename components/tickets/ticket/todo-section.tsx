'use client';
import { Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useChecklist } from '#client/live/checklist';
import { Button } from '#components/ui/button';
import { later } from '#components/ui/later';
import { SectionHeading } from '#components/ui/section-heading';
import type { TicketRow } from '#sync/views/ticket';

const TodoItem = later(() => import('./todo-item').then((part) => part.TodoItem));

/** What is to do on a ticket, ticked off where it is done. Nothing while the list is empty. */
export function TodoSection({
  ticket,
  onAdd,
  className,
}: {
  ticket: TicketRow;
  onAdd: () => void;
  className?: string;
}) {
  const t = useTranslations('tickets.todo');
  const items = useChecklist(ticket.id);
  if (!items || items.length === 0) return null;
  const done = items.filter((item) => item.doneAt !== null).length;
  return (
    <section className={className}>
      <SectionHeading end={t('progress', { done, all: items.length })} className="pb-1">
        {t('title')}
      </SectionHeading>
      <ul className="divide-y divide-line">
        {items.map((item) => (
          <TodoItem key={item.id} item={item} ticket={ticket} />
        ))}
      </ul>
      <Button tone="text" size="sm" icon={<Plus />} onPress={onAdd} className="-ms-3">
        {t('more')}
      </Button>
    </section>
  );
}
