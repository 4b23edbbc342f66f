import 'server-only';
import { and, eq, inArray, isNotNull, isNull, notInArray } from 'drizzle-orm';
import { type DbTx, db } from '#db/connection';
import { asset, assetClass, assetLean } from '#db/schema/assets';
import { person } from '#db/schema/people';
import { ASSET_STATES, isAtWork } from '#domain/asset/asset';
import { isServiceClass } from '#domain/asset/classes';
import { type DependantsAmong, dependantsAmong } from '#domain/asset/dependants';
import { feltBy } from '#domain/asset/felt';
import { type Reach, walkImpact } from '#domain/asset/impact';
import type { Lean } from '#domain/asset/relations';
import type { Felt } from '#domain/change/change';
import type { Id } from '#domain/kernel/types';

/** Ids in one IN (…). */
const PART = 1_000;
const IDLE = ASSET_STATES.filter((state) => !isAtWork(state));

/** Who and what feels it when assets stop. */
export interface ServerImpact {
  /** Services, what has no way round first. */
  services: { id: Id; name: string; wayRound: string | null }[];
  people: number;
  sites: number;
  /** Everything that feels it, services among it. */
  things: number;
}

/** The same answer that a device gives from what it holds, from all there is. */
export async function impactOnServer(said: readonly Id[], from: DbTx = db): Promise<ServerImpact> {
  const starts = [...new Set((await endsOf(from, said)).values())];
  const { reach, known } = await walk(from, starts);
  const begun = await from
    .select(FELT)
    .from(asset)
    .where(inArray(asset.id, [...starts]));
  const reached = [...reach.keys()].flatMap((id) => known.get(id) ?? []);
  const rows = [...begun, ...reached];
  const classes = new Map((await from.select().from(assetClass)).map((row) => [row.id, row]));
  const serves = [...new Set(rows.flatMap(({ servesSiteIds }) => servesSiteIds))];
  const people =
    serves.length === 0
      ? []
      : await from
          .select({ id: person.id, siteId: person.siteId })
          .from(person)
          .where(and(inArray(person.siteId, serves), eq(person.active, true), isNull(person.deletedAt)));
  const felt = feltBy(begun, reached, reach, people, (classId) => isServiceClass(classId, classes));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    services: felt.serviceIds.map((id) => ({
      ...{ id, name: byId.get(id)?.name ?? '', wayRound: reach.get(id)?.wayRound ?? null },
    })),
    people: felt.personIds.size,
    sites: felt.siteIds.size,
    things: reach.size,
  };
}

/** Everything that leans on some assets, over however many steps; the nearest first. */
export async function assetsFeeling(starts: readonly Id[]): Promise<Id[]> {
  const ends = [...new Set((await endsOf(db, starts)).values())];
  return [...(await walk(db, ends)).reach.keys()];
}

/** How many feel it, as a change keeps it. */
export async function readFelt(from: DbTx, starts: readonly Id[]): Promise<Felt> {
  if (starts.length === 0) return { services: 0, people: 0, sites: 0 };
  const { services, people, sites } = await impactOnServer(starts, from);
  return { services: services.length, people, sites };
}

const { id, name, classId, state, userId, siteId, servesSiteIds } = asset;
const FELT = { id, name, classId, state, userId, siteId, servesSiteIds };
type FeltRow = Pick<typeof asset.$inferSelect, keyof typeof FELT>;

/**
 * Level by level, by the index of what leans on what, with what says who feels it. What is not at work, or is another one by
 * now, feels nothing.
 */
async function walk(from: DbTx, starts: readonly Id[]): Promise<{ reach: Reach; known: Map<Id, FeltRow> }> {
  const known = new Map<Id, FeltRow>();
  const steps = walkImpact(starts);
  let step = steps.next();
  while (!step.done) {
    step = steps.next(await leaningOn(from, step.value, known));
  }
  return { reach: step.value, known };
}

/** @param known gets what leans on them */
async function leaningOn(from: DbTx, ids: readonly Id[], known: Map<Id, FeltRow>): Promise<Lean[]> {
  const leans: Lean[] = [];
  for (const part of parts(ids))
    for (const { lean, felt } of await leansQuery(from, part)) {
      known.set(felt.id, felt);
      leans.push({ ...lean, dependantId: felt.id });
    }
  return leans;
}

/** Which of the assets of some changes feel it when another of them stops. */
export async function dependantsOf(
  changes: readonly { assetIds: readonly Id[] }[],
): Promise<DependantsAmong> {
  const ends = await endsOf(db, [...new Set(changes.flatMap(({ assetIds }) => assetIds))]);
  const among = await dependantsAmong([...new Set(ends.values())], (on) => leaningOn(db, on, new Map()));
  if (![...ends].some(([id, end]) => id !== end)) return among;
  // Two names of one thing are in each other's way.
  const named = new Map<Id, Id[]>();
  for (const [id, end] of ends) named.set(end, [...(named.get(end) ?? []), id]);
  const all = [...ends].map(([id, end]) => [
    id,
    [end, ...(among[end] ?? [])].flatMap((one) => named.get(one) ?? []).filter((one) => one !== id),
  ]);
  return Object.fromEntries(all.filter(([, found]) => found?.length)) as DependantsAmong;
}

/** Longest chain of assets that were made one. */
const MOST_HOPS = 20;

/** What assets are by now, by what they were called: a double leads on to what it was made one with. */
export async function endsOf(from: DbTx, ids: readonly Id[]): Promise<Map<Id, Id>> {
  const ends = new Map(ids.map((one) => [one, one]));
  let open: readonly Id[] = ids;
  for (let hop = 0; open.length > 0 && hop < MOST_HOPS; hop++) {
    const next = new Map<Id, Id>();
    for (const part of parts(open))
      for (const row of await from
        .select({ id, into: asset.mergedIntoId })
        .from(asset)
        .where(and(inArray(id, [...part]), isNotNull(asset.mergedIntoId))))
        if (row.into) next.set(row.id, row.into);
    for (const [one, at] of ends) ends.set(one, next.get(at) ?? at);
    open = [...new Set(next.values())];
  }
  return ends;
}

/** What leans on some assets. */
export const leansQuery = (from: DbTx, on: readonly Id[]) =>
  from
    .select({
      lean: { onId: assetLean.onId, kind: assetLean.kind, wayRound: assetLean.wayRound },
      felt: FELT,
    })
    .from(assetLean)
    .innerJoin(asset, eq(asset.id, assetLean.dependantId))
    .where(
      and(
        inArray(assetLean.onId, [...on]),
        notInArray(asset.state, IDLE),
        isNull(asset.mergedIntoId),
        isNull(asset.deletedAt),
      ),
    );

function* parts(ids: readonly Id[]): Generator<readonly Id[]> {
  for (let at = 0; at < ids.length; at += PART) yield ids.slice(at, at + PART);
}
