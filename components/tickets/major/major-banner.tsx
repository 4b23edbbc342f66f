'use client';
import { Siren } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useAnnounced } from '#client/live/known';
import { useTies } from '#client/live/ties';
import { useMe } from '#components/shell/actor';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';
import { useTimes } from '#components/ui/when';
import { inMajorWords } from '#components/words/major-words';
import { isMajor } from '#domain/major/is-major';
import { mayDeclare } from '#domain/major/major';
import { mayWorkOn } from '#domain/ticket/actions';
import type { TicketRow } from '#sync/views/ticket';
import type { SheetKind } from '../sheets/step-sheets';

interface MajorBannerProps {
  ticket: TicketRow;
  onSheet: (kind: SheetKind) => void;
  className?: string;
}

/** That it is a major incident: whom it concerns, what is owed, and what to do about that. */
export const MajorBanner = inMajorWords(OneBanner);

function OneBanner({ ticket, onSheet, className }: MajorBannerProps) {
  const t = useTranslations('major');
  const times = useTimes();
  const { actor } = useMe();
  const announced = useAnnounced(ticket.id);
  const parts = useTies(ticket)?.children.length ?? 0;
  const { major } = ticket;
  if (!major || major.stoodDown || times.now === null) return null;
  // What is over was of another time.
  const isUnpublished = announced === null || (announced !== undefined && announced.overAt !== null);
  const goesOn = isMajor(ticket);
  const { dueAt } = major;
  const owed =
    !goesOn || dueAt === null
      ? null
      : t(dueAt <= times.now ? 'banner.owed' : 'banner.next', { when: times.dayClock(dueAt) });
  const until = ticket.resolvedAt ?? ticket.closedAt ?? times.now;
  const facts = [
    owed,
    t(goesOn ? 'banner.affected' : 'banner.affectedWas', { count: major.affected }),
    parts > 0 ? t('banner.parts', { count: parts }) : null,
    goesOn && isUnpublished ? t('banner.unpublished') : null,
  ];
  const declares = goesOn && mayDeclare(actor, ticket);
  return (
    <Banner
      tone={goesOn ? 'danger' : 'news'}
      icon={<Siren />}
      title={
        goesOn
          ? t('banner.title', { when: times.dayClock(major.since) })
          : t('banner.over', { span: times.duration(Math.max(0, until - major.since)) })
      }
      className={className}
      actions={
        <div className="mt-3 flex flex-wrap gap-2">
          {declares ? (
            <Button tone="primary" onPress={() => onSheet('update')}>
              {t('update')}
            </Button>
          ) : null}
          {declares && isUnpublished ? (
            <Button tone="ghost" onPress={() => onSheet('major')}>
              {t('publishDo')}
            </Button>
          ) : null}
          {declares ? (
            <Button tone="ghost" onPress={() => onSheet('standDown')}>
              {t('standDown')}
            </Button>
          ) : null}
          {mayWorkOn(actor, ticket) ? (
            <Button tone="ghost" onPress={() => onSheet('review')}>
              {t('review')}
            </Button>
          ) : null}
        </div>
      }
    >
      {facts.filter(Boolean).join(' ')}
    </Banner>
  );
}
