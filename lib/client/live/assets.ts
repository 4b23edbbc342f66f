'use client';
import type { PersonDatabase } from '#client/store/database';
import { foldTag } from '#domain/asset/asset';
import type { AssetClass } from '#domain/asset/classes';
import { fitsWords, wordsOf } from '#domain/asset/find';
import { endOfMerges } from '#domain/asset/merge';
import type { Id } from '#domain/kernel/types';
import { isKnownError } from '#domain/problem/problem';
import { isOpen } from '#domain/ticket/states';
import type { AssetRow } from '#sync/views/asset';
import type { ProblemRow } from '#sync/views/problem';
import type { TicketRow } from '#sync/views/ticket';
import { useFetchAbsent, type WhyMissing } from './fetch-absent';
import { alike, useStore } from './query';

export type AssetState =
  | { state: 'loading' }
  | { state: 'fetching' }
  | { state: 'missing'; reason: WhyMissing }
  | { state: 'ready'; asset: AssetRow };

const isHere = (row: { deletedAt: number | null }): boolean => row.deletedAt === null;

/** One asset; one that was found to be another is that one. Fetched where it is not on this device. */
export function useAsset(id: Id): AssetState {
  const found = useStore(async (db) => ({ asset: await wholeOf(db, id) }), [id], alike);
  const reason = useFetchAbsent('asset', found?.asset?.mergedIntoId ?? id, found?.asset === null);
  if (!found) return { state: 'loading' };
  if (found.asset) return { state: 'ready', asset: found.asset };
  return reason ? { state: 'missing', reason } : { state: 'fetching' };
}

async function wholeOf(db: PersonDatabase, id: Id): Promise<AssetRow | null> {
  const row = await db.asset.get(id);
  if (!row || !isHere(row)) return null;
  return (await endOfMerges(row, (other) => db.asset.get(other))) ?? row;
}

/** Classes by id. */
export const useAssetClasses = (): ReadonlyMap<Id, AssetClass> | undefined =>
  useStore(
    async (db) => new Map((await db.assetClass.toArray()).filter(isHere).map((row) => [row.id, row])),
    [],
  );

/** Assets by their ids, those that are not on this device left out. */
export const useAssetsById = (ids: readonly Id[]): AssetRow[] | undefined =>
  useStore(
    async (db) =>
      (await db.asset.bulkGet([...ids])).filter((row) => row !== undefined && isHere(row)) as AssetRow[],
    [[...ids].sort().join()],
    alike,
  );

/** Most assets a list shows before it is narrowed. */
export const LISTED = 100;

export interface Listed {
  assets: AssetRow[];
  /** How many fit; more than are shown where it is above `LISTED`. */
  of: number;
}

/**
 * Assets of this device whose tag, name, serial number, model or place has all of the words, by name.
 * @param userId those this person uses alone; null: all
 */
export const useAssetList = (text: string, userId: Id | null): Listed | undefined =>
  useStore(
    async (db) => {
      const rows = await fittingAssets(db, text, userId);
      return { assets: rows.slice(0, LISTED), of: rows.length };
    },
    [text, userId],
    alike,
  );

/** The first assets that fit what was looked for; none where nothing was. */
export const useFoundAssets = (text: string, most: number): AssetRow[] | undefined =>
  useStore(
    async (db) => (text.trim() === '' ? [] : (await fittingAssets(db, text, null)).slice(0, most)),
    [text, most],
    alike,
  );

/** All that such a list is about, by name. */
export async function fittingAssets(
  db: PersonDatabase,
  text: string,
  userId: Id | null,
): Promise<AssetRow[]> {
  const words = wordsOf(text);
  const fits = (row: AssetRow) => {
    if (!isHere(row) || row.mergedIntoId !== null) return false;
    if (userId !== null && row.userId !== userId) return false;
    return fitsWords(row, words);
  };
  return (await db.asset.filter(fits).toArray()).sort((a, b) => a.name.localeCompare(b.name));
}

export interface OnAsset {
  open: TicketRow[];
  /** What is over, the newest first. */
  over: TicketRow[];
  /** Known errors that tickets on it come of. */
  known: ProblemRow[];
}

/** What was found to be this one, and what was found to be that. */
async function doublesOf(db: PersonDatabase, id: Id): Promise<Id[]> {
  const merged = await db.asset.filter(({ mergedIntoId }) => mergedIntoId !== null).toArray();
  const found = new Set([id]);
  for (const one of found) for (const row of merged) if (row.mergedIntoId === one) found.add(row.id);
  return [...found].slice(1);
}

/** Tickets on an asset that this device holds, and what is known to cause them. */
export const useOnAsset = (id: Id): OnAsset | undefined =>
  useStore(
    async (db) => {
      const doubles = await doublesOf(db, id);
      const tickets = (
        await db.ticket
          .where('assetId')
          .anyOf([id, ...doubles])
          .toArray()
      ).filter(isHere);
      const newest = tickets.sort((a, b) => b.createdAt - a.createdAt);
      const links = await db.problemLink
        .where('ticketId')
        .anyOf(tickets.map((row) => row.id))
        .toArray();
      const tied = new Set(
        links.filter((link) => isHere(link) && link.endedAt === null).map((link) => link.problemId),
      );
      const problems = (await db.problem.bulkGet([...tied])).filter((row) => row !== undefined);
      return {
        open: newest.filter(({ state }) => isOpen(state)),
        over: newest.filter(({ state }) => !isOpen(state)),
        known: problems.filter((row) => isHere(row) && isKnownError(row)),
      };
    },
    [id],
    alike,
  );

/**
 * The asset whose label says this, as far as this device knows: one that has the tag now, else the one that a double with it is by now. The
 * label still sticks on it.
 */
export async function assetTagged(db: PersonDatabase, tag: string): Promise<AssetRow | null> {
  const rows = (await db.asset.where('tag').equals(foldTag(tag)).toArray()).filter(isHere);
  const one = rows.find((row) => row.mergedIntoId === null) ?? rows[0];
  return one ? ((await endOfMerges(one, (id) => db.asset.get(id))) ?? one) : null;
}
