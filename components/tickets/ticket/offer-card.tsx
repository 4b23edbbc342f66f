'use client';
import { ThumbsUp, Undo2, UserRoundCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTimeline } from '#client/live/ticket';
import { useNames } from '#components/shell/names';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';
import { useTimes } from '#components/ui/when';
import { inTimelineWords } from '#components/words/timeline-words';
import type { TicketRow } from '#sync/views/ticket';
import type { TicketActs } from './use-ticket-acts';

interface OfferCardProps {
  ticket: TicketRow;
  acts: TicketActs;
  className?: string;
}

/** Somebody, or a rule, gave this person the ticket: they say that they have it, or give it back. */
export const OfferCard = inTimelineWords(Offer);

function Offer({ ticket, acts, className }: OfferCardProps) {
  const t = useTranslations('tickets');
  const names = useNames();
  const times = useTimes();
  const entries = useTimeline(ticket.id);
  const given = [...(entries ?? [])]
    .sort((a, b) => a.effectiveAt - b.effectiveAt)
    .findLast(({ kind, data }) => kind === 'step' && data.assigneeTo === ticket.assigneeId);
  if (!entries) return null;
  const title = !given
    ? t('offer.title')
    : given.actorId
      ? t('offer.by', { who: names(given.actorId) })
      : t('offer.byRule');
  return (
    <Banner
      icon={<UserRoundCheck />}
      title={title}
      label={t('offer.title')}
      className={className}
      actions={
        <div className="mt-3 flex flex-wrap gap-2">
          <Button tone="ghost" icon={<ThumbsUp />} onPress={() => acts.act('accept')}>
            {t('act.accept')}
          </Button>
          <Button tone="ghost" icon={<Undo2 />} onPress={() => acts.act('decline')}>
            {t('offer.decline')}
          </Button>
        </div>
      }
    >
      {ticket.handedAt !== null && times.now !== null ? times.ago(ticket.handedAt) : null}
    </Banner>
  );
}
