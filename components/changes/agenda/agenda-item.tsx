'use client';
import { useTranslations } from 'use-intl';
import { TextLink } from '#components/ui/link';
import { useTimes } from '#components/ui/when';
import { mayDecideOn } from '#domain/change/may';
import { DecideButtons } from '../approval-card';
import type { ChangeView } from '../view';
import { GroupVotes } from './group-votes';

/** One change of the agenda: what it is and who feels it, who has said what, and one's own word where it is waited for. */
export function AgendaItem({
  change,
  seen,
  me,
  send,
  name,
}: Pick<ChangeView, 'change' | 'seen' | 'me' | 'send' | 'name'>) {
  const t = useTranslations('changes');
  const times = useTimes();
  const { windowFrom, windowTo, approval, felt, riskLevel } = change;
  const when =
    windowFrom === null || windowTo === null
      ? t('noWindow')
      : times.now === null
        ? ''
        : t('span', { from: times.dayClock(windowFrom), to: times.dayClock(windowTo) });
  const owner = name(change.ownerId) || t('nobody');
  return (
    <li className="grid grid-cols-1 gap-x-8 gap-y-3 py-5 [break-inside:avoid] desk:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="min-w-0">
        <p className="num text-ink-3">
          {[change.number, t('typeOf', { type: change.type })].filter(Boolean).join(' · ')}
        </p>
        <h2 className="mt-0.5 text-base font-semibold wrap-anywhere">
          <TextLink strong href={`/desk/changes/${change.id}`}>
            <bdi>{change.title}</bdi>
          </TextLink>
        </h2>
        <p className="num mt-1 font-medium">{when}</p>
        <p className="mt-0.5">
          {riskLevel ? t(`riskLevel.${riskLevel}`) : t('noRisk')}
          {' · '}
          {felt ? t('felt', { services: felt.services, people: felt.people }) : t('agenda.notFelt')}
        </p>
        <p className="mt-0.5 text-ink-3">
          {t('owner')} <bdi>{owner}</bdi>
          {change.state === 'awaiting_approval' ? null : ` · ${t('agenda.begun')}`}
        </p>
        {change.reason ? (
          <p dir="auto" className="mt-2 max-w-prose whitespace-pre-line wrap-anywhere text-ink-2">
            {change.reason}
          </p>
        ) : null}
      </div>
      <section aria-label={`${t('agenda.votes')}: ${change.title}`} className="min-w-0">
        {approval?.groups.map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups keep their places
          <GroupVotes key={at} group={group} title={approval.names[at] ?? ''} />
        ))}
        {approval &&
        change.state === 'awaiting_approval' &&
        approval.expiresAt !== null &&
        times.now !== null ? (
          <p className="num mt-2 text-ink-3">{t('decideBy', { when: times.dayClock(approval.expiresAt) })}</p>
        ) : null}
        {mayDecideOn(me.id, change) ? (
          <div data-screen-only className="mt-3">
            <DecideButtons {...{ change, seen, send }} />
          </div>
        ) : null}
      </section>
    </li>
  );
}
