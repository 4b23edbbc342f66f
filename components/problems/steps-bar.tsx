'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '#client/platform/clock';
import { Button } from '#components/ui/button';
import { DialogConfirm } from '#components/ui/dialog-confirm';
import { showToast } from '#components/ui/toast';
import type { ProblemReport } from '#domain/problem/report';
import { missingFor, type ProblemStep, possibleProblemSteps } from '#domain/problem/steps';
import { openProblemTasks } from '#domain/problem/task';
import { type ProblemActs, sure } from './acts';

/** Where a problem stands, and how it goes on. Where tasks are open, somebody is asked before it is over. */
export function StepsBar({ report, step }: { report: ProblemReport; step: ProblemActs['step'] }) {
  const t = useTranslations('problems');
  const router = useRouter();
  const [asked, setAsked] = useState<ProblemStep | null>(null);
  const { id, state, tasks } = report;
  const go = async (next: ProblemStep, leaveTasks?: true) => {
    const missing = missingFor(report, next, leaveTasks);
    if (missing === 'tasks') return setAsked(next);
    if (missing) return showToast({ text: t(`missingFor.${missing}`) });
    const args = { problemId: id, step: next, ...(leaveTasks ? { leaveTasks } : {}) };
    const answer = await sure(step({ uid: newId(), args }));
    // What is being typed beside it stays.
    router.refresh();
    if (answer.ok) return;
    // Somebody added one meanwhile.
    if (answer.error.detail?.field === 'tasks') setAsked(next);
    else showToast({ text: t('refused') });
  };
  const verb = asked ? t(`step.${asked}`) : '';
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className="me-2 text-base font-semibold">{t(`states.${state}`)}</p>
      {possibleProblemSteps(state).map((one) => (
        <Button key={one} size="sm" onPress={() => void go(one)}>
          {t(`step.${one}`)}
        </Button>
      ))}
      <DialogConfirm
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={t('leaveTasks.title', { count: openProblemTasks(tasks).length })}
        confirm={verb}
        keep={t('leaveTasks.keep')}
        tone="primary"
        onConfirm={() => {
          if (asked) void go(asked, true);
        }}
      >
        {t(asked === 'close' ? 'leaveTasks.close' : 'leaveTasks.resolve')}
      </DialogConfirm>
    </div>
  );
}
