'use client';
import { useState } from 'react';
import type { Id } from '#domain/kernel/types';
import type { DeskTicket } from '#domain/reports/shapes';

export interface LiveRows {
  shown: readonly DeskTicket[];
  /** rows that changed or came since this list was opened */
  changed: ReadonlySet<Id>;
  /** rows that came but wait, because somebody is in the list */
  waiting: number;
  show(): void;
}

interface Kept {
  from: readonly DeskTicket[];
  shown: readonly DeskTicket[];
  waiting: number;
  changed: ReadonlySet<Id>;
}

/**
 * What of a list that the server keeps sending is shown. While somebody is in it (`busy`), rows change where they
 * stand and leave when they no longer belong, but none comes or moves: new ones wait to be called.
 */
export function useLiveRows(rows: readonly DeskTicket[], busy: boolean): LiveRows {
  const [kept, setKept] = useState<Kept>({ from: rows, shown: rows, waiting: 0, changed: new Set() });
  let now = kept;
  if (rows !== kept.from) {
    now = follow(kept, rows, busy);
    setKept(now);
  } else if (!busy && kept.waiting > 0) {
    now = { ...kept, shown: rows, waiting: 0 };
    setKept(now);
  }
  return {
    shown: now.shown,
    changed: now.changed,
    waiting: now.waiting,
    show: () => setKept({ ...now, shown: rows, waiting: 0 }),
  };
}

/** The next state when the server has sent other rows. A list without one row in common is another list: nothing changed in it. */
export function follow(kept: Kept, rows: readonly DeskTicket[], busy: boolean): Kept {
  const before = new Map(kept.from.map((row) => [row.id, row.ver]));
  const same = rows.some((row) => before.has(row.id)) || kept.from.length === 0;
  if (!same) return { from: rows, shown: rows, waiting: 0, changed: new Set() };
  const changed = new Set(rows.filter((row) => before.get(row.id) !== row.ver).map((row) => row.id));
  const here = new Set(kept.shown.map((row) => row.id));
  const waiting = busy ? rows.filter((row) => !here.has(row.id)).length : 0;
  if (!busy) return { from: rows, shown: rows, waiting, changed };
  const fresh = new Map(rows.map((row) => [row.id, row]));
  return { from: rows, shown: kept.shown.flatMap((row) => fresh.get(row.id) ?? []), waiting, changed };
}
