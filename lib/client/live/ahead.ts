'use client';
import { useRef, useSyncExternalStore } from 'react';
import type { Id } from '#domain/kernel/types';
import type { TicketRow } from '#sync/views/ticket';

export interface Ahead {
  /** The row it was foreseen from. Over any other it says nothing. */
  from: string;
  row: TicketRow;
  stored: boolean;
}

export const aheads = new Map<Id, Ahead>();
const listeners = new Set<() => void>();

/** Has everybody look again. */
export function tell(): void {
  for (const listener of listeners) listener();
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A ticket as it will be once what was just done on it is stored. */
export function useAhead<T extends TicketRow | null>(ticket: T): T {
  // Whoever has been shown what was stored is past it, also when the server refuses and the row is what it was.
  const past = useRef<Ahead>(undefined);
  const now = () => {
    const ahead = ticket && aheads.get(ticket.id);
    if (!ahead || ahead === past.current) return ticket;
    if (ahead.from === JSON.stringify(ticket)) return ahead.row as T;
    if (ahead.stored) past.current = ahead;
    return ticket;
  };
  return useSyncExternalStore(watch, now, () => ticket);
}
