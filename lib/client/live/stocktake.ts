'use client';
import type { PersonDatabase } from '#client/store/database';
import { actsOf, type Counted, counted, isExpected, isThing, type Stocktake } from '#domain/asset/stocktake';
import type { Id } from '#domain/kernel/types';
import type { AssetRow } from '#sync/views/asset';
import { getCurrent } from './current';
import { lookUpTag } from './look-up-tag';
import { enqueueAct, newId } from './mutate';
import { alike, useStore } from './query';

/** How many assets are to be found in a place, as far as this device knows. */
export const useExpectedCount = (siteId: Id | null, place: string | null): number | undefined =>
  useStore(
    async (db) => (siteId === null ? 0 : (await expectedIn(db, { siteId, place })).length),
    [siteId, place],
  );

async function expectedIn(db: PersonDatabase, at: Pick<Stocktake, 'siteId' | 'place'>): Promise<AssetRow[]> {
  const classes = new Map((await db.assetClass.toArray()).map((row) => [row.id, row]));
  return db.asset
    .filter((row) => isHere(row) && isExpected(row, at) && isThing(row.classId, classes))
    .toArray();
}

const isHere = (row: AssetRow): boolean => row.deletedAt === null && row.mergedIntoId === null;

/** A stocktake by what has come of it until now, as assets are at this moment. */
export const useCounted = (stocktake: Stocktake | null): Counted<AssetRow> | undefined =>
  useStore(
    async (db) => {
      if (!stocktake) return { found: [], missing: [], moved: [], unknown: [] };
      const expected = await expectedIn(db, stocktake);
      const rows = await db.asset.bulkGet(stocktake.scanned.map(({ assetId }) => assetId));
      const all = new Map(rows.flatMap((row) => (row && isHere(row) ? [[row.id, row]] : [])));
      const byName = (a: AssetRow, b: AssetRow) => a.name.localeCompare(b.name);
      return counted(stocktake, expected.sort(byName), all);
    },
    [JSON.stringify(stocktake)],
    alike,
  );

interface Mark {
  assetId: Id;
  known: boolean;
  /** Null: not known, or not on this device. */
  row: AssetRow | null;
}

/** The asset that a label of the place says, known or not. */
export async function markOf(tag: string): Promise<Mark> {
  const found = await lookUpTag(tag);
  if (!found) return { assetId: newId(), known: false, row: null };
  const current = getCurrent();
  const row =
    current.status === 'open' ? await current.client.store.query((db) => db.asset.get(found)) : null;
  return { assetId: found, known: true, row: row ?? null };
}

/** What a stocktake came to. */
export interface Finished {
  seen: number;
  missing: number;
  moved: number;
  /** Left where they are said to be. */
  left: number;
  unknown: number;
  /** Tags of what the rules refused. */
  refused: string[];
}

/**
 * Notes all of it on this device, one after the other. Done again after it broke off, nothing is noted twice: seen is seen, and what is new has its
 * id from when it was scanned.
 * @returns null: this device could not store it
 */
export async function finishStocktake(
  { siteId, place, beganAt }: Stocktake,
  count: Counted<AssetRow>,
): Promise<Finished | null> {
  const left = count.moved.filter(({ scanned }) => !scanned.putHere).length;
  const done: Finished = { seen: 0, missing: 0, moved: 0, left, unknown: 0, refused: [] };
  for (const { kind, assetId, tag } of actsOf(count)) {
    const answer = await (kind === 'missing'
      ? enqueueAct('asset.missed', { assetId, since: beganAt })
      : kind === 'unknown'
        ? enqueueAct('asset.found', { assetId, tag, siteId, place })
        : enqueueAct('asset.seen', { assetId, siteId, place: kind === 'moved' ? place : null }));
    if (!answer.ok && answer.error === 'storage') return null;
    const isThere = !answer.ok && typeof answer.error === 'object' && answer.error.code === 'exists';
    if (!answer.ok && !isThere) done.refused.push(tag);
    else done[kind] += 1;
  }
  return done;
}
