'use client';
import { Ellipsis } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useAhead } from '#client/live/ahead';
import { useMe } from '#components/shell/actor';
import { possibleSteps } from '#domain/ticket/actions';
import type { TicketStep } from '#domain/ticket/states';
import type { TicketRow as Ticket } from '#sync/views/ticket';
import { nextStep } from '../parts/next-step';
import { useStepLooks } from '../parts/step-looks';
import { RowFace, type RowFaceProps } from './row-face';
import { useSwipe } from './use-swipe';
import { useSwipeHint } from './use-swipe-hint';

export interface TicketRowProps extends RowFaceProps {
  /** whether a swipe towards the end edge leads it on, and one towards the start edge offers to hold it */
  leadsOn: boolean;
  /** whether the row answers to swiping at all */
  swipes: boolean;
  /** whether it shows once, by itself, that it can be swiped */
  hint: boolean;
  onStep: (step: TicketStep, ticket: Ticket) => void;
  onMenu: (ticket: Ticket, row: HTMLElement) => void;
  onHinted: () => void;
}

/** One ticket of a list. Everything that swiping does is in its menu too. */
export const TicketRow = memo(function TicketRow(props: TicketRowProps) {
  const { leadsOn, swipes, hint, onStep, onMenu, onHinted, ...face } = props;
  const ticket = useAhead(props.ticket);
  const { actor } = useMe();
  const step = leadsOn ? nextStep(actor, ticket) : null;
  const canHold = leadsOn && possibleSteps(actor, ticket).includes('hold');
  const t = useTranslations('tickets.act');
  const looks = useStepLooks();
  const onNext = swipes && step ? () => onStep(step, ticket) : null;
  const swipe = useSwipe({
    onNext,
    others: swipes ? (canHold ? 2 : 1) : 0,
    onLong: (row) => onMenu(ticket, row),
  });
  useSwipeHint(hint && onNext !== null, swipe.front, swipe.setShown, onHinted);
  const doing = (work: () => void) => () => {
    swipe.close();
    work();
  };
  const next = step ? looks(step) : null;
  const hold = looks('hold');
  return (
    <li
      {...swipe.handlers}
      onContextMenu={(e) => {
        e.preventDefault();
        onMenu(ticket, e.currentTarget);
      }}
      className={`group/row relative touch-pan-y overflow-hidden [contain-intrinsic-size:auto_5.75rem] [content-visibility:auto] select-none [-webkit-touch-callout:none] ${swipe.shown === 'others' ? 'bg-fill-2' : 'bg-accent'}`}
    >
      {swipe.shown === 'next' && next && onNext ? (
        <Uncovered className="start-0 text-on-accent" icon={next.icon} onPress={doing(onNext)}>
          {next.label}
        </Uncovered>
      ) : null}
      {swipe.shown === 'others' && canHold ? (
        <Uncovered
          className="end-24 bg-fill text-ink"
          icon={hold.icon}
          onPress={doing(() => onStep('hold', ticket))}
        >
          {hold.label}
        </Uncovered>
      ) : null}
      {swipe.shown === 'others' ? (
        <Uncovered
          className="end-0 text-ink"
          icon={<Ellipsis />}
          onPress={(row) => doing(() => onMenu(ticket, row))()}
        >
          {t('more')}
        </Uncovered>
      ) : null}
      <div ref={swipe.front} className="relative bg-surface">
        <RowFace {...face} ticket={ticket} />
        <span
          aria-hidden
          className="absolute start-14 end-0 bottom-0 h-px bg-line group-last/row:hidden desk:start-16"
        />
      </div>
    </li>
  );
});

interface UncoveredProps {
  className: string;
  icon: ReactNode;
  children: ReactNode;
  onPress: (row: HTMLElement) => void;
}

/** An action under the row. For fingers alone: the keyboard and screen readers have the menu. */
function Uncovered({ className, icon, children, onPress }: UncoveredProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden
      onClick={(e) => onPress(e.currentTarget.closest('li') ?? e.currentTarget)}
      className={`absolute inset-y-0 flex w-24 flex-col items-center justify-center gap-1.5 px-1 text-center text-xs font-semibold [&_.lucide]:size-5.5 ${className}`}
    >
      {icon}
      {children}
    </button>
  );
}
