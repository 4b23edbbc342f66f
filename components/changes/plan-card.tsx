'use client';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { ComboBox } from '#components/ui/combo-box';
import { IconButton } from '#components/ui/icon-button';
import { TextField } from '#components/ui/text-field';
import { Tick } from '#components/ui/tick';
import { useTimes } from '#components/ui/when';
import { can } from '#domain/access/capabilities';
import { CHANGE_LIMITS, minutesOf, type PlanStep } from '#domain/change/change';
import { isEditable } from '#domain/change/steps';
import { useRefused } from './use-refused';
import type { ChangeView, Refused } from './view';

interface PlanCardProps extends Pick<ChangeView, 'change' | 'me' | 'name' | 'send'> {
  /** who a step can be given to; null: the plan is not changed here */
  people: { id: string; name: string }[] | null;
}

/** What is done, step by step: written down before, and ticked off while it is carried out. */
export function PlanCard({ change, me, name, send, people }: PlanCardProps) {
  const t = useTranslations('changes');
  const words = useRefused();
  const [error, setError] = useState<Refused | null>(null);
  const { plan, state, type } = change;
  const mayWork = can(me.role, 'change.manage');
  const ticks = mayWork && state === 'implementing';
  const edits = mayWork && people !== null && isEditable(state) && type !== 'standard';
  const done = plan.filter(({ doneAt }) => doneAt !== null).length;
  const say = async (sending: ReturnType<typeof send>) => {
    const answer = await sending;
    setError(answer.ok ? null : answer.error);
    return answer.ok;
  };
  return (
    <div>
      <p className="num text-ink-3">
        {plan.length === 0
          ? t('noPlan')
          : done > 0 || ticks
            ? t('progress', { done: String(done), all: String(plan.length) })
            : t('planSum', { count: plan.length, minutes: minutesOf(plan) })}
      </p>
      <ol className="divide-y divide-line">
        {plan.map((step) => (
          <li key={step.id} className="flex items-start gap-2 py-1">
            <div className="min-w-0 flex-1">
              {ticks ? (
                <Tick
                  isDone={step.doneAt !== null}
                  onChange={(isDone) =>
                    void say(send('change.tick', { changeId: change.id, stepId: step.id, done: isDone }))
                  }
                >
                  {step.title}
                </Tick>
              ) : (
                <p dir="auto" className="py-2 wrap-anywhere">
                  {step.title}
                </p>
              )}
              <StepFacts step={step} name={name} />
            </div>
            {edits ? (
              <IconButton
                icon={<Trash2 />}
                label={t('removeStep', { title: step.title })}
                onPress={() =>
                  void say(
                    send('change.plan', { changeId: change.id, op: { kind: 'remove', stepId: step.id } }),
                  )
                }
              />
            ) : null}
          </li>
        ))}
      </ol>
      {edits ? (
        <StepForm
          people={people}
          add={(said) => say(send('change.plan', { changeId: change.id, op: { kind: 'add', ...said } }))}
        />
      ) : null}
      <p role="alert" className="mt-2 text-sm font-medium text-danger empty:hidden">
        {error ? words(error) : ''}
      </p>
    </div>
  );
}

function StepFacts({ step, name }: { step: PlanStep; name: ChangeView['name'] }) {
  const t = useTranslations('changes');
  const times = useTimes();
  const { doneAt, doneById, ownerId, minutes } = step;
  const who = name(ownerId) || t('whoever');
  return (
    <p className="num -mt-1 pb-1.5 text-sm text-ink-3">
      {doneAt === null ? (
        <>
          <bdi>{who}</bdi> · {t('minutes', { n: minutes })}
        </>
      ) : (
        t('stepDone', {
          who: name(doneById) || t('somebody'),
          when: times.now === null ? '' : times.dayClock(doneAt),
        })
      )}
    </p>
  );
}

interface Said {
  title: string;
  ownerId: string | null;
  minutes: number;
}

function StepForm({
  people,
  add,
}: {
  people: { id: string; name: string }[];
  add(said: Said): Promise<boolean>;
}) {
  const t = useTranslations('changes');
  const blank = { title: '', ownerId: null, minutes: '15' };
  const [typed, setTyped] = useState<{ title: string; ownerId: string | null; minutes: string }>(blank);
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const minutes = /^\d{1,5}$/.test(typed.minutes.trim()) ? Number(typed.minutes) : -1;
  const isRight = minutes >= 0 && minutes <= CHANGE_LIMITS.minutes;
  const title = typed.title.trim();
  const submit = async () => {
    setChecked(true);
    if (title === '' || !isRight || busy) return;
    setBusy(true);
    const ok = await add({ title, ownerId: typed.ownerId, minutes });
    setBusy(false);
    if (!ok) return;
    setTyped({ ...blank, ownerId: typed.ownerId });
    setChecked(false);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      className="mt-3 flex flex-col gap-3"
    >
      <TextField
        label={t('stepWhat')}
        value={typed.title}
        onChange={(said) => setTyped({ ...typed, title: said })}
        maxLength={CHANGE_LIMITS.step}
        error={checked && title === '' ? t('noStep') : null}
      />
      <div className="grid grid-cols-[minmax(0,1fr)_7rem] gap-3">
        <ComboBox
          label={t('stepWho')}
          optional
          value={typed.ownerId}
          onChange={(ownerId) => setTyped({ ...typed, ownerId })}
          options={people.map(({ id, name }) => ({ id, label: name }))}
        />
        <TextField
          label={t('stepMinutes')}
          value={typed.minutes}
          onChange={(said) => setTyped({ ...typed, minutes: said })}
          inputMode="numeric"
          error={checked && !isRight ? t('wrongMinutes') : null}
        />
      </div>
      <Button type="submit" size="sm" icon={<Plus />} className="self-start">
        {t('addStep')}
      </Button>
    </form>
  );
}
