'use client';
import { Handshake } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '#client/platform/clock';
import { type Answer, ask } from '#components/shell/server-answer';
import { Button } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { showToast } from '#components/ui/toast';
import { useFailureWords } from '../fault-words';
import { FieldFault } from '../field-fault';

export type BeginDoor = (asked: { uid: string }) => Promise<Answer<{ promises: number }>>;

/** Nothing is promised: one button makes the usual hours and promises. */
export function BeginPromises({ begin }: { begin: BeginDoor }) {
  const t = useTranslations('settings.promises');
  const router = useRouter();
  const say = useFailureWords();
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, start] = useTransition();
  // The same for as long as the page stands: pressed again after a lost answer, it goes on where it was.
  const [uid] = useState(newId);
  const press = () =>
    start(async () => {
      const answer = await ask(begin({ uid }));
      if (answer.ok) showToast({ text: t('begun', { n: answer.data.promises }) });
      else if (answer.error.code === 'exists') showToast({ text: t('beginExists') });
      else return setFailed(say({ kind: 'failed', failure: answer.error }));
      router.refresh();
    });
  return (
    <EmptyState
      icon={<Handshake />}
      title={t('empty')}
      className="flex-1"
      action={
        <Button
          tone="primary"
          onPress={() => {
            if (!busy) press();
          }}
        >
          {t('begin')}
        </Button>
      }
      second={<FieldFault>{failed}</FieldFault>}
    >
      {t('emptyText')}
    </EmptyState>
  );
}
