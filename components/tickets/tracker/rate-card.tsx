'use client';
import { MessageSquarePlus, RotateCcw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useDraft } from '#client/live/drafts';
import { type MutateAnswer, mutate } from '#client/live/mutate';
import { useAsksHow } from '#client/live/policy';
import { useTimeline } from '#client/live/ticket';
import { useMe } from '#components/shell/actor';
import { Button } from '#components/ui/button';
import { Group, GroupBlock } from '#components/ui/group';
import { ScoreChoice, scoreFace } from '#components/ui/score-choice';
import { TextArea } from '#components/ui/text-area';
import { showToast } from '#components/ui/toast';
import { useTimes } from '#components/ui/when';
import { WrittenText } from '#components/ui/written-text';
import { inRequesterWords } from '#components/words/requester-words';
import { possibleSteps } from '#domain/ticket/actions';
import { LIMITS } from '#domain/ticket/limits';
import { isTheirsToRate, rateUntil, type Score } from '#domain/ticket/satisfaction';
import type { TicketRow } from '#sync/views/ticket';
import { HereWords } from '../parts/here-words';
import { ratingsOf } from '../parts/ratings';
import { useRefusedWords } from '../parts/refused-words';

interface RateCardProps {
  ticket: TicketRow;
  onReopen: () => void;
  className?: string;
}

/** How did it go? One tap says it; a word to it, and that it does not work after all, in the same place. */
export const RateCard = inRequesterWords(Card);

function Card({ ticket, onReopen, className }: RateCardProps) {
  const t = useTranslations('requester.rate');
  const scores = useTranslations('scores');
  const { actor } = useMe();
  const times = useTimes();
  const refused = useRefusedWords();
  const score = ticket.satisfaction;
  const until = rateUntil(ticket);
  const asks = useAsksHow();
  // Nobody is asked any more: what was said stays, as after its time.
  const isOver = asks === false || (times.now !== null && times.now > until);
  // The rule is asked again when it is done: a card that is not shown is no protection, and none is needed.
  if (asks === undefined || !isTheirsToRate(actor, ticket) || (isOver && score === null)) return null;

  const sayRefused = (answer: MutateAnswer) => {
    if (!answer.ok) showToast({ text: refused(answer.error, ticket.state) });
    return answer.ok;
  };
  const choose = async (next: Score) => {
    if (next === score) return;
    sayRefused(
      await mutate.rateTicket({ ticketId: ticket.id, score: next, comment: '' }, {}, { actor, ticket }),
    );
  };
  // Before it is confirmed, the bar below asks whether it is fixed; who says it went badly is asked here as well.
  const asksFixed = ticket.state === 'closed' || (score !== null && score <= 2);
  const canReopen = asksFixed && possibleSteps(actor, ticket).includes('reopen');
  return (
    <Group title={t('title')} className={className}>
      <GroupBlock>
        {isOver && score !== null ? (
          <p className="flex items-center gap-2 text-md font-medium [&_.lucide]:size-6">
            {scoreFace(score)}
            {scores(`${score}`)}
          </p>
        ) : (
          <ScoreChoice
            label={t('title')}
            hideLabel
            value={score}
            words={(one) => scores(`${one}`)}
            onChoose={(next) => void choose(next)}
          />
        )}
        <p role="status" className="mt-2.5 text-sm text-ink-3">
          {score === null
            ? t('help')
            : isOver
              ? t('thanks')
              : t('saved', { until: times.now === null ? '' : times.day(until) })}
        </p>
        {score === null ? null : <Said ticket={ticket} score={score} isOver={isOver} onDone={sayRefused} />}
        {canReopen ? (
          <div className="mt-3.5 border-t border-line pt-3.5">
            <Button tone="ghost" size="sm" icon={<RotateCcw />} onPress={onReopen} block>
              {t('reopen')}
            </Button>
          </div>
        ) : null}
      </GroupBlock>
    </Group>
  );
}

interface SaidProps {
  ticket: TicketRow;
  score: Score;
  isOver: boolean;
  /** Says why not, where it was refused. Whether it was taken. */
  onDone: (answer: MutateAnswer) => boolean;
}

/** What was said to it, and room to say more. */
function Said({ ticket, score, isOver, onDone }: SaidProps) {
  const t = useTranslations('requester.rate');
  const requester = useTranslations('requester');
  const key = `rate:${ticket.id}`;
  const [comment, setComment, clear] = useDraft<string>(key, '');
  const said = ratingsOf(useTimeline(ticket.id) ?? []).filter(({ body }) => body !== '');
  const add = async () => {
    const args = { ticketId: ticket.id, score, comment: comment.trim() };
    if (onDone(await mutate.rateTicket(args, { drafts: [key] }))) clear();
  };
  return (
    <>
      {said.length > 0 ? (
        <ul className="mt-3 flex flex-col gap-2">
          {said.map((entry) => (
            <li key={entry.id} className="rounded-btn bg-fill px-3.5 py-3 text-base">
              <span className="mb-0.5 block text-sm text-ink-3">{t('yours')}</span>
              <WrittenText>{entry.body}</WrittenText>
              {entry.unsent ? <HereWords className="mt-1.5">{requester('onlyHere')}</HereWords> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {isOver ? null : (
        <div className="mt-3.5">
          <TextArea
            label={t(score <= 2 && said.length === 0 ? 'whyBad' : 'comment')}
            optional
            rows={2}
            value={comment}
            onChange={setComment}
            maxLength={LIMITS.ratingComment}
          />
          {comment.trim() === '' ? null : (
            <Button size="sm" icon={<MessageSquarePlus />} onPress={() => void add()} className="mt-2" block>
              {t('add')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
