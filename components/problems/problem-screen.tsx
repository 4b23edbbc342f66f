'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '#client/platform/clock';
import { Button } from '#components/ui/button';
import { TextField } from '#components/ui/text-field';
import { showToast } from '#components/ui/toast';
import type { ProblemReport } from '#domain/problem/report';
import { missingFor, type ProblemStep, possibleProblemSteps } from '#domain/problem/steps';
import { isOpen } from '#domain/ticket/states';
import { IncidentList } from './incident-list';
import { type Edit, RecordForm } from './record-form';
import { type Tell, TellForm } from './tell-form';
import { WeekBars } from './week-bars';

type Answer = Promise<{ ok: boolean }>;
interface ProblemScreenProps {
  report: ProblemReport;
  edit: Edit;
  tell: Tell;
  step: (asked: { uid: string; args: { problemId: string; step: ProblemStep } }) => Answer;
  link: (asked: { uid: string; problemId: string; ticket: string; linked: boolean }) => Answer;
}

/** A problem: its steps, what is known of it, and what it is about. */
export function ProblemScreen({ report, edit, tell, step, link }: ProblemScreenProps) {
  const t = useTranslations('problems');
  const { id, state, evidence, incidents } = report;
  const router = useRouter();
  const [number, setNumber] = useState('');
  const [error, setError] = useState<string | null>(null);
  const done = (ok: boolean) => {
    // What is being typed beside it stays.
    if (ok) router.refresh();
    else showToast({ text: t('refused') });
  };
  const go = async (next: ProblemStep) => {
    const missing = missingFor(report, next);
    if (missing) return showToast({ text: t(`missingFor.${missing}`) });
    const answer = await step({ uid: newId(), args: { problemId: id, step: next } }).catch(() => ({
      ok: false,
    }));
    done(answer.ok);
  };
  const tie = async (ticket: string, linked: boolean) => {
    const answer = await link({ uid: newId(), problemId: id, ticket, linked }).catch(() => ({ ok: false }));
    if (!answer.ok && linked) setError(t('noSuch'));
    else {
      setError(null);
      if (linked && answer.ok) setNumber('');
      done(answer.ok);
    }
  };
  const open = incidents.filter((one) => isOpen(one.state)).length;
  const isOver = state === 'resolved' || state === 'closed';
  return (
    <div className="grid flex-1 grid-cols-1 text-sm desk:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="min-w-0 px-4 py-5 desk:px-6">
        <div className="flex flex-wrap items-center gap-2">
          <p className="me-2 text-base font-semibold">{t(`states.${state}`)}</p>
          {possibleProblemSteps(state).map((one) => (
            <Button key={one} size="sm" onPress={() => void go(one)}>
              {t(`step.${one}`)}
            </Button>
          ))}
        </div>
        {isOver && open > 0 ? (
          <TellForm problemId={id} open={open} text={report.rootCause} tell={tell} />
        ) : null}
        <RecordForm report={report} edit={edit} />
      </div>
      <section
        aria-label={t('incidents')}
        className="min-w-0 border-t border-line px-4 py-5 desk:border-s desk:border-t-0 desk:px-6"
      >
        <h2 className="text-base font-semibold">{t('cost')}</h2>
        <p className="num mt-1 mb-3 text-ink-2">
          {t('costText', {
            ...{ count: incidents.length, people: evidence.people },
            hours: evidence.minutes > 0 ? (evidence.minutes / 60).toFixed(1) : 'none',
          })}
        </p>
        <WeekBars weeks={evidence.weeks} />
        <h2 className="mt-5 text-base font-semibold">{t('incidents')}</h2>
        <IncidentList incidents={incidents} onUnlink={(ticketId) => void tie(ticketId, false)} />
        <form
          className="mt-4 flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void tie(number, true);
          }}
        >
          <TextField
            label={t('link')}
            help={t('linkHelp')}
            value={number}
            onChange={setNumber}
            error={error}
          />
          <Button type="submit" size="sm">
            {t('linkGo')}
          </Button>
        </form>
      </section>
    </div>
  );
}
