'use client';
import { useTranslations } from 'use-intl';
import { useTimeline } from '#client/live/ticket';
import { Fact } from '#components/ui/facts';
import { scoreFace } from '#components/ui/score-choice';
import { When } from '#components/ui/when';
import { inTimelineWords } from '#components/words/timeline-words';
import type { Score } from '#domain/ticket/satisfaction';
import type { TicketRow } from '#sync/views/ticket';
import { ratingsOf } from '../parts/ratings';

/** How it went for whoever needed it, and what they said to it last. */
export const RatedFact = inTimelineWords(Rated);

function Rated({ ticket, score }: { ticket: TicketRow; score: Score }) {
  const t = useTranslations('tickets');
  const scores = useTranslations('scores');
  const said = ratingsOf(useTimeline(ticket.id) ?? []).find(({ body }) => body !== '');
  return (
    <Fact
      name={t('howItWent')}
      detail={
        <>
          {said ? (
            <span dir="auto" className="line-clamp-4 text-ink-2">
              {said.body}
            </span>
          ) : null}
          {ticket.ratedAt === null ? null : <When at={ticket.ratedAt} />}
        </>
      }
    >
      <span className="inline-flex items-center gap-1.5 [&_.lucide]:size-4.5">
        {scoreFace(score)}
        {scores(`${score}`)}
      </span>
    </Fact>
  );
}
