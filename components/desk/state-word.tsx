'use client';
import { Ban, CircleCheck, CircleDot, CirclePause, Lock, Play, UserRoundCheck } from 'lucide-react';
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
};

/** A state as icon and word; on hold also says for what. */
export function StateWord({ state, holdReason }: { state: TicketState; holdReason?: HoldReason | null }) {
  const t = useTranslations('tickets');
  return (
    <span className="inline-flex items-center align-middle gap-1.5 font-medium whitespace-nowrap text-ink-2">
      {icons[state]}
      {t(`state.${state}`)}
      {holdReason ? <span className="font-regular text-ink-3">{t(`hold.${holdReason}`)}</span> : null}
    </span>
  );
}
