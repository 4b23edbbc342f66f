'use client';
import { type RefObject, useEffect } from 'react';

/** What was found, in the order it stands there. */
const HITS = '[data-ticket], [data-hit]';

/**
 * The arrows lead from the box through all that was found and back; Enter in the box opens the first, Escape on a row
 * returns to the box.
 */
export function useHitKeys(
  screen: RefObject<HTMLElement | null>,
  box: RefObject<HTMLInputElement | null>,
): void {
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (!target || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const hits = [...(screen.current?.querySelectorAll<HTMLElement>(HITS) ?? [])];
      const at = hits.indexOf(target);
      const inBox = target === box.current;
      if (!inBox && at < 0) return;
      if (event.key === 'Enter' && inBox) hits[0]?.click();
      else if (event.key === 'ArrowDown') focus(hits[at + 1] ?? hits[at]);
      else if (event.key === 'ArrowUp' && !inBox) focus(at === 0 ? box.current : hits[at - 1]);
      else if (event.key === 'Escape' && !inBox) focus(box.current);
      else return;
      event.preventDefault();
    };
    const element = screen.current;
    element?.addEventListener('keydown', move);
    return () => element?.removeEventListener('keydown', move);
  }, [screen, box]);
}

function focus(element: HTMLElement | null | undefined): void {
  element?.focus();
  element?.scrollIntoView({ block: 'nearest' });
}
