'use client';
import { Check, UserRoundCheck } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, answerOf, useAccessFaults } from '#components/shell/access-faults';
import { Avatar } from '#components/ui/avatar';
import { Button, ButtonLink } from '#components/ui/button';
import { DialogConfirm } from '#components/ui/dialog-confirm';
import { EmptyState } from '#components/ui/empty-state';
import { showToast } from '#components/ui/toast';
import { useTimes } from '#components/ui/when';

interface Newcomer {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  company: string | null;
  createdAt: number;
}

interface WaitingListProps {
  people: readonly Newcomer[];
  /** address of the next page */
  more: string | null;
  decide: (values: { id: string; admit: boolean }) => Promise<Answer<void>>;
}

/** Who registered and waits for an administrator, longest first. */
export function WaitingList({ people, more, decide }: WaitingListProps) {
  const t = useTranslations('access.admission');
  const says = useAccessFaults();
  const router = useRouter();
  const [asked, setAsked] = useState<Newcomer | null>(null);
  const act = async (newcomer: Newcomer, admit: boolean) => {
    const answer = await answerOf(decide({ id: newcomer.id, admit }));
    const words = admit ? t('admitted', { name: newcomer.name }) : t('refused');
    const code = answer.ok ? null : answer.error.code;
    if (code === null) showToast({ text: words, icon: <Check /> });
    else showToast({ text: code === 'not_found' ? t('decided') : says.whole(code) });
    router.refresh();
  };
  if (people.length === 0)
    return (
      <EmptyState icon={<UserRoundCheck />} title={t('waitingEmpty')}>
        {t('waitingEmptyText')}
      </EmptyState>
    );
  return (
    <>
      <ul className="divide-y divide-line">
        {people.map((newcomer) => (
          <Row
            key={newcomer.id}
            newcomer={newcomer}
            onAdmit={() => void act(newcomer, true)}
            onRefuse={() => setAsked(newcomer)}
          />
        ))}
      </ul>
      {more ? (
        <ButtonLink href={more} size="sm" className="mt-4">
          {t('more')}
        </ButtonLink>
      ) : null}
      <DialogConfirm
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={t('refuseAsk', { name: asked?.name ?? '' })}
        confirm={t('refuse')}
        keep={t('keep')}
        onConfirm={() => {
          if (asked) void act(asked, false);
        }}
      >
        {t('refuseText')}
      </DialogConfirm>
    </>
  );
}

function Row({
  newcomer,
  onAdmit,
  onRefuse,
}: {
  newcomer: Newcomer;
  onAdmit: () => void;
  onRefuse: () => void;
}) {
  const t = useTranslations('access.admission');
  const times = useTimes();
  const { name, email, phone, company, createdAt } = newcomer;
  const when = times.now === null ? null : t('registered', { when: times.dayClock(createdAt) });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 py-3.5 desk:flex-nowrap dense:py-2">
      <Avatar name={name} />
      <div className="min-w-0 flex-1 basis-60">
        <p className="text-base font-medium dense:text-sm">
          <bdi>{name}</bdi>
          {company ? <span className="font-regular text-ink-3">, {company}</span> : null}
        </p>
        <p className="num text-sm text-ink-3 [overflow-wrap:anywhere] dense:text-xs">
          {[email, phone, when].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div className="flex w-full gap-2 desk:w-auto">
        <Button
          size="sm"
          tone="primary"
          className="flex-1 desk:flex-none"
          aria-label={t('admitNamed', { name })}
          onPress={onAdmit}
        >
          {t('admit')}
        </Button>
        <Button
          size="sm"
          className="flex-1 desk:flex-none"
          aria-label={t('refuseNamed', { name })}
          onPress={onRefuse}
        >
          {t('refuse')}
        </Button>
      </div>
    </li>
  );
}
