'use client';
import { Phone } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Fact, Facts } from '#components/ui/facts';
import { IconLink } from '#components/ui/icon-button';
import { SectionHeading } from '#components/ui/section-heading';
import { When } from '#components/ui/when';
import type { TicketRow } from '#sync/views/ticket';
import { useCategoryWords, useNames, usePersonOf, usePlaceWords, useTeamName } from '../parts/names';
import { PriorityTag } from '../parts/priority-tag';

/** Who, where, what about, how urgent, in whose hands. */
export function TicketFacts({ ticket, className = '' }: { ticket: TicketRow; className?: string }) {
  const t = useTranslations('tickets');
  const names = useNames();
  const place = usePlaceWords();
  const category = useCategoryWords();
  const team = useTeamName();
  const requester = usePersonOf()(ticket.requesterId);
  const quiet = (words: string) => <span className="font-regular text-ink-3">{words}</span>;
  return (
    <section className={className}>
      <SectionHeading className="pb-1">{t('facts.title')}</SectionHeading>
      <Facts>
        <Fact
          name={t('facts.reportedBy')}
          detail={
            requester?.phone ? <span dir="ltr">{requester.phone}</span> : (requester?.email ?? undefined)
          }
          end={
            requester?.phone ? (
              <IconLink
                tone="accent"
                icon={<Phone />}
                label={t('facts.call', { name: requester.name })}
                href={`tel:${requester.phone}`}
              />
            ) : undefined
          }
        >
          <bdi>{names(ticket.requesterId)}</bdi>
        </Fact>
        <Fact name={t('facts.where')}>
          <bdi>{place(ticket) || quiet(t('facts.noPlace'))}</bdi>
        </Fact>
        <Fact name={t('facts.category')}>{category(ticket.categoryId) || quiet(t('facts.noCategory'))}</Fact>
        <Fact name={t('facts.priority')}>
          <span className="inline-flex flex-wrap items-center gap-2">
            <PriorityTag priority={ticket.priority} />
            <span className="font-regular text-ink-2">
              {t(`impact.${ticket.impact}`)}, {t(`urgency.${ticket.urgency}`)}
            </span>
          </span>
        </Fact>
        <Fact name={t('facts.assigned')} detail={team(ticket.teamId)}>
          <bdi>{names(ticket.assigneeId) || quiet(t('facts.nobody'))}</bdi>
        </Fact>
        <Fact name={t('facts.reported')}>
          <When at={ticket.createdAt} className="font-regular" />
        </Fact>
        {ticket.resolutionCode ? (
          <Fact name={t('facts.fixedBy')}>{t(`fix.${ticket.resolutionCode}`)}</Fact>
        ) : null}
      </Facts>
    </section>
  );
}
