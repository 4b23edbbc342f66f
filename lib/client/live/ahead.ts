'use client';
import { useRef, useSyncExternalStore } from 'react';
import type { Id } from '#domain/kernel/types';
import type { TicketRow } from '#sync/views/ticket';

export interface Ahead {
  /** The row it was foreseen from. Over any other it says nothing. */
  from: string;
  row: TicketRow;
  /** When the store had it; null: not yet. */
  storedAt: number | null;
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
  const look = useRef<(ticket: TicketRow) => TicketRow>(undefined);
  look.current ??= onlooker();
  const now = () => (ticket ? (look.current?.(ticket) as T) : ticket);
  return useSyncExternalStore(watch, now, () => ticket);
}

/**
 * One place that shows a ticket. Once it has been shown what was stored, or came only then, it is past what was painted
 * before: when that is refused or taken back, the row is what it was, and has to look so.
 */
export function onlooker(): (ticket: TicketRow) => TicketRow {
  const since = performance.now();
  let past: Ahead | undefined;
  return (ticket) => {
    const ahead = aheads.get(ticket.id);
    if (!ahead || ahead === past) return ticket;
    const isNew = ahead.storedAt === null || since <= ahead.storedAt;
    if (isNew && ahead.from === JSON.stringify(ticket)) return ahead.row;
    if (ahead.storedAt !== null) past = ahead;
    return ticket;
  };
}
