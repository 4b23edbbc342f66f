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
import type { TicketState } from '#domain/ticket/states';

const icons: Record<TicketState, ReactNode> = {
  new: <CircleDot />,
  assigned: <UserRoundCheck />,
  in_progress: <Play />,
  on_hold: <CirclePause />,
  resolved: <CircleCheck />,
  closed: <Lock />,
  cancelled: <Ban />,
  awaiting_approval: <Hourglass />,
  rejected: <X />,
};

/** The icon of a state; never alone, its word stands beside it. */
export const stateIcon = (state: TicketState): ReactNode => icons[state];

/** A state as icon and word. */
export function StateWords({
  state,
  strong,
  className = '',
}: {
  state: TicketState;
  strong?: boolean;
  className?: string;
}) {
  const t = useTranslations('tickets.state');
  return (
    <span
      className={`inline-flex items-center gap-1.25 whitespace-nowrap [&_.lucide]:size-4.5 ${strong ? 'font-semibold text-accent' : 'font-medium text-ink-2'} ${className}`}
    >
      {icons[state]}
      {t(state)}
    </span>
  );
}
