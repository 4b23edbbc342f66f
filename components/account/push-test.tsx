'use client';
import { Check, CircleDashed, Send, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { currentSubscription } from '#client/platform/push-subscription';
import { type Answer, answerOf, useAccessFaults } from '#components/shell/access-faults';
import { Button } from '#components/ui/button';
import { GroupRow } from '#components/ui/group';
import { When } from '#components/ui/when';
import type { TestAnswer, TestView } from '#domain/notify/test-push';

export interface PushTestActions {
  send: (request: { endpoint: string }) => Promise<Answer<TestAnswer>>;
  look: (request: { id: string }) => Promise<Answer<TestView | null>>;
}

/** Between two looks, ms; and for how long. */
const LOOK_EVERY = 1_000;
const LOOK_FOR = 120_000;
/** After so long it is said what may hold it up, ms. */
const SLOW = 15_000;

/** Sends a push to this device and shows how far it comes. */
export function PushTest({ send, look }: PushTestActions) {
  const t = useTranslations('access.account');
  const says = useAccessFaults();
  const [isSending, setSending] = useState(false);
  const [test, setTest] = useState<TestView | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const waited = useWatched(test, look, setTest);

  const begin = async () => {
    setSending(true);
    setFault(null);
    const endpoint = (await currentSubscription().catch(() => null))?.endpoint;
    const answer = endpoint ? await answerOf(send({ endpoint })) : null;
    setSending(false);
    if (!answer) return setFault(t('testFaults.unknown'));
    if (!answer.ok) return setFault(says.whole(answer.error.code));
    const { data } = answer;
    if (data.kind === 'begun') setTest(data.test);
    else if (data.kind === 'slow_down') setFault(t('testFaults.slow', { seconds: data.seconds }));
    else setFault(t(data.kind === 'no_push' ? 'testFaults.noPush' : 'testFaults.unknown'));
  };

  const said = fault ?? (test?.fault ? t(`testFaults.${test.fault}`) : null);
  const late = test && !said && !test.shownAt && waited >= SLOW;
  return (
    <>
      <GroupRow
        title={t('testText')}
        end={
          <Button size="sm" icon={<Send />} isPending={isSending} onPress={() => void begin()}>
            {t('test')}
          </Button>
        }
      />
      <div aria-live="polite">
        {said ? <GroupRow tone="warn" icon={<TriangleAlert />} title={said} /> : null}
        {test && !test.fault ? (
          <ol aria-label={t('testSteps')} className="pb-2">
            <Step at={test.sentAt}>{t('testSent')}</Step>
            <Step at={test.shownAt}>{t('testShown')}</Step>
            <Step at={test.openedAt}>{t('testOpened')}</Step>
          </ol>
        ) : null}
        {late ? (
          <p className="px-4 pb-3 text-sm text-ink-2">{t(waited >= LOOK_FOR ? 'testNever' : 'testWaits')}</p>
        ) : null}
      </div>
    </>
  );
}

function Step({ at, children }: { at: number | null; children: ReactNode }) {
  const t = useTranslations('access.account');
  return (
    <li className="flex min-h-10 items-center gap-3 px-4 text-base dense:min-h-8 dense:text-sm">
      {at === null ? (
        <CircleDashed aria-hidden className="size-5 text-ink-3 dense:size-4" />
      ) : (
        <Check aria-hidden className="size-5 text-ok dense:size-4" />
      )}
      <span className={`flex-1 ${at === null ? 'text-ink-3' : ''}`}>{children}</span>
      {at === null ? (
        <span className="text-sm text-ink-3">{t('testNotYet')}</span>
      ) : (
        <When at={at} className="text-ink-2" />
      )}
    </li>
  );
}

/** Looks again until it was opened, or for too long. @returns ms since it was sent, as far as they matter */
function useWatched(
  test: TestView | null,
  look: PushTestActions['look'],
  onSeen: (test: TestView) => void,
): number {
  const [waited, setWaited] = useState(0);
  const id = test?.id ?? null;
  const isOver = test === null || test.fault !== null || test.openedAt !== null;
  useEffect(() => {
    if (isOver || id === null) return;
    const begun = performance.now();
    let timer: ReturnType<typeof setTimeout>;
    let ended = false;
    const again = async () => {
      const answer = await answerOf(look({ id }));
      if (ended) return;
      if (answer.ok && answer.data) onSeen(answer.data);
      const since = performance.now() - begun;
      setWaited(since);
      if (since < LOOK_FOR) timer = setTimeout(() => void again(), LOOK_EVERY);
    };
    timer = setTimeout(() => void again(), LOOK_EVERY);
    return () => {
      ended = true;
      clearTimeout(timer);
      setWaited(0);
    };
  }, [id, isOver, look, onSeen]);
  return waited;
}
