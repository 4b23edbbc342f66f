'use client';
import { type MouseEvent, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { Link } from 'react-aria-components/Link';
import { useTranslations } from 'use-intl';
import { DueMark } from '#components/shell/due-mark';
import { PriorityTag } from '#components/shell/priority-tag';
import { Checkbox } from '#components/ui/checkbox';
import { RefNo } from '#components/ui/ref-no';
import { Td, Tr } from '#components/ui/table';
import { When } from '#components/ui/when';
import type { DeskTicket } from '#domain/reports/shapes';
import { RowOutcome } from './row-outcome';
import { StateWord } from './state-word';
import type { Outcome } from './use-assign';

export interface TicketRowProps {
  ticket: DeskTicket;
  teamName: string;
  /** opens the ticket beside the list */
  href: string;
  /** it is the one beside the list */
  isOpen: boolean;
  isSelected: boolean;
  /** `through`: with everything from the last one selected */
  onSelect(through: boolean): void;
  /** version that came while one looked; the row's ground fades once */
  changed: number | null;
  outcome: Outcome | undefined;
  onAssign(): void;
  onAnyway(outcome: Outcome): void;
  onDismiss(): void;
}

/** For app/desk/desk.css: two names in turn, so that a second change fades again. */
export const changedMark = (ver: number | null): 'a' | 'b' | undefined =>
  ver === null ? undefined : ver % 2 === 0 ? 'a' : 'b';

/** Columns that give way where the list is narrow, in this order. */
export const LESS = {
  team: '@max-[68rem]:hidden',
  when: '@max-[56rem]:hidden',
  due: '@max-[47rem]:hidden',
  assignee: '@max-[40rem]:hidden',
} as const;

const onControl = (target: EventTarget) =>
  target instanceof Element && target.closest('a, button, label') !== null;

/**
 * The whole row opens its ticket, and the keys go on from there, also before it is open; a drag over its words only
 * marks them, to copy.
 */
const open = (event: MouseEvent<HTMLTableRowElement>) => {
  if (onControl(event.target) || getSelection()?.type === 'Range') return;
  const link = event.currentTarget.querySelector<HTMLElement>('a[data-open]');
  link?.focus();
  link?.click();
};

/** A row of the table: 36 high, the title takes the room. Where a ticket stands beside it, less fits. */
export function TicketRow(props: TicketRowProps & { isCursor: boolean; isChanged: boolean }) {
  const { ticket, teamName, changed, outcome, isCursor, onAssign, isSelected, onSelect } = props;
  const t = useTranslations('desk');
  const nobody = useTranslations('common')('nobody');
  const shift = useRef(false);
  const { assigneeName } = ticket;
  const number = ticket.number ?? '';
  return (
    <>
      <Tr
        isCursor={isCursor || props.isOpen}
        isSelected={isSelected}
        data-ticket={ticket.id}
        data-changed={changedMark(changed)}
        onClick={open}
      >
        <Td
          onClickCapture={(event) => {
            shift.current = event.shiftKey;
          }}
        >
          <Checkbox
            label={t('select.row', { number })}
            isSelected={isSelected}
            onChange={() => onSelect(shift.current)}
            skipTab
          />
        </Td>
        <Td>
          <PriorityTag priority={ticket.priority} />
        </Td>
        <Td className="text-ink-2">{ticket.number ? <RefNo>{ticket.number}</RefNo> : null}</Td>
        <Td grow>
          <Link
            data-open
            href={props.href}
            aria-current={props.isOpen ? 'true' : undefined}
            className="-ms-1 inline-block max-w-full truncate px-1 py-2 align-middle font-medium -outline-offset-2 data-hovered:text-accent"
          >
            <bdi>{ticket.title}</bdi>
          </Link>
        </Td>
        <Td>
          <StateWord state={ticket.state} holdReason={ticket.holdReason} isOffered={ticket.isOffered} />
        </Td>
        <Td className={`min-w-38 ${LESS.assignee}`}>
          {outcome?.kind === 'going' ? (
            <span className="border-b-[1.5px] border-dashed border-line-strong text-ink-2">
              {outcome.text}
            </span>
          ) : outcome?.kind === 'done' ? (
            <bdi>{outcome.text}</bdi>
          ) : (
            <Button
              onPress={onAssign}
              aria-label={`${t('assign.of', { number })}: ${assigneeName ?? nobody}`}
              className={`max-w-38 truncate rounded-tag py-1.5 text-start data-hovered:text-accent data-hovered:underline ${assigneeName ? 'text-ink' : 'text-ink-3'}`}
            >
              {assigneeName ? <bdi>{assigneeName}</bdi> : nobody}
            </Button>
          )}
        </Td>
        <Td className={`text-ink-2 ${LESS.team}`}>{teamName}</Td>
        <Td className={LESS.due}>{ticket.due ? <DueMark due={ticket.due} short /> : null}</Td>
        <Td align="end" className={`text-ink-2 ${LESS.when}`}>
          <When at={props.isChanged ? ticket.updatedAt : ticket.createdAt} as="ago" />
        </Td>
      </Tr>
      {outcome?.kind === 'told' ? (
        <tr>
          <td colSpan={9} className="border-b border-line p-0">
            <RowOutcome outcome={outcome} onAnyway={props.onAnyway} onDismiss={props.onDismiss} />
          </td>
        </tr>
      ) : null}
    </>
  );
}
