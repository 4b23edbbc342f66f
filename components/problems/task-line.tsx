'use client';
import { Ellipsis, Pencil, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTimeZone, useTranslations } from 'use-intl';
import { newId } from '#client/platform/clock';
import { dateWords } from '#components/ui/date-words';
import { DialogConfirm } from '#components/ui/dialog-confirm';
import { IconButton } from '#components/ui/icon-button';
import { Menu } from '#components/ui/menu';
import { Tick } from '#components/ui/tick';
import { showToast } from '#components/ui/toast';
import { useTimes } from '#components/ui/when';
import type { ProblemChoices } from '#domain/problem/report';
import { isLate, type ProblemTask } from '#domain/problem/task';
import { type ProblemActs, type Refused, type Said, sure } from './acts';
import { TaskForm } from './task-form';

const baseOf = ({ title, ownerId, dueOn, doneAt }: ProblemTask) => ({
  ...{ title, ownerId, dueOn },
  done: doneAt !== null,
});

interface TaskLineProps {
  problemId: string;
  task: ProblemTask;
  people: ProblemChoices['people'];
  names: Readonly<Record<string, string>>;
  /** null: the problem is closed */
  acts: Pick<ProblemActs, 'setTask' | 'removeTask'> | null;
}

/** One task: ticked off where it stands; the rest is behind its menu. */
export function TaskLine({ problemId, task, people, names, acts }: TaskLineProps) {
  const t = useTranslations('problems');
  const router = useRouter();
  const [edits, setEdits] = useState(false);
  const [asks, setAsks] = useState(false);
  // Whoever leaves the form stands where it was opened.
  const [wasOpen, setWasOpen] = useState(false);
  // As it was when somebody began to change it: what others do meanwhile is compared with it.
  const [was, setWas] = useState(task);
  const [clash, setClash] = useState(false);
  // Shown at once; what the server says of it counts as soon as it is read.
  const [tick, setTick] = useState<{ on: number | null; done: boolean } | null>(null);
  const isDone = tick && tick.on === task.doneAt ? tick.done : task.doneAt !== null;
  const of = { problemId, taskId: task.id };

  const end = async (done: boolean) => {
    if (!acts) return;
    setTick({ on: task.doneAt, done });
    const base = baseOf(task);
    const answer = await sure(acts.setTask({ uid: newId(), args: { ...of, ...base, done }, base }));
    if (answer.ok) return router.refresh();
    setTick(null);
    showToast({ text: t('refused') });
  };
  const change = async (said: Said): Promise<Refused['error'] | null> => {
    // Whoever was told of what others did meanwhile has seen that.
    const seen = clash ? task : was;
    const args = { ...of, ...said, done: seen.doneAt !== null };
    const answer = await sure(acts?.setTask({ uid: newId(), args, base: baseOf(seen) }) ?? Promise.reject());
    if (!answer.ok) return answer.error;
    router.refresh();
    setClash(answer.data.length > 0);
    setEdits(answer.data.length > 0);
    return null;
  };
  const remove = async () => {
    const answer = await sure(acts?.removeTask({ uid: newId(), args: of }) ?? Promise.reject());
    if (answer.ok) router.refresh();
    else showToast({ text: t('refused') });
  };
  const { title, ownerId } = task;
  if (edits)
    return (
      <TaskForm
        verb={t('save')}
        first={was}
        people={people}
        names={names}
        note={clash && task !== was ? t('task.clash', { title, who: names[ownerId] ?? '' }) : null}
        save={change}
        onClose={() => setEdits(false)}
      />
    );
  return (
    <div className="flex items-start gap-2 py-1">
      <div className="min-w-0 flex-1">
        <div className="flex">
          <Tick isDone={isDone} isDisabled={!acts} onChange={(done) => void end(done)}>
            {title}
          </Tick>
        </div>
        <Whose task={task} names={names} />
      </div>
      {acts ? (
        <Menu
          label={t('task.more', { title })}
          trigger={<IconButton icon={<Ellipsis />} label={t('task.more', { title })} autoFocus={wasOpen} />}
          items={[
            {
              ...{ id: 'change', label: t('task.change'), icon: <Pencil /> },
              onAction: () => {
                setWas(task);
                setClash(false);
                setEdits(true);
                setWasOpen(true);
              },
            },
            { id: 'remove', label: t('task.remove'), icon: <X />, onAction: () => setAsks(true) },
          ]}
        />
      ) : null}
      <DialogConfirm
        isOpen={asks}
        onClose={() => setAsks(false)}
        title={t('task.removeAsk', { title })}
        confirm={t('task.remove')}
        keep={t('task.keep')}
        onConfirm={() => void remove()}
      />
    </div>
  );
}

/** Who does it and by when, or who has done it. */
function Whose({ task, names }: Pick<TaskLineProps, 'task' | 'names'>) {
  const t = useTranslations('problems');
  const times = useTimes();
  const timeZone = useTimeZone();
  const { ownerId, dueOn, doneAt, doneById } = task;
  const name = (id: string | null) => (id && names[id]) || t('task.unknown');
  const place = '-mt-1.5 ps-9 pb-2 text-ink-3 dense:ps-7.5';
  if (doneAt !== null)
    return (
      <p className={place}>
        {t('task.done', { who: name(doneById), when: times.now === null ? '' : times.dayClock(doneAt) })}
      </p>
    );
  // The day it is for whoever reads it.
  const today = times.now === null ? null : new Intl.DateTimeFormat('en-CA', { timeZone }).format(times.now);
  const late = today !== null && isLate(task, today);
  return (
    <p className={place}>
      <bdi className="text-ink-2">{name(ownerId)}</bdi>
      {dueOn ? (
        <>
          {' · '}
          <span className={late ? 'font-medium text-warn' : ''}>
            {t(late ? 'task.late' : 'task.by', { day: dateWords(dueOn, 'weekday') })}
          </span>
        </>
      ) : null}
    </p>
  );
}
