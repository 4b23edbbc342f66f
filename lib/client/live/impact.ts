'use client';
import { useEffect, useState } from 'react';
import type { PersonDatabase } from '#client/store/database';
import { isAtWork } from '#domain/asset/asset';
import { isServiceClass } from '#domain/asset/classes';
import { type DependantsAmong, dependantsAmong } from '#domain/asset/dependants';
import { feltBy } from '#domain/asset/felt';
import { type Reach, type Reached, walkImpact, wayTo } from '#domain/asset/impact';
import { type Lean, leanOf } from '#domain/asset/relations';
import type { Id } from '#domain/kernel/types';
import type { AssetRow } from '#sync/views/asset';
import { alike, useStore } from './query';

/** Something that feels it, and the way that leads there. */
export interface Feels extends Pick<Reached, 'depth' | 'wayRound'> {
  asset: AssetRow;
  isService: boolean;
  /** Assets on the way, from what stops to it, itself last. */
  way: Id[];
}

export interface Impact {
  /** Services first, what has no way round before the rest, then by how near it is. */
  feels: Feels[];
  services: number;
  people: number;
  sites: number;
}

/** What feels it when an asset stops, as far as this device knows what leans on what. */
export const useImpact = (asset: AssetRow): Impact | undefined =>
  useStore((db) => impactIn(db, asset), [asset.id, asset.relatedIds.join()], alike);

export type WholeImpact = Pick<Impact, 'services' | 'people' | 'sites'>;

/**
 * How many feel it by all that there is, for a device that holds a part of the inventory.
 * @param asks whether it is to be asked for at all
 * @returns null: not asked, or no answer
 */
export function useWholeImpact(id: Id, asks: boolean): WholeImpact | null {
  const [said, setSaid] = useState<{ id: Id; whole: WholeImpact } | null>(null);
  useEffect(() => {
    if (!asks) return;
    const ends = new AbortController();
    fetch(`/api/assets/impact?id=${id}`, { signal: ends.signal })
      .then((response) => (response.ok ? response.json() : null))
      .then((body: WholeImpact | null) => {
        if (body) setSaid({ id, whole: { services: body.services, people: body.people, sites: body.sites } });
      })
      .catch(() => undefined);
    return () => ends.abort();
  }, [id, asks]);
  return said?.id === id ? said.whole : null;
}

/** The same inside the store. */
export async function impactIn(db: PersonDatabase, asset: AssetRow): Promise<Impact> {
  const known = new Map<Id, AssetRow>([[asset.id, asset]]);
  const reach = await walk(db, asset.id, known);
  const classes = new Map((await db.assetClass.toArray()).map((row) => [row.id, row]));
  const isService = (classId: Id | null) => isServiceClass(classId, classes);
  const reached = [...reach.keys()].flatMap((id) => known.get(id) ?? []);
  const served = new Set([asset, ...reached].flatMap(({ servesSiteIds }) => servesSiteIds));
  // Only where something is for everybody of a site it matters who works there.
  const people =
    served.size > 0 ? await db.person.filter((row) => row.active && row.deletedAt === null).toArray() : [];
  const felt = feltBy([asset], reached, reach, people, isService);
  return {
    feels: reached.map((row) => feelsOf(row, reach, isService(row.classId))).sort(byWeight),
    services: felt.serviceIds.length,
    people: felt.personIds.size,
    sites: felt.siteIds.size,
  };
}

function feelsOf(asset: AssetRow, reach: Reach, isService: boolean): Feels {
  const { depth, wayRound } = reach.get(asset.id) as Reached;
  return {
    asset,
    isService,
    depth,
    wayRound,
    way: wayTo(reach, asset.id).map(({ dependantId }) => dependantId),
  };
}

const weight = ({ isService, wayRound, depth }: Feels): number =>
  (isService ? 0 : 1_000_000) + (wayRound === null ? 0 : 100_000) + depth;
const byWeight = (a: Feels, b: Feels): number =>
  weight(a) - weight(b) || a.asset.name.localeCompare(b.asset.name);

/** Level by level. */
async function walk(db: PersonDatabase, start: Id, known: Map<Id, AssetRow>): Promise<Reach> {
  const steps = walkImpact([start]);
  let step = steps.next();
  while (!step.done) step = steps.next(await leaningOn(db, step.value, known));
  return step.value;
}

/**
 * What leans on some assets: by the index of neighbours those that name one of them, and what these name themselves.
 * @param known rows that are known already; gets those that are met
 */
async function leaningOn(db: PersonDatabase, ids: readonly Id[], known: Map<Id, AssetRow>): Promise<Lean[]> {
  const on = new Set(ids);
  const naming = await db.asset
    .where('relatedIds')
    .anyOf([...on])
    .toArray();
  for (const row of naming) known.set(row.id, row);
  const leans = [...on]
    .flatMap((id) => known.get(id) ?? [])
    .concat(naming)
    .flatMap(leansOf);
  const further = leans.filter(({ onId }) => on.has(onId));
  const unknown = further.map(({ dependantId }) => dependantId).filter((id) => !known.has(id));
  for (const row of await db.asset.bulkGet(unknown)) if (row) known.set(row.id, row);
  return further.filter(({ dependantId }) => isFelt(known.get(dependantId)));
}

/** Which of some assets feel it when another of them stops, as far as this device knows what leans on what. */
export async function dependantsIn(db: PersonDatabase, ids: readonly Id[]): Promise<DependantsAmong> {
  const known = new Map<Id, AssetRow>();
  for (const row of await db.asset.bulkGet([...ids])) if (row) known.set(row.id, row);
  return dependantsAmong(ids, (on) => leaningOn(db, on, known));
}

const leansOf = ({ id, relations }: AssetRow): Lean[] => relations.map((relation) => leanOf(id, relation));

const isFelt = (row: AssetRow | undefined): boolean =>
  row !== undefined && row.deletedAt === null && row.mergedIntoId === null && isAtWork(row.state);
