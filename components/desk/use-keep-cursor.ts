'use client';
import { type RefObject, useEffect, useRef } from 'react';
import type { Id } from '#domain/kernel/types';

/** When the row under the cursor leaves the list (it was just assigned, say), the cursor takes the one that moves up. */
export function useKeepCursor(
  body: RefObject<HTMLElement | null>,
  rows: ReadonlyArray<{ id: Id }>,
  cursor: Id | null,
): void {
  const place = useRef(0);
  useEffect(() => {
    if (cursor === null) return;
    const at = rows.findIndex((row) => row.id === cursor);
    if (at >= 0) {
      place.current = at;
      return;
    }
    const next = rows[Math.min(place.current, rows.length - 1)];
    body.current?.querySelector<HTMLElement>(`tr[data-ticket="${next?.id}"] a[data-open]`)?.focus();
  }, [body, rows, cursor]);
}
