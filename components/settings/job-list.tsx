'use client';
import { MailCheck } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, ask } from '#components/shell/server-answer';
import { Button } from '#components/ui/button';
import { DialogConfirm } from '#components/ui/dialog-confirm';
import { EmptyState } from '#components/ui/empty-state';
import { Table, THead, Th } from '#components/ui/table';
import { showToast } from '#components/ui/toast';
import type { JobListed, JobPage, JobSource, JobState } from '#domain/settings/shapes';
import { FieldFault } from './field-fault';
import { JobRow } from './job-row';
import { Pager } from './pager';

interface JobListProps {
  page: JobPage;
  source: JobSource;
  state: JobState;
  retry(asked: { source: JobSource; id: number }): Promise<Answer<unknown>>;
  giveUp(asked: { source: JobSource; id: number }): Promise<Answer<unknown>>;
  retryAll(asked: { source: JobSource }): Promise<Answer<{ retried: number }>>;
}

/** Messages of one state, with what an administrator can do about each. */
export function JobList({ page, source, state, retry, giveUp, retryAll }: JobListProps) {
  const t = useTranslations('settings');
  const router = useRouter();
  const [dropping, setDropping] = useState<JobListed | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, start] = useTransition();
  const act = <T,>(asking: () => Promise<Answer<T>>, said: (data: T) => string) =>
    start(async () => {
      const answer = await ask(asking());
      setFault(
        answer.ok
          ? null
          : answer.error.code === 'illegal_state'
            ? t('jobs.underWay')
            : t('failed.unavailable'),
      );
      if (answer.ok) showToast({ text: said(answer.data) });
      router.refresh();
    });
  const one = ({ id }: JobListed) => ({ source, id });
  const parked = page.counts[source].parked;
  return (
    <>
      <div className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2 text-sm desk:px-6">
        <p className="min-w-0 flex-1 text-ink-3">{t(`jobs.about.${state}`)}</p>
        {state === 'parked' && parked > 0 ? (
          <Button
            size="sm"
            isDisabled={busy}
            onPress={() =>
              act(
                () => retryAll({ source }),
                ({ retried }) => t('jobs.retried', { n: retried }),
              )
            }
          >
            {t('jobs.allAgain', { n: parked })}
          </Button>
        ) : null}
      </div>
      <div className="px-4 pb-2 empty:hidden desk:px-6">
        <FieldFault>{fault}</FieldFault>
      </div>
      {page.rows.length === 0 ? (
        <EmptyState icon={<MailCheck />} title={t(`jobs.none.${state}`)} className="flex-1">
          {t('jobs.noneText')}
        </EmptyState>
      ) : (
        <Table label={t('jobs.label')} className="flex-1">
          <THead>
            <Th>{t('jobs.event')}</Th>
            <Th>{t('jobs.to')}</Th>
            <Th className="max-desk:hidden">{t('jobs.error')}</Th>
            <Th align="end">{t('jobs.attempts')}</Th>
            <Th align="end" className="max-desk:hidden">
              {t(state === 'waiting' ? 'jobs.nextTry' : 'jobs.lastTry')}
            </Th>
            <Th align="end" className="max-desk:hidden">
              {t('jobs.made')}
            </Th>
            {state === 'done' ? null : (
              <Th>
                <span className="sr-only">{t('jobs.again')}</span>
              </Th>
            )}
          </THead>
          <tbody>
            {page.rows.map((job) => (
              <JobRow
                key={job.id}
                job={job}
                busy={busy}
                onRetry={() =>
                  act(
                    () => retry(one(job)),
                    () => t('jobs.retried', { n: 1 }),
                  )
                }
                onGiveUp={() => setDropping(job)}
              />
            ))}
          </tbody>
        </Table>
      )}
      <Pager newer={page.newer} older={page.older} words={{ newer: t('newer'), older: t('older') }} />
      <DialogConfirm
        isOpen={dropping !== null}
        onClose={() => setDropping(null)}
        title={t('jobs.giveUpTitle')}
        confirm={t('jobs.giveUp')}
        keep={t('jobs.keep')}
        onConfirm={() =>
          dropping &&
          act(
            () => giveUp(one(dropping)),
            () => t('jobs.gaveUp'),
          )
        }
      >
        {t('jobs.giveUpText', { name: dropping?.personName ?? t('jobs.nobody') })}
      </DialogConfirm>
    </>
  );
}
