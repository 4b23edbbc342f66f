'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { DialogConfirm } from '#components/ui/dialog-confirm';
import { can } from '#domain/access/capabilities';
import { type ChangeStep, missingForChange, possibleChangeSteps } from '#domain/change/steps';
import { ReviewSheet } from './review-sheet';
import { ScheduleSheet } from './schedule-sheet';
import { useRefused } from './use-refused';
import type { ChangeView, Refused } from './view';
import { WordsSheet } from './words-sheet';

type Asked = 'cancel' | 'revise' | 'backOut' | 'schedule' | 'review' | 'finish' | null;

/** Where a change stands, and how it goes on. What is missing for a step is said beside it. */
export function StepsBar(props: Pick<ChangeView, 'change' | 'freezes' | 'me' | 'send'>) {
  const { change, freezes, me, send } = props;
  const t = useTranslations('changes');
  const refused = useRefused();
  const [asked, setAsked] = useState<Asked>(null);
  const [error, setError] = useState<Refused | null>(null);
  const { state } = change;
  const step = async (name: ChangeStep, note = '', leaveSteps = false) => {
    const answer = await send('change.step', { changeId: change.id, step: name, note, leaveSteps });
    setError(answer.ok ? null : answer.error);
    return answer;
  };
  const press = (name: ChangeStep) => {
    if (name === 'cancel' || name === 'revise') return setAsked(name);
    const field = missingForChange(change, name);
    if (field === 'steps') return setAsked('finish');
    if (field) return setError({ code: 'invalid', detail: { field } });
    void step(name);
  };
  const close = () => setAsked(null);
  const open = change.plan.filter(({ doneAt }) => doneAt === null).length;
  const mayWork = can(me.role, 'change.manage');
  return (
    <div>
      <div className="flex flex-wrap items-center gap-2">
        <p className="me-2 text-base font-semibold">{t(`states.${state}`)}</p>
        {mayWork ? (
          <>
            {state === 'approved' || state === 'scheduled' ? (
              <Button
                size="sm"
                tone={state === 'approved' ? 'primary' : 'secondary'}
                onPress={() => setAsked('schedule')}
              >
                {t(state === 'approved' ? 'step.schedule' : 'step.move')}
              </Button>
            ) : null}
            {possibleChangeSteps(change).map((one) => (
              <Button
                key={one}
                size="sm"
                tone={one === 'cancel' || one === 'revise' ? 'text' : 'secondary'}
                onPress={() => press(one)}
              >
                {t(`step.${one}`)}
              </Button>
            ))}
            {state === 'implementing' ? (
              <Button size="sm" tone="danger" onPress={() => setAsked('backOut')}>
                {t('step.backOut')}
              </Button>
            ) : null}
            {state === 'review' ? (
              <Button
                size="sm"
                tone="primary"
                onPress={() =>
                  change.approval?.outcome === 'wanted'
                    ? setError({ code: 'illegal_state', detail: { field: 'approval' } })
                    : setAsked('review')
                }
              >
                {t('step.review')}
              </Button>
            ) : null}
          </>
        ) : null}
      </div>
      <p role="alert" className="mt-2 text-sm font-medium text-danger empty:hidden">
        {error ? refused(error) : ''}
      </p>
      <WordsSheet
        isOpen={asked === 'cancel' || asked === 'revise'}
        onClose={close}
        title={t(asked === 'revise' ? 'step.revise' : 'step.cancel')}
        label={t('why')}
        verb={t(asked === 'revise' ? 'step.revise' : 'step.cancel')}
        missing={t('missing.note')}
        onDo={(words) => step(asked === 'revise' ? 'revise' : 'cancel', words)}
      />
      <WordsSheet
        isOpen={asked === 'backOut'}
        onClose={close}
        title={t('backOutTitle')}
        label={t('backOutWhy')}
        verb={t('step.backOut')}
        tone="danger"
        missing={t('missing.note')}
        onDo={(reason) => send('change.backOut', { changeId: change.id, reason })}
      >
        <p dir="auto" className="whitespace-pre-line text-ink-2">
          {change.backOut}
        </p>
      </WordsSheet>
      {state === 'approved' || state === 'scheduled' ? (
        <ScheduleSheet {...{ change, freezes, me, send }} isOpen={asked === 'schedule'} onClose={close} />
      ) : null}
      {state === 'review' ? (
        <ReviewSheet {...{ change, send }} isOpen={asked === 'review'} onClose={close} />
      ) : null}
      <DialogConfirm
        isOpen={asked === 'finish'}
        onClose={close}
        title={t('leaveTitle', { count: open })}
        confirm={t('step.finish')}
        keep={t('keep')}
        tone="primary"
        onConfirm={() => void step('finish', '', true)}
      >
        {t('leaveSteps')}
      </DialogConfirm>
    </div>
  );
}
