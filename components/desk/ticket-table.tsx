'use client';
import { useCallback, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { LiveRegion } from '#components/ui/live-region';
import { Table, THead, Th } from '#components/ui/table';
import type { Id } from '#domain/kernel/types';
import type { DeskPerson, DeskTeam, DeskTicket } from '#domain/reports/shapes';
import { AssignSheet } from './assign-sheet';
import { KeyLine } from './key-line';
import { KeysSheet } from './keys-sheet';
import { Pager } from './pager';
import { TicketCard } from './ticket-card';
import { TicketRow } from './ticket-row';
import { type AssignDoor, useAssign } from './use-assign';
import { useKeepCursor } from './use-keep-cursor';
import { useLiveRows } from './use-live-rows';
import { useTableKeys } from './use-table-keys';

export interface TicketTableProps {
  rows: readonly DeskTicket[];
  total: number;
  teams: readonly DeskTeam[];
  staff: readonly DeskPerson[];
  assign: AssignDoor;
  /** addresses of the pages beside this one */
  newer: string | null;
  older: string | null;
}

/** The desk's list: a table where there is room, cards on the phone. Rows follow the server while one looks. */
export function TicketTable({ rows, total, teams, staff, assign, newer, older }: TicketTableProps) {
  const t = useTranslations('desk.list');
  const body = useRef<HTMLTableSectionElement>(null);
  const [cursor, setCursor] = useState<Id | null>(null);
  const [help, setHelp] = useState(false);
  const [asked, setAsked] = useState<DeskTicket | null>(null);
  const live = useLiveRows(rows, cursor !== null);
  const assignment = useAssign(assign, { teams, staff });
  const ask = useCallback(
    (id: Id) => setAsked(live.shown.find((row) => row.id === id) ?? null),
    [live.shown],
  );
  useKeepCursor(body, live.shown, cursor);
  useTableKeys(body, { onAssign: ask, onHelp: () => setHelp(true) });

  const each = live.shown.map((ticket) => ({
    ticket,
    teamName: teams.find((team) => team.id === ticket.teamId)?.name ?? '',
    assigneeName: staff.find((person) => person.id === ticket.assigneeId)?.name ?? null,
    changed: live.changed.has(ticket.id) ? ticket.ver : null,
    outcome: assignment.outcome(ticket),
    onAssign: () => setAsked(ticket),
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
          <THead>
            <Th>
              <span className="sr-only">{t('priority')}</span>
            </Th>
            <Th>{t('number')}</Th>
            <Th>{t('ticketTitle')}</Th>
            <Th>{t('state')}</Th>
            <Th>{t('assignee')}</Th>
            <Th>{useTranslations('desk')('team')}</Th>
            <Th align="end">{t('reported')}</Th>
          </THead>
          <tbody
            ref={body}
            onFocus={(event) => setCursor(event.target.closest('tr')?.dataset.ticket ?? null)}
            onBlur={(event) => {
              if (!event.currentTarget.contains(event.relatedTarget)) setCursor(null);
            }}
          >
            {each.map((row) => (
              <TicketRow key={row.ticket.id} {...row} isCursor={row.ticket.id === cursor} />
            ))}
          </tbody>
        </Table>
      </div>
      <ul aria-label={t('label')} className="flex-1 desk:hidden">
        {each.map((row) => (
          <TicketCard key={row.ticket.id} {...row} />
        ))}
      </ul>
      <Pager newer={newer} older={older} />
      <KeyLine shown={live.shown.length} total={total} onHelp={() => setHelp(true)} />
      <AssignSheet
        ticket={asked}
        teams={teams}
        staff={staff}
        onClose={() => setAsked(null)}
        onAssign={assignment.assign}
      />
      <KeysSheet isOpen={help} onClose={() => setHelp(false)} />
      <LiveRegion>{assignment.spoken}</LiveRegion>
    </>
  );
}
