'use client';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { Id } from '#domain/kernel/types';
import type { DeskAnswer, DeskTicket } from '#domain/reports/shapes';
import { PaneContext } from './pane-context';
import { TicketsList } from './tickets-list';
import type { AssignDoor } from './use-assign';
import type { BulkDoors } from './use-bulk';
import { useDeskList } from './use-desk-list';
import type { FilterSources } from './use-filter-fields';
import { useListAddress } from './use-list-address';

export interface TicketsScreenProps {
  /** the list as the page was made, and what it answers */
  first: { key: string; answer: DeskAnswer };
  sources: FilterSources;
  assign: AssignDoor;
  bulk: BulkDoors;
  /** the ticket beside the list: another feature, which the page brings */
  pane: ReactNode;
}

/** The pane follows the cursor when it rests so long, ms: running through the list fetches nothing. */
const REST = 140;

/** Every ticket as a list, and one of them beside it; below 1024 px one after the other. */
export function TicketsScreen({ first, sources, assign, bulk, pane }: TicketsScreenProps) {
  const address = useListAddress();
  const list = useDeskList(first, address.query, address.place);
  const [shown, setShown] = useState<readonly DeskTicket[]>(list.answer.rows);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isOpen = address.ticket !== null;

  const follow = (id: Id) => {
    clearTimeout(timer.current);
    if (isOpen) timer.current = setTimeout(() => address.open(id), REST);
  };
  const at = shown.findIndex((row) => row.id === address.ticket);
  const close = () => {
    clearTimeout(timer.current);
    address.close();
  };
  const around = {
    ticket: address.ticket,
    previous: shown[at - 1]?.id ?? null,
    next: at < 0 ? null : (shown[at + 1]?.id ?? null),
    open: address.open,
    close,
  };
  return (
    <PaneContext value={around}>
      <div
        className={`flex min-w-0 flex-1 ${isOpen ? 'desk:grid desk:grid-cols-[minmax(0,1fr)_25.25rem]' : ''}`}
      >
        <section className={`@container min-w-0 flex-1 flex-col ${isOpen ? 'hidden desk:flex' : 'flex'}`}>
          <TicketsList
            list={list}
            address={{ ...address, close }}
            sources={sources}
            assign={assign}
            bulk={bulk}
            onMove={follow}
            onShown={useCallback((rows: readonly DeskTicket[]) => setShown(rows), [])}
          />
        </section>
        {isOpen ? pane : null}
      </div>
    </PaneContext>
  );
}
