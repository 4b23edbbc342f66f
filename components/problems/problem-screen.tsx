'use client';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '#client/platform/clock';
import { showToast } from '#components/ui/toast';
import type { ProblemChoices, ProblemReport } from '#domain/problem/report';
import { isOpen } from '#domain/ticket/states';
import { type ProblemActs, sure } from './acts';
import { FindIncidents } from './find-incidents';
import { IncidentList } from './incident-list';
import { IncidentStory } from './incident-story';
import { RecordForm } from './record-form';
import { StepsBar } from './steps-bar';
import { TasksSection } from './tasks-section';
import { TellForm } from './tell-form';
import { WeekBars } from './week-bars';

interface ProblemScreenProps {
  report: ProblemReport;
  choices: ProblemChoices;
  me: string;
  acts: ProblemActs;
}

/** A problem: its steps, what is to do and what is known, and what it is about. */
export function ProblemScreen({ report, choices, me, acts }: ProblemScreenProps) {
  const t = useTranslations('problems');
  const { id, state, evidence, incidents } = report;
  const router = useRouter();
  const tied = useMemo(() => new Set(incidents.map((one) => one.id)), [incidents]);
  const untie = async (ticketId: string) => {
    const asked = { uid: newId(), problemId: id, ticketIds: [ticketId], linked: false };
    const answer = await sure(acts.tie(asked));
    // What is being typed beside it stays.
    if (answer.ok && answer.data.length === 0) router.refresh();
    else showToast({ text: t('refused') });
  };
  const open = incidents.filter((one) => isOpen(one.state)).length;
  const isOver = state === 'resolved' || state === 'closed';
  return (
    <div className="grid flex-1 grid-cols-1 text-sm desk:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="min-w-0 px-4 py-5 desk:px-6">
        <StepsBar report={report} step={acts.step} />
        {isOver && open > 0 ? (
          <TellForm problemId={id} open={open} text={report.rootCause} tell={acts.tell} />
        ) : null}
        <TasksSection report={report} me={me} people={choices.people} acts={acts} />
        <RecordForm report={report} choices={choices} edit={acts.edit} />
      </div>
      <div className="min-w-0 border-t border-line px-4 py-5 desk:border-s desk:border-t-0 desk:px-6">
        <section aria-label={t('incidents')}>
          <h2 className="text-base font-semibold">{t('cost')}</h2>
          <p className="num mt-1 mb-3 text-ink-2">
            {t('costText', {
              ...{ count: incidents.length, people: evidence.people },
              hours: evidence.minutes > 0 ? (evidence.minutes / 60).toFixed(1) : 'none',
            })}
          </p>
          <WeekBars weeks={evidence.weeks} />
          <h2 className="mt-5 text-base font-semibold">{t('incidents')}</h2>
          <IncidentList incidents={incidents} onUnlink={(ticketId) => void untie(ticketId)} />
          <FindIncidents problemId={id} tied={tied} acts={acts} />
        </section>
        <IncidentStory report={report} />
      </div>
    </div>
  );
}
