'use client';
import { ChevronDown, RotateCcw } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { postRating, useSeen } from '#client/platform/rate-link';
import { Button, ButtonLink } from '#components/ui/button';
import { ScoreChoice, scoreFace } from '#components/ui/score-choice';
import { TextArea } from '#components/ui/text-area';
import { useTimes } from '#components/ui/when';
import { LIMITS } from '#domain/ticket/limits';
import type { RateView } from '#domain/ticket/rate-view';
import type { Score } from '#domain/ticket/satisfaction';
import { About } from './about';
import { DoorDone } from './door-done';
import { DoorFrame } from './door-frame';
import { LinkGone } from './link-gone';

interface RateByLinkProps {
  token: string;
  view: RateView;
  /** names what is pressed first: sent twice, it is one */
  press: string;
  /** this page comes back from a form that was sent without code */
  wasPressed: boolean;
}

/**
 * How it went, from a mail, without signing in. What was pressed there is chosen already and is saved once somebody has the
 * page before them; without code a button does it.
 */
export function RateByLink({ token, view: first, press, wasPressed }: RateByLinkProps) {
  const t = useTranslations('access.rate');
  const scores = useTranslations('scores');
  const times = useTimes();
  const [view, setView] = useState<RateView | null>(first);
  const [chosen, setChosen] = useState<Score>(wasPressed ? (first.said ?? first.pressed) : first.pressed);
  const [comment, setComment] = useState('');
  const [note, setNote] = useState('');
  const [state, setState] = useState<
    { kind: 'idle' | 'saving' | 'added' | 'failed' } | { kind: 'slow'; seconds: number }
  >({
    kind: 'idle',
  });

  const send = async (said: Record<string, string>) => {
    setState({ kind: 'saving' });
    const answer = await postRating(token, said);
    if (answer === null || answer.kind === 'invalid') return setState({ kind: 'failed' });
    if (answer.kind === 'slow_down') return setState({ kind: 'slow', seconds: answer.seconds });
    setView(answer.kind === 'gone' ? null : answer.view);
    if (said.comment) setComment('');
    setState({ kind: said.comment ? 'added' : 'idle' });
  };
  const rate = (score: Score, more: Record<string, string> = {}) =>
    send({ act: 'rate', press: crypto.randomUUID(), score: String(score), ...more });
  const canSay = view !== null && view.until !== null;
  useSeen(canSay && view.said === null && !wasPressed, () => void rate(chosen, { auto: '1', press }));
  const submit = (event: SyntheticEvent, act: () => Promise<void>) => {
    event.preventDefault();
    void act();
  };

  if (!view) return <LinkGone />;
  const follow = (
    <ButtonLink tone="text" href={`/app/tickets/${view.ticketId}`} block>
      {t('follow')}
    </ButtonLink>
  );
  if (view.isReopened)
    return (
      <DoorDone icon={<RotateCcw />} title={t('reopened')} action={follow} aside={<About />}>
        <p>{t('lead', { number: view.number, title: view.title })}</p>
        <p>{t('reopenedText')}</p>
      </DoorDone>
    );
  const { said, until } = view;
  const isSaved = said === chosen;
  const action = `/api/rate/${token}`;
  const changeable = until === null || times.now === null ? '' : t('until', { until: times.day(until) });
  const word = (score: Score) => scores(`${score}`);
  const status = () => {
    switch (state.kind) {
      case 'saving':
        return t('saving', { score: word(chosen) });
      case 'failed':
        return t('failed');
      case 'slow':
        return t('slow', { seconds: state.seconds });
      default:
        if (said !== null && !isSaved) return t('other', { score: word(said) });
        if (said === null) return t('notYet');
        if (state.kind === 'added') return t('added');
        return `${t('saved', { score: word(said) })} ${changeable}`;
    }
  };
  return (
    <DoorFrame
      title={t('title')}
      lead={<bdi>{t('lead', { number: view.number, title: view.title })}</bdi>}
      aside={<About />}
    >
      {until === null ? (
        <p className="flex items-center gap-2 text-md [&_.lucide]:size-6">
          {said === null ? (
            t('over')
          ) : (
            <>
              {scoreFace(said)} {t('was', { score: word(said) })}
            </>
          )}
        </p>
      ) : (
        <form
          method="post"
          action={action}
          onSubmit={(event) => submit(event, () => rate(chosen, { comment: comment.trim() }))}
          className="flex flex-col gap-4"
        >
          <input type="hidden" name="act" value="rate" />
          <input type="hidden" name="press" value={press} />
          <ScoreChoice
            label={t('choose')}
            hideLabel
            name="score"
            value={chosen}
            words={word}
            onChoose={(score) => {
              setChosen(score);
              void rate(score);
            }}
          />
          <p role="status" className="min-h-5 text-sm text-ink-2">
            {status()}
          </p>
          <TextArea
            label={t(chosen <= 2 ? 'whyBad' : 'comment')}
            optional
            name="comment"
            rows={2}
            value={comment}
            onChange={setComment}
            maxLength={LIMITS.ratingComment}
          />
          {isSaved && comment.trim() === '' && state.kind !== 'failed' ? null : (
            <Button type="submit" tone="primary" block>
              {t('save')}
            </Button>
          )}
        </form>
      )}
      {view.canReopen ? (
        <details className="group/reopen mt-6 border-t border-line pt-3">
          <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-ctl font-semibold text-accent focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent [&::-webkit-details-marker]:hidden [&_.lucide]:size-5">
            <RotateCcw />
            <span className="flex-1">{t('reopen')}</span>
            <ChevronDown className="group-open/reopen:rotate-180" />
          </summary>
          <form
            method="post"
            action={action}
            onSubmit={(event) =>
              submit(event, () => send({ act: 'reopen', press: crypto.randomUUID(), note: note.trim() }))
            }
            className="mt-2 flex flex-col gap-3"
          >
            <input type="hidden" name="act" value="reopen" />
            <input type="hidden" name="press" value={press} />
            <TextArea
              label={t('reopenWhy')}
              optional
              name="note"
              rows={2}
              value={note}
              onChange={setNote}
              maxLength={LIMITS.text}
            />
            <Button type="submit" block>
              {t('reopenDo')}
            </Button>
          </form>
        </details>
      ) : null}
      <div className="mt-3">{follow}</div>
    </DoorFrame>
  );
}
