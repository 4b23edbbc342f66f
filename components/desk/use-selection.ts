'use client';
import { useRef, useState } from 'react';
import type { Id } from '#domain/kernel/types';
import type { DeskTicket } from '#domain/reports/shapes';

export interface Selection {
  chosen: ReadonlyMap<Id, DeskTicket>;
  /** `through`: everything from the last one chosen up to this one */
  toggle(ticket: DeskTicket, through?: boolean): void;
  /** adds, or with false takes away */
  put(tickets: readonly DeskTicket[], on?: boolean): void;
  /** these are settled */
  drop(ids: readonly Id[]): void;
  clear(): void;
}

const NONE: ReadonlyMap<Id, DeskTicket> = new Map();

/**
 * Which tickets are chosen, with what was seen of them. Lasts over the pages of one list, and is over with it.
 *
 * @param list what identifies the list
 * @param rows the page in front of us
 */
export function useSelection(list: string, rows: readonly DeskTicket[]): Selection {
  const [kept, setKept] = useState({ list, chosen: NONE });
  const anchor = useRef<Id | null>(null);
  const chosen = kept.list === list ? kept.chosen : NONE;

  // From what is chosen then: an act on many takes its tickets away one after the other.
  const write = (edit: (next: Map<Id, DeskTicket>) => void) =>
    setKept((was) => {
      const next = new Map(was.list === list ? was.chosen : NONE);
      edit(next);
      return { list, chosen: next };
    });
  const put = (tickets: readonly DeskTicket[], on = true) =>
    write((next) => {
      for (const ticket of tickets) {
        if (on) next.set(ticket.id, ticket);
        else next.delete(ticket.id);
      }
    });
  const toggle = (ticket: DeskTicket, through = false) => {
    const from = through ? rows.findIndex((row) => row.id === anchor.current) : -1;
    const to = rows.findIndex((row) => row.id === ticket.id);
    anchor.current = ticket.id;
    if (from < 0 || to < 0) return put([ticket], !chosen.has(ticket.id));
    put(rows.slice(Math.min(from, to), Math.max(from, to) + 1));
  };
  return {
    // What changed since it was chosen is acted on as it stands on screen.
    chosen: refreshed(chosen, rows),
    toggle,
    put,
    drop: (ids) =>
      write((next) => {
        for (const id of ids) next.delete(id);
      }),
    clear: () => setKept({ list, chosen: NONE }),
  };
}

function refreshed(
  chosen: ReadonlyMap<Id, DeskTicket>,
  rows: readonly DeskTicket[],
): ReadonlyMap<Id, DeskTicket> {
  const newer = rows.filter((row) => {
    const seen = chosen.get(row.id);
    return seen !== undefined && seen.ver !== row.ver;
  });
  return newer.length === 0 ? chosen : new Map([...chosen, ...newer.map((row) => [row.id, row] as const)]);
}
