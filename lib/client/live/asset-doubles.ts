'use client';
import type { Id } from '#domain/kernel/types';
import { alike, useStore } from './query';

/** What moves over from a double, as far as this device knows. */
export interface Moves {
  /** Its own relations. */
  relations: number;
  /** Other assets that name it. */
  leaning: number;
  tickets: number;
}

export const useMoves = (doubleId: Id | null, keptId: Id | null): Moves | undefined =>
  useStore(
    async (db) => {
      if (doubleId === null) return { relations: 0, leaning: 0, tickets: 0 };
      const double = await db.asset.get(doubleId);
      const naming = await db.asset.where('relatedIds').equals(doubleId).primaryKeys();
      return {
        relations: (double?.relations ?? []).filter(({ toId }) => toId !== keptId).length,
        leaning: naming.filter((id) => id !== keptId).length,
        tickets: await db.ticket
          .where('assetId')
          .equals(doubleId)
          .filter((row) => row.deletedAt === null)
          .count(),
      };
    },
    [doubleId, keptId],
    alike,
  );
