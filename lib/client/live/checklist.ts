'use client';
import type { Id } from '#domain/kernel/types';
import type { ChecklistItemRow } from '#sync/views/checklist';
import { alike, useStore } from './query';

/** What is to do on a ticket, in its order. */
export function useChecklist(ticketId: Id): ChecklistItemRow[] | undefined {
  return useStore(
    async (db) => {
      const rows = await db.checklistItem.where('ticketId').equals(ticketId).toArray();
      return rows
        .filter((row) => row.deletedAt === null)
        .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
    },
    [ticketId],
    alike,
  );
}
