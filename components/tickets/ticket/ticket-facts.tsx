'use client';
import { ChevronDown, ChevronUp, Eye, MapPin, Phone, UserRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { useOpenedBefore } from '#client/live/opened';
import { useCategoryWords, useNames, usePersonOf, usePlaceWords, useTeamName } from '#components/shell/names';
import { PriorityTag } from '#components/shell/priority-tag';
import { Fact, Facts } from '#components/ui/facts';
import { IconButton, IconLink } from '#components/ui/icon-button';
import { later } from '#components/ui/later';
import { SectionHeading } from '#components/ui/section-heading';
import { When } from '#components/ui/when';
import type { TicketRow } from '#sync/views/ticket';

const AssetFact = later(() => import('./asset-fact').then((part) => part.AssetFact));
const RatedFact = later(() => import('./rated-fact').then((part) => part.RatedFact));

/**
 * Who, where, what about, how urgent, in whose hands. On a phone a ticket that was opened before shows the first two
 * only, so that the newest of its timeline stands on the first screen.
 */
export function TicketFacts({ ticket, onFollow }: { ticket: TicketRow; onFollow: () => void }) {
  const t = useTranslations('tickets.facts');
  const openedBefore = useOpenedBefore(ticket.id);
  const [choice, setChoice] = useState<'all' | 'few' | null>(null);
  const isFolded = (choice ?? (openedBefore ? 'few' : 'all')) === 'few';
  const toggle = (
    <AriaButton
      aria-expanded={!isFolded}
      onPress={() => setChoice(isFolded ? 'all' : 'few')}
      className="relative inline-flex min-h-6 items-center gap-1.5 rounded-tag font-medium text-ink-2 after:absolute after:-inset-x-2 after:-inset-y-3 desk:hidden [&_.lucide]:size-4"
    >
      {isFolded ? t('all') : t('fewer')}
      {isFolded ? <ChevronDown /> : <ChevronUp />}
    </AriaButton>
  );
  return (
    <section>
      <SectionHeading end={toggle} className="pb-1">
        {t('title')}
      </SectionHeading>
      {isFolded ? <FewFacts ticket={ticket} /> : null}
      <div className={isFolded ? 'hidden desk:block' : ''}>
        <AllFacts ticket={ticket} onFollow={onFollow} />
      </div>
    </section>
  );
}

/** Who reported it and where it is, a line each. */
function FewFacts({ ticket }: { ticket: TicketRow }) {
  const t = useTranslations('tickets.facts');
  const names = useNames();
  const place = usePlaceWords()(ticket);
  const line = (icon: ReactNode, words: ReactNode) => (
    <p className="flex min-w-0 flex-1 items-center gap-2.5 [&_.lucide]:size-4 [&_.lucide]:flex-none [&_.lucide]:text-ink-3">
      {icon}
      <bdi className="min-w-0 truncate font-medium">{words}</bdi>
    </p>
  );
  return (
    <div className="text-base desk:hidden">
      <div className="flex min-h-8 items-center gap-3">
        {line(<UserRound />, names(ticket.requesterId))}
        <Call ticket={ticket} className="-my-1.5 -me-3" />
      </div>
      <div className="flex min-h-8 items-center">
        {line(<MapPin />, place || <span className="font-regular text-ink-3">{t('noPlace')}</span>)}
      </div>
    </div>
  );
}

/** Rings the reporter, where their number is known. */
function Call({ ticket, className }: { ticket: TicketRow; className?: string }) {
  const t = useTranslations('tickets.facts');
  const requester = usePersonOf()(ticket.requesterId);
  if (!requester?.phone) return null;
  return (
    <IconLink
      tone="accent"
      icon={<Phone />}
      label={t('call', { name: requester.name })}
      href={`tel:${requester.phone}`}
      className={className}
    />
  );
}

function AllFacts({ ticket, onFollow }: { ticket: TicketRow; onFollow: () => void }) {
  const t = useTranslations('tickets');
  const names = useNames();
  const place = usePlaceWords();
  const category = useCategoryWords();
  const team = useTeamName();
  const requester = usePersonOf()(ticket.requesterId);
  const isOnBehalf = ticket.reporterId !== ticket.requesterId;
  const quiet = (words: string) => <span className="font-regular text-ink-3">{words}</span>;
  return (
    <Facts>
      <Fact
        name={isOnBehalf ? t('facts.reportedFor') : t('facts.reportedBy')}
        detail={
          <>
            {requester?.phone ? <span dir="ltr">{requester.phone}</span> : requester?.email}
            {isOnBehalf ? (
              <span className="block">{t('facts.by', { name: names(ticket.reporterId) })}</span>
            ) : null}
          </>
        }
        end={<Call ticket={ticket} />}
      >
        <bdi>{names(ticket.requesterId)}</bdi>
      </Fact>
      <Fact name={t('facts.where')}>
        <bdi>{place(ticket) || quiet(t('facts.noPlace'))}</bdi>
      </Fact>
      {ticket.assetId ? <AssetFact assetId={ticket.assetId} /> : null}
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
      {ticket.satisfaction ? <RatedFact ticket={ticket} score={ticket.satisfaction} /> : null}
      {ticket.watcherIds.length > 0 ? (
        <Fact
          name={t('facts.followedBy')}
          end={<IconButton icon={<Eye />} label={t('act.follow')} onPress={onFollow} />}
        >
          <span className="font-regular">
            {ticket.watcherIds.map((id, i) => (
              <span key={id}>
                {i > 0 ? ', ' : null}
                <bdi>{names(id)}</bdi>
              </span>
            ))}
          </span>
        </Fact>
      ) : null}
      {ticket.resolutionCode ? (
        <Fact name={t('facts.fixedBy')}>{t(`fix.${ticket.resolutionCode}`)}</Fact>
      ) : null}
    </Facts>
  );
}
