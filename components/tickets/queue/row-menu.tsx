'use client';
import { ArrowRight } from 'lucide-react';
import { useMemo } from 'react';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTranslations } from 'use-intl';
import { useMe } from '#components/shell/actor';
import { useNumberWords } from '#components/shell/ticket-no';
import { lineStyle, popoverStyle } from '#components/ui/list-popover';
import { possibleSteps } from '#domain/ticket/actions';
import type { TicketStep } from '#domain/ticket/states';
import type { TicketRow } from '#sync/views/ticket';
import { useStepLooks } from '../parts/step-looks';

export interface RowMenuProps {
  /** the row it was asked for, or null */
  at: { ticket: TicketRow; row: HTMLElement } | null;
  onClose: () => void;
  onOpen: (ticket: TicketRow) => void;
  onStep: (step: TicketStep, ticket: TicketRow) => void;
}

/** Everything that can be done with a row of the list, by right click, context key or a resting finger. */
export function RowMenu({ at, onClose, onOpen, onStep }: RowMenuProps) {
  const t = useTranslations('tickets');
  const looks = useStepLooks();
  const number = useNumberWords();
  const { actor } = useMe();
  const row = at?.row;
  const anchor = useMemo(() => ({ current: row ?? null }), [row]);
  if (!at) return null;
  const { ticket } = at;
  return (
    <Popover
      isOpen
      triggerRef={anchor}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      placement="bottom"
      offset={-24}
      className={`${popoverStyle} min-w-56`}
    >
      <Menu
        aria-label={t('row.menu', { number: number(ticket) })}
        className="p-1 outline-none"
        autoFocus="first"
        onClose={onClose}
      >
        <MenuItem id="open" onAction={() => onOpen(ticket)} className={lineStyle}>
          <ArrowRight className="text-ink-2 rtl:-scale-x-100" />
          {t('row.open')}
        </MenuItem>
        {possibleSteps(actor, ticket).map((step) => {
          const { icon, label } = looks(step, ticket.requesterId === actor.id);
          return (
            <MenuItem key={step} id={step} onAction={() => onStep(step, ticket)} className={lineStyle}>
              <span className="text-ink-2">{icon}</span>
              {label}
            </MenuItem>
          );
        })}
      </Menu>
    </Popover>
  );
}
