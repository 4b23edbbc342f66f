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
  const address = useMemo(() => addressOf(params), [params]);

  const write = (next: ListAddress, replace: boolean) => {
    const href = listHref(next);
    if (replace) window.history.replaceState(null, '', href);
    else window.history.pushState(null, '', href);
  };
  return {
    ...address,
    /** other filters or another order: the list begins again */
    change: (changes: { [K in keyof TicketQuery]?: TicketQuery[K] | undefined }, replace = false) => {
      const now = current();
      write({ ...now, query: { ...now.query, ...changes } as TicketQuery, place: {} }, replace);
    },
    /** opens a ticket; while one is open, another takes its place */
    open: (ticket: Id) => {
      const now = current();
      if (now.ticket === ticket) return;
      if (!now.ticket) pushed.current = true;
      write({ ...now, ticket }, now.ticket !== null);
    },
    /** back to the list alone: by the browser's own history where it was opened from here */
    close: () => {
      const now = current();
      if (!now.ticket) return;
      if (pushed.current) window.history.back();
      else write({ ...now, ticket: null }, true);
      pushed.current = false;
    },
  };
}

function addressOf(params: URLSearchParams): ListAddress {
  const ticket = params.get('ticket') ?? '';
  const older = params.get('older') ?? undefined;
  return {
    query: parseTicketQuery(Object.fromEntries(params)),
    place: older ? { older } : { newer: params.get('newer') ?? undefined },
    ticket: UUID.test(ticket) ? ticket : null,
  };
}

/** The address in the bar: ahead of what is drawn while the next drawing is on its way. Changes build on this one. */
const current = (): ListAddress => addressOf(new URLSearchParams(window.location.search));

export type ListAddressState = ReturnType<typeof useListAddress>;
