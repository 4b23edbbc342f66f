'use client';
import { Ban, ListPlus, UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft } from '#client/live/drafts';
import { enqueueAct } from '#client/live/mutate';
import { useDirectory } from '#components/shell/directory';
import { useTeamName } from '#components/shell/names';
import { Select } from '#components/ui/select';
import { TextArea } from '#components/ui/text-area';
import { TextField } from '#components/ui/text-field';
import { inTasksWords } from '#components/words/tasks-words';
import { isStaff } from '#domain/access/roles';
import { PLAN_LIMITS } from '#domain/fulfil/plan';
import { LIMITS } from '#domain/ticket/limits';
import { TaskSheet, type TicketSheetProps } from '../sheets/task-sheet';
import { useTask } from '../sheets/use-task';

/** What is asked about a task. */
export interface TaskAsk {
  kind: 'give' | 'skip';
  taskId: string;
}

const NOBODY = 'nobody';

/** Gives a task to one of its team, or back to all of them. */
export function GiveTaskSheet({ taskId, ...props }: TicketSheetProps & { taskId: string }) {
  const { ticket, onClose } = props;
  const t = useTranslations('tasks');
  const team = useTeamName();
  const { people } = useDirectory();
  const task = ticket.tasks?.find(({ id }) => id === taskId);
  const [personId, setPersonId] = useState(task?.assigneeId ?? NOBODY);
  const { refused, perform } = useTask(ticket, onClose);
  if (!task) return null;
  const { teamId, title } = task;
  const members = [...(people?.values() ?? [])]
    .filter((one) => one.active && isStaff(one.role) && one.teamIds.includes(teamId))
    .sort((a, b) => a.name.localeCompare(b.name));
  const assigneeId = personId === NOBODY ? null : personId;
  const name = people?.get(personId)?.name ?? '';
  const give = () =>
    perform(
      enqueueAct('task.assign', { ticketId: ticket.id, taskId, assigneeId }),
      {
        text: assigneeId ? t('did.given', { title, name }) : t('did.back', { title }),
        icon: <UserRoundPlus />,
      },
      () => {},
    );
  return (
    <TaskSheet
      {...props}
      title={t('give')}
      verb={t('give')}
      icon={<UserRoundPlus />}
      refused={refused}
      onDo={give}
    >
      <Select
        label={t('giveTo')}
        help={title}
        value={personId}
        onChange={setPersonId}
        options={[
          ...members.map((one) => ({ id: one.id, label: one.name })),
          { id: NOBODY, label: t('giveNobody', { team: team(teamId) }) },
        ]}
      />
    </TaskSheet>
  );
}

/** Says why a task is not needed. */
export function SkipTaskSheet({ taskId, ...props }: TicketSheetProps & { taskId: string }) {
  const { ticket, onClose } = props;
  const t = useTranslations('tasks');
  const key = `skip:${ticket.id}:${taskId}`;
  const [note, setNote, clear] = useDraft<string>(key, '');
  const [checked, setChecked] = useState(false);
  const { refused, perform } = useTask(ticket, onClose);
  const title = ticket.tasks?.find(({ id }) => id === taskId)?.title ?? '';
  const why = note.trim();
  const skip = async () => {
    setChecked(true);
    if (!why) return;
    await perform(
      enqueueAct(
        'task.end',
        { ticketId: ticket.id, taskId, outcome: 'skipped', note: why },
        { drafts: [key] },
      ),
      { text: t('did.skipped', { title }), icon: <Ban /> },
      clear,
    );
  };
  return (
    <TaskSheet {...props} title={t('skip')} verb={t('skip')} icon={<Ban />} refused={refused} onDo={skip}>
      <TextArea
        label={t('skipWhy')}
        help={title}
        value={note}
        onChange={setNote}
        maxLength={LIMITS.text}
        error={checked && !why ? t('needWhy') : null}
      />
    </TaskSheet>
  );
}

/** One more task, for a team. */
export const AddTaskSheet = inTasksWords(AddTask);

function AddTask(props: TicketSheetProps) {
  const { ticket, onClose } = props;
  const t = useTranslations('tasks');
  const { teams } = useDirectory();
  const key = `task:${ticket.id}`;
  const [title, setTitle, clear] = useDraft<string>(key, '');
  const [teamId, setTeamId] = useState(ticket.teamId);
  const [checked, setChecked] = useState(false);
  const { refused, perform } = useTask(ticket, onClose);
  const what = title.trim();
  const add = async () => {
    setChecked(true);
    if (!what) return;
    await perform(
      enqueueAct('task.add', { ticketId: ticket.id, title: what, teamId }, { drafts: [key] }),
      { text: t('did.added'), icon: <ListPlus /> },
      clear,
    );
  };
  return (
    <TaskSheet {...props} title={t('add')} verb={t('add')} icon={<ListPlus />} refused={refused} onDo={add}>
      <TextField
        label={t('addWhat')}
        help={t('addHelp')}
        autoFocus
        value={title}
        onChange={setTitle}
        maxLength={PLAN_LIMITS.title}
        error={checked && !what ? t('needWhat') : null}
      />
      <Select
        label={t('addTeam')}
        value={teamId}
        onChange={setTeamId}
        options={[...(teams?.values() ?? [])]
          .filter(({ active }) => active)
          .sort((a, b) => a.name.localeCompare(b.name))
          .map(({ id, name }) => ({ id, label: name }))}
      />
    </TaskSheet>
  );
}
