'use client';
import { ShieldCheck } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, ask } from '#components/shell/server-answer';
import { DialogConfirm } from '#components/ui/dialog-confirm';
import { EmptyState } from '#components/ui/empty-state';
import { Table, THead, Th } from '#components/ui/table';
import { showToast } from '#components/ui/toast';
import type { PutAsideAct, PutAsidePage } from '#domain/settings/sync-health';
import type { MutationResult } from '#sync/protocol/result';
import { ActRow } from './act-row';
import { ActSheet, type IntentValuesDoor } from './act-sheet';
import { FieldFault } from './field-fault';
import { Pager } from './pager';

type ActDoor = (asked: { uid: string }) => Promise<Answer<MutationResult>>;

interface ActListProps {
  page: PutAsidePage;
  runAgain: ActDoor;
  giveBack: ActDoor;
  values: IntentValuesDoor;
}

const FAULTS = { illegal_state: 'gone', not_found: 'noBytes', forbidden: 'person' } as const;
const OUTCOMES = {
  ok: 'ran',
  merged: 'ranMerged',
  rejected: 'ranRefused',
  held: 'ranRefused',
  quarantined: 'ranFailed',
} as const;

/** Changes the server failed on three times, and what an administrator can do about each. */
export function ActList({ page, runAgain, giveBack, values }: ActListProps) {
  const t = useTranslations('syncHealth');
  const words = useTranslations('settings');
  const router = useRouter();
  const [open, setOpen] = useState<PutAsideAct | null>(null);
  const [giving, setGiving] = useState<PutAsideAct | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, start] = useTransition();
  const act = (door: ActDoor, { uid }: PutAsideAct, said: (result: MutationResult) => string) =>
    start(async () => {
      const answer = await ask(door({ uid }));
      const code = answer.ok ? null : answer.error.code;
      setFault(code && t(`fault.${FAULTS[code as keyof typeof FAULTS] ?? 'unavailable'}` as 'fault.gone'));
      if (answer.ok) showToast({ text: said(answer.data) });
      setOpen(null);
      router.refresh();
    });
  if (page.rows.length === 0)
    return (
      <EmptyState icon={<ShieldCheck />} title={t('noActs')} className="flex-1">
        {t('noActsText')}
      </EmptyState>
    );
  return (
    <>
      <div className="px-4 pb-2 empty:hidden desk:px-6">
        <FieldFault>{fault}</FieldFault>
      </div>
      <Table label={t('views.acts')} className="flex-1">
        <THead>
          <Th>{t('act')}</Th>
          <Th className="max-desk:hidden">{t('person')}</Th>
          <Th className="max-desk:hidden">{t('ticket')}</Th>
          <Th className="max-desk:hidden">{t('error')}</Th>
          <Th align="end" className="max-desk:hidden">
            {t('failedAt')}
          </Th>
          <Th>
            <span className="sr-only">{t('runAgain')}</span>
          </Th>
        </THead>
        <tbody>
          {page.rows.map((row) => (
            <ActRow
              key={row.uid}
              act={row}
              busy={busy}
              onOpen={() => setOpen(row)}
              onRun={() => act(runAgain, row, ({ status }) => t(OUTCOMES[status]))}
              onGiveBack={() => setGiving(row)}
            />
          ))}
        </tbody>
      </Table>
      <Pager newer={page.newer} older={page.older} words={{ newer: words('newer'), older: words('older') }} />
      <ActSheet act={open} values={values} onClose={() => setOpen(null)} />
      <DialogConfirm
        isOpen={giving !== null}
        onClose={() => setGiving(null)}
        title={t('giveBackTitle')}
        confirm={t('giveBack')}
        keep={t('keep')}
        onConfirm={() => giving && act(giveBack, giving, () => t('gaveBack'))}
      >
        {t('giveBackText', { name: giving?.person?.name ?? t('nobody') })}
      </DialogConfirm>
    </>
  );
}
