import type { Id } from '#domain/kernel/types';
import type { RootsAnswer, RootsRequest } from '#sync/protocol/care';
import { type DigestAnswer, type DigestRequest, ROOTS_MAX } from '#sync/protocol/care';
import { rowSum } from '#sync/protocol/digest';
import { ENTITY_NAMES, type Entity, type RootRef } from '#sync/views/entities';
import { applyServerRows } from './apply';
import { differing, digestHere, type RowReader } from './digest';
import { asking, seeing, stillAsked } from './place';
import type { LocalEnv, LocalStore, LocalTables } from './ports';
import { writeRows } from './rules';
import { takeScopes } from './scopes';
import { dropRows, putRows, sameRoot } from './server-rows';

/** How often the feed may be faster than a comparison. */
const TRIES = 5;

/** The ways to the server that a check needs. */
export interface CheckDoors {
  /** @throws what a transport throws (both) */
  digest(request: DigestRequest): Promise<DigestAnswer>;
  roots(request: RootsRequest): Promise<RootsAnswer>;
}

export interface Checked {
  /** Roots that differed from the server and were loaded again, or dropped. */
  mended: number;
}

/**
 * Compares what this device holds with what the server has, and puts right what differs. Pending work stays.
 * @param catchUp reads the feed to its end
 * @returns null when the two never stood still at one place: nothing is known
 * @throws what the doors or the store throw
 */
export async function checkDevice(
  store: LocalStore,
  reader: RowReader,
  env: LocalEnv,
  doors: CheckDoors,
  catchUp: () => Promise<void>,
): Promise<Checked | null> {
  for (let tries = 0; tries < TRIES; tries++) {
    if (tries > 0) await catchUp();
    const digest = await digestHere(store, reader);
    if (!digest) continue;
    const answer = await doors.digest(digest.request);
    if (answer.kind === 'same') return { mended: 0 };
    if (answer.kind !== 'differs') continue;
    return { mended: await mend(store, env, doors, differing(digest, answer)) };
  }
  return null;
}

/** Loads roots again, part by part. @returns how many were another than before */
async function mend(
  store: LocalStore,
  env: LocalEnv,
  doors: CheckDoors,
  roots: readonly RootRef[],
): Promise<number> {
  let mended = 0;
  for (let at = 0; at < roots.length; at += ROOTS_MAX) {
    const part = roots.slice(at, at + ROOTS_MAX);
    const request = await planRoots(store, part);
    if (!request) break;
    mended += await takeRoots(store, env, request, await doors.roots(request));
  }
  return mended;
}

/** The question for some roots, or null before the first hello. */
export function planRoots(store: LocalStore, roots: readonly RootRef[]): Promise<RootsRequest | null> {
  return store.read(async (t) => {
    const place = await t.place();
    const common = await asking(t, place);
    return common && { ...common, scopesHash: place.scopesHash, roots: [...roots] };
  });
}

/**
 * Puts roots as the server has them in the place of what is here, whatever versions either has; those the server did
 * not send are not for this person. One transaction, under pending work (P21).
 * @returns how many roots were another than before
 */
export function takeRoots(
  store: LocalStore,
  env: LocalEnv,
  request: RootsRequest,
  answer: RootsAnswer,
): Promise<number> {
  return writeRows(store, async (t) => {
    const place = await t.place();
    if (!stillAsked(place, request) || answer.kind === 'behind') return 0;
    if (answer.kind === 'scopes') {
      await takeScopes(t, answer, env.now());
      return 0;
    }
    // Read before what the feed has already brought: asked again another day (P17).
    if (answer.asOf.seq < place.cursor.seq) return 0;
    // One that was pinned meanwhile may show more than its scopes do; the feed keeps it.
    const roots = request.roots.filter((root) => !place.pins.some((pin) => sameRoot(pin, root)));
    let mended = 0;
    await applyServerRows(
      t,
      async () => {
        const before = await imagesOf(t, roots);
        await dropRows(
          t.rows,
          roots.map(({ kind, id }) => ({ entity: kind, id })),
        );
        await putRows(t.rows, ofThese(answer.rows, roots));
        const after = await imagesOf(t, roots);
        mended = roots.filter(({ id }) => before.get(id) !== after.get(id)).length;
      },
      [],
      env.now(),
    );
    await t.setPlace(seeing(place, answer.asOf));
    return mended;
  });
}

/** What would show that a root is another: its rows' ids and checksums, by the id of the root. */
async function imagesOf(t: LocalTables, roots: readonly RootRef[]): Promise<Map<Id, string>> {
  const refs = [
    ...roots.map((root) => ({ entity: root.kind as Entity, id: root.id, root })),
    ...(await t.rows.children(roots)),
  ];
  const images = new Map<Id, string[]>();
  for (const entity of ENTITY_NAMES) {
    const own = refs.filter((ref) => ref.entity === entity);
    const rows =
      own.length > 0
        ? await t.rows.getMany(
            entity,
            own.map(({ id }) => id),
          )
        : [];
    for (const [at, { root }] of own.entries()) {
      const row = rows[at];
      if (row) images.set(root.id, [...(images.get(root.id) ?? []), `${row.id}/${safeSum(entity, row)}`]);
    }
  }
  return new Map([...images].map(([id, image]) => [id, image.sort().join()]));
}

function safeSum(...[entity, row]: Parameters<typeof rowSum>): number | string {
  try {
    return rowSum(entity, row);
  } catch {
    return 'no row';
  }
}

type Rows = Extract<RootsAnswer, { kind: 'rows' }>['rows'];

function ofThese(rows: Rows, roots: readonly RootRef[]): Rows {
  const wanted = new Set(roots.map(({ id }) => id));
  const belongs = (row: { id: string; ticketId?: string }) => wanted.has(row.ticketId ?? row.id);
  return Object.fromEntries(
    ENTITY_NAMES.map((entity) => [entity, (rows[entity] as { id: string }[]).filter(belongs)]),
  ) as Rows;
}
