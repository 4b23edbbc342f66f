'use client';
import type { Id } from '#domain/kernel/types';
import type { AttachmentRow } from '#sync/views/attachment';
import { useStore } from './query';

/** `unsent`: only on this device so far. */
export type AttachmentView = AttachmentRow & { unsent: boolean };

/** Files on a ticket, the oldest first. */
export function useAttachments(ticketId: Id): AttachmentView[] | undefined {
  return useStore(
    async (db) => {
      const rows = await db.attachment.where('ticketId').equals(ticketId).toArray();
      return rows
        .filter((row) => row.deletedAt === null)
        .map((row) => ({ ...row, unsent: row.ver === 0 }))
        .sort((a, b) => a.effectiveAt - b.effectiveAt || (a.id < b.id ? -1 : 1));
    },
    [ticketId],
  );
}
