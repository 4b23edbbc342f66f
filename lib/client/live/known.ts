'use client';
import type { Id } from '#domain/kernel/types';
import type { AffectedRow, AnnouncementRow } from '#sync/views/announcement';
import { enqueueAct, type MutateAnswer, newId } from './mutate';
import { alike, useStore } from './query';

export interface Known {
  announcements: AnnouncementRow[];
  /** What this person said "me too" of: by announcement, how they said it. */
  meToo: ReadonlyMap<Id, Id>;
}

interface Found {
  announcements: AnnouncementRow[];
  affected: AffectedRow[];
}

/** What is announced, as this device knows it. */
export function useKnown(): Known | undefined {
  const found = useStore<Found>(
    async (db) => ({ announcements: await db.announcement.toArray(), affected: await db.affected.toArray() }),
    [],
    alike,
  );
  if (!found) return undefined;
  const isHere = (row: { deletedAt: number | null }) => row.deletedAt === null;
  return {
    announcements: found.announcements.filter(isHere),
    meToo: new Map(found.affected.filter(isHere).map((row) => [row.announcementId, row.id])),
  };
}

/** What everybody reads of a ticket: the newest of it that was not taken back; null: nothing. */
export const useAnnounced = (ticketId: Id): AnnouncementRow | null | undefined => {
  const known = useKnown();
  if (!known) return undefined;
  const own = known.announcements.filter((row) => row.ticketId === ticketId);
  return own.sort((a, b) => b.startsAt - a.startsAt)[0] ?? null;
};

/** It concerns me, too. */
export const sayMeToo = (announcementId: Id): Promise<MutateAnswer> =>
  enqueueAct('announcement.meToo', { affectedId: newId(), announcementId });

/** It does not. */
export const sayNotMe = (affectedId: Id): Promise<MutateAnswer> =>
  enqueueAct('announcement.notMe', { affectedId });
