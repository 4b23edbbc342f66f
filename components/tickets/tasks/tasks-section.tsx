'use client';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMe } from '#components/shell/actor';
import { Button } from '#components/ui/button';
import { SectionHeading } from '#components/ui/section-heading';
import { SheetWords } from '#components/words/sheet-words';
import { inTasksWords } from '#components/words/tasks-words';
import { progressOf } from '#domain/fulfil/task';
import { mayWorkOn } from '#domain/ticket/actions';
import { isWorkable } from '#domain/ticket/states';
import type { TicketRow } from '#sync/views/ticket';
import { TaskCard } from './task-card';
import { GiveTaskSheet, SkipTaskSheet, type TaskAsk } from './task-sheets';

interface TasksSectionProps {
  ticket: TicketRow;
  onAdd(): void;
  className?: string;
}

/** The tasks of a ticket, for those who do them: ticked off where they are done, also without signal. */
export const TasksSection = inTasksWords(Section);

function Section({ ticket, onAdd, className }: TasksSectionProps) {
  const t = useTranslations('tasks');
  const { actor } = useMe();
  const [ask, setAsk] = useState<TaskAsk | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const tasks = ticket.tasks ?? [];
  const sheet = { ticket, isOpen, onClose: () => setIsOpen(false) };
  return (
    <section className={className} aria-label={t('title')}>
      <SectionHeading end={t('progress', progressOf(tasks))} className="pb-1">
        {t('title')}
      </SectionHeading>
      <ol className="divide-y divide-line">
        {tasks.map((task) => (
          <TaskCard
            key={task.id}
            ticket={ticket}
            task={task}
            onAsk={(one) => {
              setAsk(one);
              setIsOpen(true);
            }}
          />
        ))}
      </ol>
      {mayWorkOn(actor, ticket) && isWorkable(ticket.state) ? (
        <Button tone="text" size="sm" icon={<Plus />} onPress={onAdd} className="-ms-3">
          {t('add')}
        </Button>
      ) : null}
      {ask ? (
        <SheetWords>
          {ask.kind === 'give' ? (
            <GiveTaskSheet key={ask.taskId} taskId={ask.taskId} {...sheet} />
          ) : (
            <SkipTaskSheet key={ask.taskId} taskId={ask.taskId} {...sheet} />
          )}
        </SheetWords>
      ) : null}
    </section>
  );
}
