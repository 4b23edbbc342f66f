'use client';
import { CircleCheck, CircleDashed, CirclePlay } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Group, GroupBlock } from '#components/ui/group';
import { useTimes } from '#components/ui/when';
import { inTasksWords } from '#components/words/tasks-words';
import { progressOf, taskState } from '#domain/fulfil/task';
import type { TicketRow } from '#sync/views/ticket';

/** How far what was asked for is, for whoever asked: which parts are done, and which are being done. */
export const TasksProgress = inTasksWords(Progress);

const LOOKS: Record<'waiting' | 'ready' | 'done', { icon: ReactNode; tone: string }> = {
  waiting: { icon: <CircleDashed />, tone: 'text-ink-3' },
  ready: { icon: <CirclePlay />, tone: 'text-accent' },
  done: { icon: <CircleCheck />, tone: 'text-ok' },
};

function Progress({ ticket, className }: { ticket: TicketRow; className?: string }) {
  const t = useTranslations('tasks');
  const times = useTimes();
  const tasks = ticket.tasks ?? [];
  const progress = progressOf(tasks);
  if (progress.all === 0) return null;
  const when = (at: number | null) => (at === null || times.now === null ? '' : times.dayClock(at));
  return (
    <Group title={t('own')} end={t('progress', progress)} className={className}>
      <GroupBlock>
        <ol>
          {tasks.map((task) => {
            const state = taskState(tasks, task);
            // What turned out not to be needed is no step of theirs.
            if (state === 'skipped') return null;
            const { icon, tone } = LOOKS[state];
            return (
              <li key={task.id} className="flex min-h-9 items-start gap-3 py-1.5 text-base">
                <span className={`flex-none pt-0.5 [&_.lucide]:size-5 ${tone}`}>
                  {icon}
                  {state === 'done' ? null : <span className="sr-only">{t(`state.${state}`)}</span>}
                </span>
                <span className="min-w-0 flex-1">
                  <bdi className={state === 'waiting' ? 'text-ink-3' : 'text-ink'}>{task.title}</bdi>
                  {state === 'done' ? (
                    <span className="block text-sm text-ink-3">
                      {t('state.done', { when: when(task.endedAt) })}
                    </span>
                  ) : null}
                </span>
              </li>
            );
          })}
        </ol>
      </GroupBlock>
    </Group>
  );
}
