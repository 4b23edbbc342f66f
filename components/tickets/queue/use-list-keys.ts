'use client';
import { type RefObject, useEffect } from 'react';

/** J and K (or the arrows, once a row has the focus) move through the rows of a list, as on the desk. */
export function useListKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const move = (e: KeyboardEvent) => {
      const el = list.current;
      if (!el || e.ctrlKey || e.metaKey || e.altKey || isTyping(e.target)) return;
      const inside = el.contains(document.activeElement);
      const down = e.key === 'j' || (inside && e.key === 'ArrowDown');
      const up = e.key === 'k' || (inside && e.key === 'ArrowUp');
      if ((!down && !up) || el.offsetParent === null) return;
      const rows = [...el.querySelectorAll<HTMLElement>('[data-ticket]')];
      const focused = rows.findIndex((row) => row.matches(':focus'));
      const current =
        focused >= 0 ? focused : rows.findIndex((row) => row.getAttribute('aria-current') === 'true');
      const target = rows[current < 0 ? 0 : current + (down ? 1 : -1)];
      if (!target) return;
      e.preventDefault();
      target.focus();
      target.scrollIntoView({ block: 'nearest' });
    };
    window.addEventListener('keydown', move);
    return () => window.removeEventListener('keydown', move);
  }, [list]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, [role="dialog"], [role="menu"], [role="listbox"]') !== null);
