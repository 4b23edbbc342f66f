'use client';
import { useSyncExternalStore } from 'react';
import type { Id } from '#domain/kernel/types';
import type { TicketRow } from '#sync/views/ticket';

/** As long as the lists may take to read what was stored, ms. */
const UNTIL_READ = 500;
/** A page nobody looks at paints nothing; it is not waited for longer than this, ms. */
const LATEST = 100;

interface Ahead {
  /** The row it was foreseen from. Over any other it says nothing. */
  from: string;
  row: TicketRow;
}

const aheads = new Map<Id, Ahead>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A ticket as it will be once what was just done on it is stored. */
export function useAhead<T extends TicketRow | null>(ticket: T): T {
  return useSyncExternalStore(
    watch,
    () => aheadOf(ticket),
    () => ticket,
  );
}

function aheadOf<T extends TicketRow | null>(ticket: T): T {
  const ahead = ticket && aheads.get(ticket.id);
  return ahead && ahead.from === JSON.stringify(ticket) ? (ahead.row as T) : ticket;
}

/**
 * Shows a ticket as it will be, until it is stored or refused.
 * @returns what to call when it is stored, or is not; the promise ends when it is painted
 */
export function showAhead(
  from: TicketRow,
  row: TicketRow,
): { painted: Promise<void>; end(ok: boolean): void } {
  const ahead = { from: JSON.stringify(from), row };
  aheads.set(from.id, ahead);
  tell();
  const drop = () => {
    if (aheads.get(from.id) !== ahead) return;
    aheads.delete(from.id);
    tell();
  };
  return { painted: nextPaint(), end: (ok) => (ok ? void setTimeout(drop, UNTIL_READ) : drop()) };
}

const nextPaint = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, LATEST);
  });
