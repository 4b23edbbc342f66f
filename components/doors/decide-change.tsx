'use client';
import { Check, CircleCheck, FilePenLine, Hourglass, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { Fact, Facts } from '#components/ui/facts';
import { TextArea } from '#components/ui/text-area';
import { useTimes } from '#components/ui/when';
import { WrittenText } from '#components/ui/written-text';
import type { ChangeDecideView, DecideFault } from '#domain/approval/decide-view';
import { CHANGE_LIMITS } from '#domain/change/change';
import { About } from './about';
import { DoorDone } from './door-done';
import { DoorFrame } from './door-frame';

interface DecideChangeProps {
  token: string;
  view: ChangeDecideView;
  /** why what was pressed before decided nothing */
  fault: DecideFault | null;
}

/** A change that waits for somebody's word, from a mail, without signing in. A form: it needs no code of ours to run. */
export function DecideChange({ token, view, fault }: DecideChangeProps) {
  const t = useTranslations('access.approve');
  const [comment, setComment] = useState('');
  if (view.kind === 'stale')
    return (
      <DoorDone icon={<FilePenLine />} title={t('change.stale')} aside={<About />}>
        <p>
          <bdi>{view.number}</bdi>
        </p>
        <p>{t('change.staleText')}</p>
      </DoorDone>
    );
  const lead = <bdi>{t('lead', { number: view.number, title: view.title })}</bdi>;
  if (!view.isAsked) {
    const { decision, isOpen } = view;
    return (
      <DoorDone
        icon={decision === 'rejected' ? <X /> : decision ? <CircleCheck /> : <Hourglass />}
        title={decision ? t(decision) : t('over')}
        aside={<About />}
      >
        <p>{lead}</p>
        <p>{t(isOpen ? 'others' : decision ? 'change.saved' : 'overText')}</p>
      </DoorDone>
    );
  }
  return (
    <DoorFrame title={t('change.title')} lead={lead} aside={<About />}>
      <ChangeFacts view={view} />
      <form method="post" action={`/api/approve/change/${token}`} className="mt-6 flex flex-col gap-4">
        <TextArea
          label={t('comment')}
          help={t('change.commentHelp')}
          name="comment"
          rows={3}
          value={comment}
          onChange={setComment}
          maxLength={CHANGE_LIMITS.note}
          error={fault === 'comment' ? t('fault.comment') : null}
        />
        {fault && fault !== 'comment' ? (
          <p role="alert" className="text-sm font-medium text-danger">
            {t(`fault.${fault}`)}
          </p>
        ) : null}
        <div className="grid grid-cols-[2fr_3fr] gap-3">
          <Button type="submit" name="decision" value="rejected" tone="danger" icon={<X />}>
            {t('reject')}
          </Button>
          <Button type="submit" name="decision" value="approved" tone="primary" icon={<Check />}>
            {t('approve')}
          </Button>
        </div>
      </form>
    </DoorFrame>
  );
}

/** All that is decided on. */
function ChangeFacts({ view }: { view: Extract<ChangeDecideView, { kind: 'change' }> }) {
  const t = useTranslations('access.approve.change');
  const words = useTranslations('access.approve');
  const times = useTimes();
  const { steps, windowFrom, windowTo, riskLevel } = view;
  // Where none of our code runs the clock on the wall is not known.
  const at = (instant: number) =>
    times.now === null
      ? `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`
      : times.dayClock(instant);
  const text = (name: 'reason' | 'description' | 'backOut' | 'tests') =>
    view[name] ? (
      <Fact name={t(name)}>
        <span className="font-regular">
          <WrittenText>{view[name]}</WrittenText>
        </span>
      </Fact>
    ) : null;
  return (
    <Facts>
      <Fact name={words('for')}>
        <bdi>{view.requester}</bdi>
      </Fact>
      <Fact name={t('type')}>{t(`types.${view.type}`)}</Fact>
      {view.owner ? (
        <Fact name={t('owner')}>
          <bdi>{view.owner}</bdi>
        </Fact>
      ) : null}
      {text('reason')}
      {text('description')}
      {windowFrom !== null && windowTo !== null ? (
        <Fact name={t('window')}>
          <span className="num">{t('span', { from: at(windowFrom), to: at(windowTo) })}</span>
        </Fact>
      ) : null}
      <Fact name={t('risk')}>{t(`risks.${riskLevel ?? 'unknown'}`)}</Fact>
      {view.assets.length > 0 ? (
        <Fact name={t('touches')}>
          <ul className="font-regular">
            {view.assets.map((name) => (
              <li key={name} className="wrap-anywhere">
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
          {view.felt ? (
            <span className="num font-regular text-ink-3">
              {t('felt', { services: view.felt.services, people: view.felt.people })}
            </span>
          ) : null}
        </Fact>
      ) : null}
      <Fact name={t('plan')}>
        {steps.length > 0 ? (
          <ol className="list-decimal ps-5 font-regular">
            {steps.map(({ title, minutes, by }, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they keep their places
              <li key={n} className="wrap-anywhere">
                <bdi>{title}</bdi>{' '}
                <span className="num text-ink-3">
                  {[by, t('minutes', { minutes })].filter(Boolean).join(', ')}
                </span>
              </li>
            ))}
          </ol>
        ) : (
          t('noPlan')
        )}
      </Fact>
      {text('backOut')}
      {text('tests')}
    </Facts>
  );
}
