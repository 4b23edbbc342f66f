'use client';
import { type RefObject, useEffect } from 'react';
import { isTyping } from '#components/ui/is-typing';
import type { Id } from '#domain/kernel/types';

/** J and K move, Enter (the link's own) opens, A assigns, ? shows the keys. */
export function useTableKeys(
  body: RefObject<HTMLElement | null>,
  on: { onAssign(id: Id): void; onHelp(): void },
): void {
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      const el = body.current;
      if (!el || isTyping(event)) return;
      if (event.key === '?') {
        event.preventDefault();
        on.onHelp();
        return;
      }
      if (el.offsetParent === null) return;
      const rows = [...el.querySelectorAll<HTMLElement>('tr[data-ticket]')];
      const at = rows.findIndex((row) => row.contains(document.activeElement));
      const inside = at >= 0;
      const down = event.key === 'j' || (inside && event.key === 'ArrowDown');
      const up = event.key === 'k' || (inside && event.key === 'ArrowUp');
      if (down || up) {
        event.preventDefault();
        const row = rows[inside ? at + (down ? 1 : -1) : 0];
        row?.querySelector<HTMLElement>('a[data-open]')?.focus();
        row?.scrollIntoView({ block: 'nearest' });
      } else if (event.key === 'a' && inside) {
        const id = rows[at]?.dataset.ticket;
        event.preventDefault();
        if (id) on.onAssign(id);
      }
    };
    document.addEventListener('keydown', act);
    return () => document.removeEventListener('keydown', act);
  }, [body, on]);
}
