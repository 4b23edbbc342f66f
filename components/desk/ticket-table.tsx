'use client';
import { type RefObject, useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { Table } from '#components/ui/table';
import type { Id } from '#domain/kernel/types';
import type { DeskTeam, DeskTicket } from '#domain/reports/shapes';
import { type Dir, orderOf, type Sort, type TicketQuery } from '#domain/reports/ticket-query';
import { ListHead } from './list-head';
import { TicketCard } from './ticket-card';
import { TicketRow } from './ticket-row';
import type { useAssign } from './use-assign';
import { useKeepCursor } from './use-keep-cursor';
import { useLiveRows } from './use-live-rows';
import type { Selection } from './use-selection';

export interface TicketTableProps {
  rows: readonly DeskTicket[];
  query: TicketQuery;
  teams: readonly DeskTeam[];
  selection: Selection;
  assignment: ReturnType<typeof useAssign>;
  body: RefObject<HTMLTableSectionElement | null>;
  cursor: Id | null;
  onCursor(id: Id | null): void;
  onAssign(ticket: DeskTicket): void;
  /** the rows on screen, which are not always the newest */
  onShown(rows: readonly DeskTicket[]): void;
  /** the ticket beside the list */
  open: Id | null;
  hrefOf(id: Id): string;
  sortHref(sort: Sort, dir: Dir): string;
}

/** The desk's list: a table where there is room, cards on the phone. Rows follow the server while one looks. */
export function TicketTable(props: TicketTableProps) {
  const { rows, query, teams, selection, assignment, body, cursor, onCursor, onAssign, onShown } = props;
  const t = useTranslations('desk.list');
  const live = useLiveRows(rows, cursor !== null || selection.chosen.size > 0);
  const { sort, dir } = orderOf(query);
  useKeepCursor(body, live.shown, cursor);
  useEffect(() => onShown(live.shown), [live.shown, onShown]);
  const chosen = live.shown.filter((row) => selection.chosen.has(row.id)).length;
  const each = live.shown.map((ticket) => ({
    ticket,
    teamName: teams.find((team) => team.id === ticket.teamId)?.name ?? '',
    href: props.hrefOf(ticket.id),
    isOpen: ticket.id === props.open,
    isSelected: selection.chosen.has(ticket.id),
    onSelect: (through: boolean) => selection.toggle(ticket, through),
    changed: live.changed.has(ticket.id) ? ticket.ver : null,
    outcome: assignment.outcome(ticket),
    onAssign: () => onAssign(ticket),
    onAnyway: assignment.again,
    onDismiss: () => assignment.dismiss(ticket.id),
  }));
  return (
    <>
      {live.waiting > 0 ? (
        <div className="sticky top-2 z-20 flex h-0 justify-center">
          <Button tone="secondary" size="sm" className="shadow-float" onPress={live.show}>
            {t('fresh', { n: live.waiting })}
          </Button>
        </div>
      ) : null}
      <div className="hidden flex-1 desk:block">
        <Table label={t('label')} className="overflow-visible!">
          <ListHead
            sort={sort}
            dir={dir}
            hrefOf={props.sortHref}
            selected={chosen === 0 ? 'none' : chosen === live.shown.length ? 'all' : 'some'}
            onSelect={(on) => selection.put(live.shown, on)}
          />
          <tbody
            ref={body}
            onFocus={(event) => onCursor(event.target.closest('tr')?.dataset.ticket ?? null)}
            onBlur={(event) => {
              if (!event.currentTarget.contains(event.relatedTarget)) onCursor(null);
            }}
          >
            {each.map((row) => (
              <TicketRow
                key={row.ticket.id}
                {...row}
                isCursor={row.ticket.id === cursor}
                isChanged={sort === 'updated'}
              />
            ))}
          </tbody>
        </Table>
      </div>
      <ul aria-label={t('label')} className="flex-1 desk:hidden">
        {each.map((row) => (
          <TicketCard key={row.ticket.id} {...row} />
        ))}
      </ul>
    </>
  );
}
