'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { TextField } from '#components/ui/text-field';
import { useSubmit } from '#components/ui/use-submit';
import type { ProblemChoices } from '#domain/problem/report';
import { PROBLEM_TASK_LIMITS } from '#domain/problem/task';
import { isDay } from '#domain/request/days';
import type { Refused, Said } from './acts';
import { OwnerField } from './named-fields';

interface TaskFormProps {
  verb: string;
  first: Said;
  people: ProblemChoices['people'];
  names?: Readonly<Record<string, string>>;
  /** something that is to be read before it is saved again */
  note?: string | null;
  /** answers why it was refused; null: it was not */
  save(said: Said): Promise<Refused['error'] | null>;
  onClose(): void;
}

/** What is to do, who does it and by when. What was typed stays until it is saved. */
export function TaskForm({ verb, first, people, names, note, save, onClose }: TaskFormProps) {
  const t = useTranslations('problems');
  const [title, setTitle] = useState(first.title);
  const [ownerId, setOwnerId] = useState<string | null>(first.ownerId);
  const [dueOn, setDueOn] = useState(first.dueOn ?? '');
  const [checked, setChecked] = useState(false);
  const [refused, setRefused] = useState<Refused['error'] | null>(null);
  const what = title.trim();
  const isWrongDay = dueOn !== '' && !isDay(dueOn);
  const { submit, isReady } = useSubmit(async () => {
    setChecked(true);
    setRefused(null);
    if (what === '' || !ownerId || isWrongDay) return;
    setRefused(await save({ title: what, ownerId, dueOn: dueOn === '' ? null : dueOn }));
  });
  const isOwners = refused?.detail?.field === 'ownerId';
  const isFull = refused?.detail?.field === 'tasks';
  return (
    <form
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
      className="flex flex-col gap-3 py-3"
    >
      <TextField
        label={t('task.what')}
        value={title}
        onChange={setTitle}
        maxLength={PROBLEM_TASK_LIMITS.title}
        error={checked && what === '' ? t('task.noWhat') : null}
        autoFocus
      />
      <div className="grid grid-cols-1 gap-3 desk:grid-cols-[minmax(0,1fr)_11rem]">
        <OwnerField
          label={t('task.who')}
          value={ownerId}
          kept={first.ownerId}
          people={people}
          names={names}
          onChange={setOwnerId}
          error={checked && !ownerId ? t('task.noWho') : isOwners ? t('task.whoGone') : null}
        />
        <TextField
          label={t('task.due')}
          optional
          type="date"
          value={dueOn}
          onChange={setDueOn}
          error={checked && isWrongDay ? t('task.wrongDay') : null}
        />
      </div>
      {refused && !isOwners ? (
        <p role="alert" className="text-danger">
          {t(isFull ? 'task.full' : refused.code === 'unavailable' ? 'task.away' : 'task.refused')}
        </p>
      ) : null}
      {note ? (
        <p role="alert" className="text-warn">
          {note}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" isDisabled={!isReady}>
          {verb}
        </Button>
        <Button size="sm" tone="text" onPress={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
