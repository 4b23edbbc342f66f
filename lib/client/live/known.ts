'use client';
import type { Id } from '#domain/kernel/types';
import { affectedId } from '#domain/major/announcement';
import type { AffectedRow, AnnouncementRow } from '#sync/views/announcement';
import { enqueueAct, type MutateAnswer } from './mutate';
import { alike, useStore } from './query';

export interface Known {
  announcements: AnnouncementRow[];
  /** What this person said "me too" of. */
  meToo: ReadonlySet<Id>;
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
    meToo: new Set(
      found.affected
        .filter((row) => isHere(row) && row.withdrawnAt === null)
        .map((row) => row.announcementId),
    ),
  };
}

/** What everybody reads of a ticket: what goes on, else the last that was over; null: nothing. */
export const useAnnounced = (ticketId: Id): AnnouncementRow | null | undefined => {
  const known = useKnown();
  if (!known) return undefined;
  const own = known.announcements.filter((row) => row.ticketId === ticketId);
  const isOver = (row: AnnouncementRow) => Number(row.overAt !== null);
  return own.sort((a, b) => isOver(a) - isOver(b) || b.startsAt - a.startsAt)[0] ?? null;
};

/** It concerns this person, too; or it does not after all. */
export function sayMeToo(announcementId: Id, personId: Id, isSo: boolean): Promise<MutateAnswer> {
  const said = { affectedId: affectedId(announcementId, personId), announcementId };
  return enqueueAct(isSo ? 'announcement.meToo' : 'announcement.notMe', said);
}
