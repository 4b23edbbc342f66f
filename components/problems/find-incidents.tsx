'use client';
import { CircleCheck, Link2, Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '#client/platform/clock';
import { Button } from '#components/ui/button';
import { LiveRegion } from '#components/ui/live-region';
import { TextField } from '#components/ui/text-field';
import { Tick } from '#components/ui/tick';
import { useSubmit } from '#components/ui/use-submit';
import { When } from '#components/ui/when';
import type { FoundIncidents } from '#domain/problem/report';
import { SEARCH_MAX } from '#domain/search/terms';
import { type ProblemActs, sure } from './acts';

const REASONS = ['not_found', 'forbidden', 'busy'] as const;

interface FindIncidentsProps {
  problemId: string;
  /** ids of the incidents that are tied */
  tied: ReadonlySet<string>;
  acts: Pick<ProblemActs, 'find' | 'tie'>;
}

/** Incidents are looked for by words or number, several chosen, and tied in one go; each says what became of it. */
export function FindIncidents({ problemId, tied, acts }: FindIncidentsProps) {
  const t = useTranslations('problems');
  const router = useRouter();
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [result, setResult] = useState<FoundIncidents | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  /** of those that were refused: why */
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  // What became of it stands below the button; how many were found is only spoken there.
  const [said, setSaid] = useState('');
  const [spoken, setSpoken] = useState('');
  const found = result?.found ?? [];
  const picked = found.filter(({ id }) => chosen.has(id) && !tied.has(id));

  const search = useSubmit(async () => {
    const typed = text.trim();
    setError(typed === '' ? t('find.empty') : null);
    if (typed === '') return;
    const answer = await sure(acts.find({ text: typed }));
    if (!answer.ok) return setError(t('find.failed'));
    setResult(answer.data);
    setChosen(new Set());
    setRefused(new Map());
    setSaid('');
    setSpoken(t('find.found', { count: answer.data.found.length }));
  });
  const tie = useSubmit(async () => {
    if (picked.length === 0) return setSaid(t('find.choose'));
    const ticketIds = picked.map(({ id }) => id);
    const answer = await sure(acts.tie({ uid: newId(), problemId, ticketIds, linked: true }));
    const left = answer.ok
      ? answer.data
      : ticketIds.map((ticketId) => ({ ticketId, code: answer.error.code }));
    setRefused(new Map(left.map(({ ticketId, code }) => [ticketId, code])));
    // What was refused stays chosen, to be tried again.
    setChosen(new Set(left.map(({ ticketId }) => ticketId)));
    setSaid(t('find.tiedSum', { tied: String(ticketIds.length - left.length), left: left.length }));
    router.refresh();
  });
  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const why = (code: string) => t(`find.refused.${REASONS.find((one) => one === code) ?? 'other'}`);
  return (
    <div className="mt-6">
      <form noValidate onSubmit={search.submit} className="flex flex-col gap-2">
        <TextField
          label={t('find.title')}
          help={t('find.help')}
          icon={<Search />}
          value={text}
          onChange={setText}
          maxLength={SEARCH_MAX}
          error={error}
        />
        <Button type="submit" size="sm" isDisabled={!search.isReady} className="self-start">
          {t('find.go')}
        </Button>
      </form>
      {result ? (
        <form noValidate onSubmit={tie.submit} className="mt-3">
          <p className="text-ink-3">
            {found.length === 0 ? t('find.none') : t('find.found', { count: found.length })}
          </p>
          <ul>
            {found.map(({ id, number, title, createdAt }) => {
              const name = [number, title].filter(Boolean).join(' ');
              const code = refused.get(id);
              return (
                <li key={id} className="border-b border-line last:border-b-0">
                  <div className="flex min-h-11 items-center gap-3">
                    {tied.has(id) ? (
                      <p className="min-w-0 flex-1 py-2 text-base text-ink-2 wrap-anywhere dense:text-sm">
                        {name}
                      </p>
                    ) : (
                      <Tick plain isDone={chosen.has(id)} onChange={(on) => choose(id, on)}>
                        {name}
                      </Tick>
                    )}
                    {tied.has(id) ? (
                      <span className="flex flex-none items-center gap-1 text-xs text-ok [&_.lucide]:size-4">
                        <CircleCheck />
                        {t('find.tied')}
                      </span>
                    ) : (
                      <When at={createdAt} as="day" className="flex-none text-xs text-ink-3" />
                    )}
                  </div>
                  {code && !tied.has(id) ? <p className="pb-2 text-danger">{why(code)}</p> : null}
                </li>
              );
            })}
          </ul>
          {result.more ? <p className="py-2 text-ink-3">{t('find.more')}</p> : null}
          {found.some(({ id }) => !tied.has(id)) ? (
            <Button type="submit" size="sm" icon={<Link2 />} isDisabled={!tie.isReady} className="mt-2">
              {t('find.tie', { count: picked.length })}
            </Button>
          ) : null}
        </form>
      ) : null}
      <p className={said === '' ? '' : 'pt-2 text-ink-2'} aria-hidden>
        {said}
      </p>
      <LiveRegion>{said || spoken}</LiveRegion>
    </div>
  );
}
