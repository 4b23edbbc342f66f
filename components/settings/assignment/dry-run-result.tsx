'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { TicketNo } from '#components/shell/ticket-no';
import { TextLink } from '#components/ui/link';
import type { DryRunAnswer, DryRunExample } from '#domain/settings/handing-out';
import type { Named } from '../conditions/condition-words';

interface DryRunResultProps {
  found: DryRunAnswer;
  teams: readonly Named[];
}

/** People that are named for a reason; of more the rest is counted. */
const NAMED = 6;

/** What a rule would have done: how many tickets, to whom, for whom there was nobody, and some to compare. */
export function DryRunResult({ found, teams }: DryRunResultProps) {
  const t = useTranslations('settings.assignment.dry');
  const more = useTranslations('settings.conditions');
  const { looked, fits, before, to, passed, nobody, why, empty, examples, names } = found;
  const team = (id: string) => teams.find((one) => one.id === id)?.name ?? '';
  const person = (id: string) => names[id] ?? '';
  const listed = (ids: readonly string[]) => {
    const all = ids.map(person);
    if (all.length <= NAMED + 1) return all.join(', ');
    return more('more', { first: all.slice(0, NAMED).join(', '), n: all.length - NAMED });
  };
  const reasons = (of: DryRunAnswer['why']) =>
    of.map(({ reason, ids, n }) => (
      <li key={reason} className="flex items-baseline gap-3 py-1.5">
        <span className="min-w-0 flex-1 text-pretty">
          {t('why', { reason: t(`reasons.${reason}`), names: listed(ids) })}
        </span>
        <span className="num flex-none text-ink-2">{t('tickets', { n })}</span>
      </li>
    ));
  if (looked === 0) return <p className="text-ink-2">{t('none')}</p>;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-pretty font-medium">
        {t('fits', { n: fits, looked })}
        {before > 0 ? <span className="font-regular text-ink-2"> {t('before', { n: before })}</span> : null}
        {found.isWhole ? null : <span className="font-regular text-ink-2"> {t('newest', { looked })}</span>}
      </p>
      {to.length > 0 ? (
        <Part title={t('to')}>
          {to.map(({ teamId, personId, n }) => (
            <li key={`${teamId} ${personId}`} className="flex items-baseline gap-3 py-1.5">
              <span className="min-w-0 flex-1 wrap-anywhere">
                <bdi>{personId ? person(personId) : t('queueOf', { team: team(teamId) })}</bdi>
                {personId ? <span className="text-ink-3"> · {team(teamId)}</span> : null}
              </span>
              <span className="num flex-none text-ink-2">{t('tickets', { n })}</span>
            </li>
          ))}
        </Part>
      ) : null}
      {passed.length > 0 ? <Part title={t('passed')}>{reasons(passed)}</Part> : null}
      {nobody > 0 ? (
        <Part title={t('nobody', { n: nobody })}>
          {reasons(why)}
          {empty > 0 ? <li className="py-1.5">{t('empty', { n: empty })}</li> : null}
        </Part>
      ) : null}
      {examples.length > 0 ? (
        <Part title={t('examples')}>
          {examples.map((one) => (
            <li key={one.id} className="py-2">
              <span className="flex items-baseline gap-2">
                <TextLink href={`/app/tickets/${one.id}`} target="_blank">
                  <TicketNo ticket={one} />
                </TextLink>
                <span dir="auto" className="min-w-0 flex-1 truncate">
                  {one.title}
                </span>
              </span>
              <span className="block text-pretty text-ink-2">
                {t('by', { who: would(one) })}. <span className="text-ink-3">{was(one)}</span>
              </span>
            </li>
          ))}
        </Part>
      ) : null}
    </div>
  );

  function would({ personId, teamId }: DryRunExample): string {
    if (personId) return person(personId);
    return to.some((one) => one.personId === null) ? t('queueOf', { team: team(teamId) }) : t('nobodyNow');
  }

  function was({ now: { state, teamId, personId } }: DryRunExample): string {
    if (state === 'cancelled') return t('was.cancelled');
    if (personId === null) return t('was.waits', { team: team(teamId) });
    const isDone = state === 'resolved' || state === 'closed';
    return t(isDone ? 'was.resolved' : 'was.has', { who: person(personId) });
  }
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h4 className="text-sm font-semibold">{title}</h4>
      <ul className="mt-0.5 divide-y divide-line">{children}</ul>
    </section>
  );
}
