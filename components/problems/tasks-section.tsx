'use client';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import type { ProblemChoices, ProblemReport } from '#domain/problem/report';
import { inTaskOrder, openProblemTasks, takesTasks } from '#domain/problem/task';
import { type ProblemActs, type Said, sure } from './acts';
import { TaskForm } from './task-form';
import { TaskLine } from './task-line';
import { useUid } from './use-uid';

interface TasksSectionProps {
  report: ProblemReport;
  me: string;
  people: ProblemChoices['people'];
  acts: Pick<ProblemActs, 'addTask' | 'setTask' | 'removeTask'>;
}

/** What is to find out and to do, and by whom. */
export function TasksSection({ report, me, people, acts }: TasksSectionProps) {
  const t = useTranslations('problems');
  const router = useRouter();
  const [adds, setAdds] = useState(false);
  // Whoever leaves the form stands where it was opened.
  const [wasOpen, setWasOpen] = useState(false);
  const { id: problemId, tasks, names, state } = report;
  const uid = useUid();
  const takes = takesTasks(state);
  const done = tasks.length - openProblemTasks(tasks).length;
  const add = async (said: Said) => {
    const answer = await sure(acts.addTask({ uid: uid.of(said), args: { problemId, ...said } }));
    if (answer.ok || answer.error.code !== 'unavailable') uid.settle();
    if (!answer.ok) return answer.error;
    setAdds(false);
    router.refresh();
    return null;
  };
  return (
    <section aria-label={t('task.title')} className="mt-6">
      <div className="flex items-baseline justify-between gap-3 pb-1">
        <h2 className="text-base font-semibold">{t('task.title')}</h2>
        {tasks.length > 0 ? (
          <span className="num text-ink-3">
            {t('task.progress', { done: String(done), all: String(tasks.length) })}
          </span>
        ) : null}
      </div>
      {tasks.length === 0 && !adds ? <p className="text-ink-3">{t('task.none')}</p> : null}
      <ul className="divide-y divide-line">
        {inTaskOrder(tasks).map((task) => (
          <li key={task.id}>
            <TaskLine {...{ problemId, task, people, names }} acts={takes ? acts : null} />
          </li>
        ))}
      </ul>
      {!takes ? null : adds ? (
        <TaskForm
          verb={t('task.add')}
          first={{ title: '', ownerId: me, dueOn: null }}
          people={people}
          save={add}
          onClose={() => setAdds(false)}
        />
      ) : (
        <Button
          tone="text"
          size="sm"
          icon={<Plus />}
          className="-ms-3"
          autoFocus={wasOpen}
          onPress={() => {
            setAdds(true);
            setWasOpen(true);
          }}
        >
          {t('task.add')}
        </Button>
      )}
    </section>
  );
}
