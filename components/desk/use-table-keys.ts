'use client';
import { type RefObject, useEffect } from 'react';
import { isTyping } from '#components/ui/is-typing';
import type { Id } from '#domain/kernel/types';

export interface TableKeys {
  /** the row where the keys begin when no row has the focus */
  current: Id | null;
  /** the cursor is on another row */
  onMove(id: Id): void;
  onSelect(id: Id, through: boolean): void;
  /** null: no row has the cursor */
  onAssign(id: Id | null): void;
  onHold(id: Id | null): void;
  onLeave(): void;
  onSearch(): void;
  onNew(): void;
  onHelp(): void;
}

/** J and K move, O and Enter (the link's own) open, X selects, A and H act, and the rest of the sheet of keys. */
export function useTableKeys(body: RefObject<HTMLElement | null>, on: TableKeys): void {
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      const anywhere = ANYWHERE[event.key];
      if (anywhere) {
        event.preventDefault();
        on[anywhere]();
        return;
      }
      const el = body.current;
      // Below 1024 px there are cards instead.
      if (el && el.offsetParent !== null) inTable(event, el, on);
    };
    document.addEventListener('keydown', act);
    return () => document.removeEventListener('keydown', act);
  }, [body, on]);
}

const ANYWHERE: Readonly<Record<string, 'onHelp' | 'onSearch' | 'onNew' | 'onLeave'>> = {
  '?': 'onHelp',
  '/': 'onSearch',
  c: 'onNew',
  Escape: 'onLeave',
};

function inTable(event: KeyboardEvent, body: HTMLElement, on: TableKeys): void {
  const rows = [...body.querySelectorAll<HTMLElement>('tr[data-ticket]')];
  const focused = rows.findIndex((row) => row.contains(document.activeElement));
  const isInside = focused >= 0;
  const at = isInside ? focused : rows.findIndex((row) => row.dataset.ticket === on.current);
  const id = rows[at]?.dataset.ticket ?? null;
  const isDown = event.key === 'j' || (isInside && event.key === 'ArrowDown');
  const isUp = event.key === 'k' || (isInside && event.key === 'ArrowUp');
  if (isDown || isUp) {
    const row = rows[at < 0 ? 0 : at + (isDown ? 1 : -1)];
    row?.querySelector<HTMLElement>('a[data-open]')?.focus();
    row?.scrollIntoView({ block: 'nearest' });
    if (row?.dataset.ticket) on.onMove(row.dataset.ticket);
  } else if (event.key === 'o' && at >= 0) {
    rows[at]?.querySelector<HTMLElement>('a[data-open]')?.click();
  } else if (event.key.toLowerCase() === 'x' && id) {
    on.onSelect(id, event.shiftKey);
  } else if (event.key === 'a') {
    on.onAssign(id);
  } else if (event.key === 'h') {
    on.onHold(id);
  } else return;
  event.preventDefault();
}
