'use client';
import { CircleCheck, Copy, Link2, Lock, MessageSquare } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMe } from '#components/shell/actor';
import { copyText } from '#components/shell/copy-text';
import { useNumberWords } from '#components/shell/ticket-no';
import type { MenuEntry } from '#components/ui/menu';
import { showToast } from '#components/ui/toast';
import { mayNote, possibleSteps } from '#domain/ticket/actions';
import type { TicketStep } from '#domain/ticket/states';
import type { TicketRow } from '#sync/views/ticket';
import { isAtOnce, nextStep } from '../parts/next-step';
import { useStepLooks } from '../parts/step-looks';
import { useStepNow } from '../parts/step-now';
import type { SheetKind } from '../sheets/step-sheets';

/** Everything that can be done with a ticket now: the primary, the rest, and which sheet is open. */
export function useTicketActs(ticket: TicketRow) {
  const t = useTranslations('tickets');
  const { actor } = useMe();
  const looks = useStepLooks();
  const stepNow = useStepNow();
  const number = useNumberWords();
  const [sheet, setSheet] = useState<SheetKind | null>(null);
  const isOwn = ticket.requesterId === actor.id;
  const primary = nextStep(actor, ticket);

  const act = (step: TicketStep) => {
    if (isAtOnce(step)) void stepNow(step, ticket);
    else setSheet(step);
  };
  const copy = async (text: string) => {
    const ok = await copyText(text);
    showToast({
      text: ok ? t('done.copied', { text }) : t('done.notCopied'),
      icon: ok ? <CircleCheck /> : undefined,
    });
  };
  const steps = possibleSteps(actor, ticket).filter((step) => step !== primary);
  const canNote = mayNote(actor, ticket);
  const write: MenuEntry[] = [
    { id: 'comment', label: t('act.comment'), icon: <MessageSquare />, onAction: () => setSheet('comment') },
    ...(canNote
      ? [{ id: 'note', label: t('act.note'), icon: <Lock />, onAction: () => setSheet('note') }]
      : []),
  ];
  const rest: MenuEntry[] = [
    ...steps.map(
      (step): MenuEntry => ({
        id: step,
        ...looks(step, isOwn),
        tone: step === 'cancel' ? 'danger' : undefined,
        onAction: () => act(step),
      }),
    ),
    { id: 'number', label: t('act.copyNumber'), icon: <Copy />, onAction: () => void copy(number(ticket)) },
    {
      id: 'link',
      label: t('act.copyLink'),
      icon: <Link2 />,
      onAction: () => void copy(window.location.href),
    },
  ];
  return { primary, isOwn, canNote, act, write, rest, sheet, setSheet };
}

export type TicketActs = ReturnType<typeof useTicketActs>;
