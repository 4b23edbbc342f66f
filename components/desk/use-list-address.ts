'use client';
import { useSearchParams } from 'next/navigation';
import { useMemo, useRef } from 'react';
import type { Id } from '#domain/kernel/types';
import { type ListAddress, listHref } from '#domain/reports/list-address';
import { parseTicketQuery, type TicketQuery } from '#domain/reports/ticket-query';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What the address says, and the ways to change it. Nothing of this asks the server: the list does when it must. */
export function useListAddress() {
  const params = useSearchParams();
  const pushed = useRef(false);
  const address = useMemo((): ListAddress => {
    const ticket = params.get('ticket') ?? '';
    const older = params.get('older') ?? undefined;
    return {
      query: parseTicketQuery(Object.fromEntries(params)),
      place: older ? { older } : { newer: params.get('newer') ?? undefined },
      ticket: UUID.test(ticket) ? ticket : null,
    };
  }, [params]);

  const write = (next: ListAddress, replace: boolean) => {
    const href = listHref(next);
    if (replace) window.history.replaceState(null, '', href);
    else window.history.pushState(null, '', href);
  };
  return {
    ...address,
    /** other filters or another order: the list begins again */
    change: (changes: { [K in keyof TicketQuery]?: TicketQuery[K] | undefined }, replace = false) =>
      write({ ...address, query: { ...address.query, ...changes } as TicketQuery, place: {} }, replace),
    /** opens a ticket; while one is open, another takes its place */
    open: (ticket: Id) => {
      if (address.ticket === ticket) return;
      if (!address.ticket) pushed.current = true;
      write({ ...address, ticket }, address.ticket !== null);
    },
    /** back to the list alone: by the browser's own history where it was opened from here */
    close: () => {
      if (!address.ticket) return;
      if (pushed.current) window.history.back();
      else write({ ...address, ticket: null }, true);
      pushed.current = false;
    },
  };
}

export type ListAddressState = ReturnType<typeof useListAddress>;
