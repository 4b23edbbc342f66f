'use client';
import { useEffect } from 'react';
import { isTyping } from '#components/ui/is-typing';
import type { Id } from '#domain/kernel/types';

export interface BoardKeys {
  /** null: no card has the focus */
  onAssign(id: Id | null): void;
  onLeave(): void;
}

/** A gives away what is chosen, or the card with the focus; Escape lets go of what is chosen. */
export function useBoardKeys(on: BoardKeys): void {
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      if (event.key === 'Escape') return on.onLeave();
      if (event.key !== 'a') return;
      event.preventDefault();
      const card = document.activeElement?.closest<HTMLElement>('[data-ticket]');
      on.onAssign(card?.dataset.ticket ?? null);
    };
    document.addEventListener('keydown', act);
    return () => document.removeEventListener('keydown', act);
  }, [on]);
}
