'use client';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { TextField } from '#components/ui/text-field';
import { showToast } from '#components/ui/toast';
import type { ProblemChoices, Proposal } from '#domain/problem/report';
import { type Answer, sure } from './acts';
import { IncidentList } from './incident-list';
import { OwnerField } from './named-fields';
import { useUid } from './use-uid';
import { WeekBars } from './week-bars';

export interface Decide {
  accept: (asked: {
    uid: string;
    proposalId: string;
    title: string;
    ownerId: string | null;
  }) => Answer<string>;
  dismiss: (asked: { proposalId: string; reason: string }) => Answer<void>;
  /** whose it is unless somebody else is chosen */
  me: string;
  people: ProblemChoices['people'];
}

/** Something that keeps happening, with what speaks for it; somebody decides what becomes of it. */
export function ProposalCard({ proposal, accept, dismiss, me, people }: { proposal: Proposal } & Decide) {
  const t = useTranslations('problems');
  const { id, kind, site, words, expected, evidence, tickets } = proposal;
  const [asks, setAsks] = useState<'accept' | 'dismiss' | null>(null);
  const [text, setText] = useState('');
  const [ownerId, setOwnerId] = useState<string | null>(me);
  const [error, setError] = useState<string | null>(null);
  const uid = useUid();
  const busy = useRef(false);
  const ask = (what: 'accept' | 'dismiss') => {
    setAsks(what);
    setError(null);
    setText(what === 'accept' ? (tickets[0]?.title ?? words.join(' ')) : '');
  };
  const decide = async () => {
    if (text.trim() === '') return setError(t('missing'));
    if (busy.current) return;
    busy.current = true;
    const said = text.trim();
    const about = { proposalId: id, title: said, ownerId };
    const answer = await sure<unknown>(
      asks === 'accept'
        ? accept({ uid: uid.of(about), ...about })
        : dismiss({ proposalId: id, reason: said }),
    );
    busy.current = false;
    if (!answer.ok && answer.error.code !== 'unavailable') uid.settle();
    if (!answer.ok) showToast({ text: t('refused') });
    else if (asks === 'accept') window.location.assign(`/desk/problems/${answer.data}`);
    else window.location.reload();
  };
  return (
    <article className="rounded-group border border-line bg-surface p-4 text-sm">
      <h2 className="text-base font-semibold wrap-anywhere first-letter:uppercase">{words.join(' ')}</h2>
      <p className="mt-0.5 text-ink-2">{t(`kind.${kind}`, { site: site ?? t('site') })}</p>
      <p className="num mt-2 text-ink-2">
        {t('sum', {
          ...{ count: tickets.length, people: evidence.people },
          ...{
            expected: expected.toFixed(1),
            hours: evidence.minutes > 0 ? (evidence.minutes / 60).toFixed(1) : 'none',
          },
        })}
      </p>
      <div className="mt-3">
        <WeekBars weeks={evidence.weeks} />
      </div>
      <h3 className="mt-4 font-semibold">{t('tickets')}</h3>
      <IncidentList incidents={tickets} />
      {asks === null ? (
        <div className="mt-4 flex flex-wrap gap-2">
          <Button size="sm" tone="primary" onPress={() => ask('accept')}>
            {t('accept')}
          </Button>
          <Button size="sm" onPress={() => ask('dismiss')}>
            {t('dismiss')}
          </Button>
        </div>
      ) : (
        <form
          className="mt-4 flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void decide();
          }}
        >
          <TextField
            label={t(asks === 'accept' ? 'acceptTitle' : 'dismissTitle')}
            help={asks === 'dismiss' ? t('dismissHelp') : undefined}
            value={text}
            onChange={setText}
            maxLength={asks === 'accept' ? 200 : 500}
            error={error}
          />
          {asks === 'accept' ? (
            <OwnerField label={t('owner')} optional value={ownerId} people={people} onChange={setOwnerId} />
          ) : null}
          <Button type="submit" size="sm" tone="primary">
            {t(asks)}
          </Button>
        </form>
      )}
    </article>
  );
}
