'use client';
import {
  Ban,
  Check,
  CirclePause,
  Copy,
  Hand,
  Play,
  RotateCcw,
  ThumbsUp,
  Undo2,
  UserRoundPlus,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { TicketStep } from '#domain/ticket/states';

const icons: Record<TicketStep, ReactNode> = {
  take: <Hand />,
  accept: <ThumbsUp />,
  decline: <Undo2 />,
  start: <Play />,
  hold: <CirclePause />,
  resume: <Play />,
  resolve: <Check />,
  reopen: <RotateCcw />,
  close: <Check />,
  cancel: <Ban />,
  assign: <UserRoundPlus />,
  duplicate: <Copy />,
};

/** Icon and verb of a step; the same verb everywhere. `isOwn`: said to the person who reported it. */
export function useStepLooks(): (step: TicketStep, isOwn?: boolean) => { icon: ReactNode; label: string } {
  const t = useTranslations('tickets.act');
  return (step, isOwn = false) => ({
    icon: icons[step],
    label: isOwn && step === 'close' ? t('confirm') : t(step),
  });
}
