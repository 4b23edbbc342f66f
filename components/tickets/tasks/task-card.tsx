'use client';
import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleMinus,
  CirclePlay,
  Ellipsis,
  RotateCcw,
  Undo2,
  UserRoundCheck,
  UserRoundPlus,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMe } from '#components/shell/actor';
import { useNames, useTeamName } from '#components/shell/names';
import { Button } from '#components/ui/button';
import { IconButton } from '#components/ui/icon-button';
import { Menu } from '#components/ui/menu';
import { Tick } from '#components/ui/tick';
import { useTimes } from '#components/ui/when';
import { mayDoTask } from '#domain/fulfil/may';
import { type Task, type TaskState, taskState } from '#domain/fulfil/task';
import { isWorkable } from '#domain/ticket/states';
import type { TicketRow } from '#sync/views/ticket';
import type { TaskAsk } from './task-sheets';
import { useTaskActs } from './use-task-acts';

const LOOKS: Record<TaskState, { icon: ReactNode; tone: string }> = {
  waiting: { icon: <CircleDashed />, tone: 'text-ink-3' },
  ready: { icon: <CirclePlay />, tone: 'text-accent' },
  done: { icon: <CircleCheck />, tone: 'text-ok' },
  skipped: { icon: <CircleMinus />, tone: 'text-ink-3' },
};

interface TaskCardProps {
  ticket: TicketRow;
  task: Task;
  /** opens a sheet about it */
  onAsk(ask: TaskAsk): void;
}

/** One task: who does it and where it stands; what can be done now is ticked off here. */
export function TaskCard({ ticket, task, onAsk }: TaskCardProps) {
  const t = useTranslations('tasks');
  const { actor } = useMe();
  const acts = useTaskActs(ticket, task);
  const state = taskState(ticket.tasks ?? [], task);
  const { icon, tone } = LOOKS[state];
  const { title, steps, assigneeId, teamId } = task;
  const isMine = isWorkable(ticket.state) && mayDoTask(actor, ticket, task);
  const canTake = isMine && assigneeId === null && actor.teamIds.includes(teamId);
  const left = steps.filter(({ doneAt }) => doneAt === null).length;
  const isOver = state === 'done' || state === 'skipped';
  return (
    <li className="py-3 first:pt-1">
      <div className="flex items-start gap-3">
        <span className={`flex-none pt-0.5 [&_.lucide]:size-5 ${tone}`}>
          {icon}
          {state === 'ready' ? <span className="sr-only">{t('state.ready_staff')}</span> : null}
        </span>
        <div className="min-w-0 flex-1">
          <p
            dir="auto"
            className={`text-base font-medium dense:text-sm ${isOver ? 'text-ink-2' : ''} ${state === 'skipped' ? 'line-through' : ''}`}
          >
            {title}
          </p>
          <Where ticket={ticket} task={task} state={state} />
        </div>
        {isMine && isOver ? (
          <IconButton icon={<RotateCcw />} label={t('again', { title })} onPress={acts.again} />
        ) : isMine ? (
          <Menu
            label={t('more', { title })}
            trigger={<IconButton icon={<Ellipsis />} label={t('more', { title })} />}
            items={[
              {
                id: 'give',
                label: t('give'),
                icon: <UserRoundPlus />,
                onAction: () => onAsk({ kind: 'give', taskId: task.id }),
              },
              ...(assigneeId === actor.id
                ? [{ id: 'back', label: t('giveBack'), icon: <Undo2 />, onAction: acts.giveBack }]
                : []),
              ...(state === 'ready'
                ? [
                    {
                      id: 'skip',
                      label: t('skip'),
                      icon: <Ban />,
                      onAction: () => onAsk({ kind: 'skip', taskId: task.id }),
                    },
                  ]
                : []),
            ]}
          />
        ) : null}
      </div>
      {isMine && state === 'ready' ? (
        <div className="ps-8">
          {steps.map((step, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps keep their places
            <Tick key={at} isDone={step.doneAt !== null} onChange={(done) => acts.tick(at, done)}>
              {step.text}
            </Tick>
          ))}
          <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-2">
            <Button
              size="sm"
              icon={<CircleCheck />}
              aria-label={t('endOf', { title })}
              isDisabled={left > 0}
              onPress={acts.end}
            >
              {t('end')}
            </Button>
            {canTake ? (
              <Button
                size="sm"
                tone="text"
                icon={<UserRoundCheck />}
                aria-label={t('takeOf', { title })}
                onPress={acts.take}
              >
                {t('take')}
              </Button>
            ) : null}
            {left > 0 ? <span className="text-sm text-ink-3">{t('stepsLeft', { n: left })}</span> : null}
          </div>
        </div>
      ) : null}
    </li>
  );
}

/** Whose it is; what it waits for, or how it ended. */
function Where({ ticket, task, state }: Pick<TaskCardProps, 'ticket' | 'task'> & { state: TaskState }) {
  const t = useTranslations('tasks');
  const names = useNames();
  const team = useTeamName();
  const times = useTimes();
  const { after, assigneeId, teamId, endedAt, endedById } = task;
  const when = endedAt === null || times.now === null ? '' : times.dayClock(endedAt);
  if (state === 'done')
    return <p className="text-sm text-ink-3">{t('state.doneBy', { who: names(endedById), when })}</p>;
  if (state === 'skipped') return <p className="text-sm text-ink-3">{t('state.skipped')}</p>;
  const waitsFor = (ticket.tasks ?? []).filter(({ id, outcome }) => after.includes(id) && outcome === null);
  return (
    <p className="text-sm text-ink-3">
      <bdi>{team(teamId)}</bdi>
      {' · '}
      {assigneeId ? <bdi className="text-ink-2">{names(assigneeId)}</bdi> : t('nobody')}
      {waitsFor.length > 0 ? (
        <span className="block">{t('after', { names: waitsFor.map(({ title }) => title).join(', ') })}</span>
      ) : null}
    </p>
  );
}
