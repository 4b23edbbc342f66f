'use client';
import { CircleCheck, RotateCcw, UserRoundCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { enqueueAct, type MutateAnswer } from '#client/live/mutate';
import { useMe } from '#components/shell/actor';
import { showToast } from '#components/ui/toast';
import type { Task } from '#domain/fulfil/task';
import type { TicketRow } from '#sync/views/ticket';
import { useRefusedWords } from '../parts/refused-words';

/** What can be done with a task at once, without a sheet; each says what became of it. */
export function useTaskActs(ticket: TicketRow, task: Task) {
  const t = useTranslations('tasks');
  const { actor } = useMe();
  const refused = useRefusedWords();
  const on = { ticketId: ticket.id, taskId: task.id };
  const { title } = task;
  const say = async (act: Promise<MutateAnswer>, text?: string, icon?: ReactNode) => {
    const answer = await act;
    if (!answer.ok) showToast({ text: refused(answer.error, ticket.state) });
    else if (text) showToast({ text, icon });
  };
  return {
    tick: (step: number, done: boolean) => void say(enqueueAct('task.tick', { ...on, step, done })),
    end: () =>
      void say(
        enqueueAct('task.end', { ...on, outcome: 'done', note: '' }),
        t('did.done', { title }),
        <CircleCheck />,
      ),
    again: () => void say(enqueueAct('task.reopen', on), t('again', { title }), <RotateCcw />),
    take: () =>
      void say(
        enqueueAct('task.assign', { ...on, assigneeId: actor.id }),
        t('did.taken', { title }),
        <UserRoundCheck />,
      ),
    giveBack: () =>
      void say(enqueueAct('task.assign', { ...on, assigneeId: null }), t('did.back', { title })),
  };
}
