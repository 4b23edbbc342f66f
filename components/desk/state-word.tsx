'use client';
import {
  Ban,
  CircleCheck,
  CircleDot,
  CirclePause,
  Hourglass,
  Lock,
  Play,
  UserRoundCheck,
  X,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { HoldReason, TicketState } from '#domain/ticket/states';

const icons: Record<TicketState, ReactNode> = {
  new: <CircleDot className="size-4" />,
  assigned: <UserRoundCheck className="size-4" />,
  in_progress: <Play className="size-4 rtl:-scale-x-100" />,
  on_hold: <CirclePause className="size-4" />,
  resolved: <CircleCheck className="size-4" />,
  closed: <Lock className="size-4" />,
  cancelled: <Ban className="size-4" />,
  awaiting_approval: <Hourglass className="size-4" />,
  rejected: <X className="size-4" />,
};

interface StateWordProps {
  state: TicketState;
  holdReason?: HoldReason | null;
  /** whoever has it has not yet said so */
  isOffered?: boolean;
}

/** A state as icon and word; on hold also says for what, and given to somebody who has not accepted it, that. */
export function StateWord({ state, holdReason, isOffered = false }: StateWordProps) {
  const offered = useTranslations('desk')('offered');
  const t = useTranslations('tickets');
  return (
    <span className="inline-flex flex-wrap items-center align-middle gap-x-1.5 font-medium whitespace-nowrap text-ink-2">
      {icons[state]}
      {t(`state.${state}`)}
      {isOffered ? <span className="text-ink">{offered}</span> : null}
      {holdReason ? <span className="font-regular text-ink-3">{t(`hold.${holdReason}`)}</span> : null}
    </span>
  );
}
