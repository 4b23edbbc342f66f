import { ROOT_KINDS, type RootKind } from '#domain/access/roots';
import type { Id } from '#domain/kernel/types';
import type { DigestAnswer, DigestRequest } from '#sync/protocol/care';
import { BUCKETS, bucketOf, rowSum } from '#sync/protocol/digest';
import {
  type AnyRow,
  ENTITY_NAMES,
  type Entity,
  type RootRef,
  type RowOf,
  rootOf,
} from '#sync/views/entities';
import { asking } from './place';
import type { LocalStore, LocalTables, SyncPlace } from './ports';

/** Reads all rows of a kind, a few at a time, so that nobody waits for it. */
export interface RowReader {
  parts<E extends Entity>(entity: E): AsyncIterable<RowOf<E>[]>;
}

/** Sum and number of rows of each root of a kind that the device holds, as the server sent them. */
type Sums = Record<RootKind, Map<Id, { sum: number; whole: boolean }>>;

export interface Digest {
  request: DigestRequest;
  sums: Sums;
}

/**
 * What this device holds through its scopes: base copies in the place of rows that pending work has changed, without
 * pinned roots. Null before the first load, or when something came in meanwhile: ask again.
 */
export async function digestHere(store: LocalStore, reader: RowReader): Promise<Digest | null> {
  const before = await store.read((t) => t.place());
  if (before.boot || before.pinQueue.length > 0) return null;
  const sums = Object.fromEntries(ROOT_KINDS.map((kind) => [kind, new Map()])) as Sums;
  for (const entity of ENTITY_NAMES)
    for await (const rows of reader.parts(entity)) for (const row of rows) add(sums, entity, row);
  return store.read(async (t) => {
    const place = await t.place();
    const common = await asking(t, place);
    if (!common || !samePlaces(before, place)) return null;
    await putBase(t, sums);
    for (const { kind, id } of place.pins) sums[kind].delete(id);
    const { cursor, scopesHash, pins } = place;
    return { sums, request: { ...common, cursor, scopesHash, pins, digest: partsOf(sums) } };
  });
}

const samePlaces = (a: SyncPlace, b: SyncPlace): boolean =>
  JSON.stringify([a.epoch, a.clientId, a.cursor, a.scopesHash, a.pins, a.boot, a.pinQueue]) ===
  JSON.stringify([b.epoch, b.clientId, b.cursor, b.scopesHash, b.pins, b.boot, b.pinQueue]);

/** A row without a form that could be compared counts as one that the server cannot have. */
function add<E extends Entity>(sums: Sums, entity: E, row: RowOf<E>): void {
  const root = rootOf(entity, row);
  const known = sums[root.kind].get(root.id) ?? { sum: 0, whole: false };
  sums[root.kind].set(root.id, {
    sum: known.sum + sumOf(entity, row),
    whole: known.whole || entity === root.kind,
  });
}

function sumOf<E extends Entity>(entity: E, row: RowOf<E>): number {
  try {
    return rowSum(entity, row);
  } catch {
    return 0.5;
  }
}

/** Roots that pending work has touched are added up once more, from the server's copies. */
async function putBase(t: LocalTables, sums: Sums): Promise<void> {
  const copies = new Map((await t.base.all()).map((copy) => [`${copy.entity}/${copy.id}`, copy]));
  const touched = new Map<string, RootRef>();
  for (const { entity, id, row } of copies.values()) {
    const any = row ?? (await t.rows.get(entity, id));
    if (!any) continue;
    const root = rootOf(entity, any as RowOf<Entity>);
    touched.set(`${root.kind}/${root.id}`, root);
  }
  for (const root of touched.values()) {
    sums[root.kind].delete(root.id);
    const refs = [{ entity: root.kind as Entity, id: root.id }, ...(await t.rows.children([root]))];
    for (const { entity, id } of refs) {
      const copy = copies.get(`${entity}/${id}`);
      const row = copy ? copy.row : ((await t.rows.get(entity, id)) as AnyRow | undefined);
      if (row) add(sums, entity, row as RowOf<Entity>);
    }
  }
}

function partsOf(sums: Sums): DigestRequest['digest'] {
  const parts = (kind: RootKind) => {
    const all = Array.from({ length: BUCKETS }, (_, n): [number, number, number] => [n, 0, 0]);
    for (const [id, { sum, whole }] of sums[kind]) {
      const part = all[bucketOf(id)];
      if (!part) continue;
      part[1] += whole ? 1 : 0;
      part[2] += Math.ceil(sum);
    }
    return all.filter(([, roots, sum]) => roots > 0 || sum > 0);
  };
  return Object.fromEntries(ROOT_KINDS.map((kind) => [kind, parts(kind)])) as DigestRequest['digest'];
}

/** The roots in which device and server differ, by the parts that do. */
export function differing(
  { sums }: Digest,
  { parts, roots }: Extract<DigestAnswer, { kind: 'differs' }>,
): RootRef[] {
  const theirs = new Map(roots.map(({ kind, id, sum }) => [`${kind}/${id}`, sum]));
  const looked = new Set(parts.map(({ kind, bucket }) => `${kind}/${bucket}`));
  const found: RootRef[] = roots
    .filter(({ kind, id, sum }) => {
      const mine = sums[kind].get(id);
      return !mine?.whole || mine.sum !== sum;
    })
    .map(({ kind, id }) => ({ kind, id }));
  for (const kind of ROOT_KINDS)
    for (const id of sums[kind].keys())
      if (looked.has(`${kind}/${bucketOf(id)}`) && !theirs.has(`${kind}/${id}`)) found.push({ kind, id });
  return found;
}
