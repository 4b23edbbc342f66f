'use client';
import { useMemo } from 'react';
import { useOutbox } from '#client/live/outbox';
import type { Id } from '#domain/kernel/types';

/** How many changes of each ticket exist on this device only: one query for a whole list. */
export function useUnsentCounts(): ReadonlyMap<Id, number> {
  const items = useOutbox();
  return useMemo(() => {
    const counts = new Map<Id, number>();
    for (const item of items ?? []) {
      if (item.ticketId) counts.set(item.ticketId, (counts.get(item.ticketId) ?? 0) + 1);
    }
    return counts;
  }, [items]);
}
