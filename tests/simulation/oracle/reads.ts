import type { Actor } from '#domain/access/roles';
import { ROOT_KINDS } from '#domain/access/roots';
import { type Scope, syncedScopes } from '#domain/access/scopes';
import type { Id } from '#domain/kernel/types';
import type { Cursor } from '#sync/protocol/cursor';
import type {
  BootstrapAnswer,
  BootstrapRequest,
  PullAnswer,
  PullRequest,
  RecordAnswer,
  RecordRequest,
  ScopesAnswer,
} from '#sync/protocol/messages';
import type { Settled } from '#sync/protocol/result';
import { emptyRowSet, type RowRef, type RowSet, type WholeRoot } from '#sync/protocol/rows';
import type { AnyRow, Entity, RootRef, RowOf } from '#sync/views/entities';
import { masked } from '#sync/views/mask';
import { rootRow } from './feed';
import {
  actorIn,
  audienceIn,
  childrenIn,
  type FeedRow,
  rowIn,
  rowsIn,
  type State,
  sees,
  sightIn,
  type Width,
} from './state';

/** Small on purpose: pages end in the middle of everything. */
const PAGE = 5;
const BOOT = 3;

const placeAt = (s: State, seq: number): Cursor => ({ seq, tx: s.seqTx.get(seq) ?? null });
export const headOf = (s: State): Cursor => placeAt(s, s.head);

/** Stands for a hash of everything that decides visibility (P16). */
export const scopesHash = (actor: Actor): string => [actor.role, ...syncedScopes(actor)].join();

/** Whether a client's history is this one (P14). */
export function lineage(
  s: State,
  q: { epoch: Id; seen: Cursor; cursor?: Cursor },
): 'ok' | 'reset' | 'behind' {
  if (q.epoch !== s.epoch) return 'reset';
  for (const place of [q.seen, q.cursor]) {
    if (!place) continue;
    const tx = s.seqTx.get(place.seq);
    if (tx && tx !== place.tx) return 'reset';
    if (place.seq > s.head) return 'behind';
  }
  return q.cursor && q.cursor.seq < s.minSeq ? 'reset' : 'ok';
}

const scopesAnswer = (s: State, actor: Actor): ScopesAnswer => ({
  kind: 'scopes',
  actor: { ...actor, teamIds: [...actor.teamIds] },
  scopes: syncedScopes(actor),
  scopesHash: scopesHash(actor),
  head: headOf(s),
});

export function pull(s: State, q: PullRequest, now: number, lateEnd = false): PullAnswer {
  const actor = actorIn(s, q.userId);
  if (q.scopesHash !== scopesHash(actor)) return scopesAnswer(s, actor);
  const scopes = syncedScopes(actor);
  const isPinned = (root: RootRef) => q.pins.some((pin) => pin.kind === root.kind && pin.id === root.id);
  const mine = s.feed
    .filter((row) => row.seq !== null && row.seq > q.cursor.seq)
    .filter((row) =>
      row.op === 'ack'
        ? row.clientId === q.clientId
        : scopes.includes(row.scope as Scope) || isPinned(row.root as RootRef),
    )
    .sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0) || a.id - b.id);
  const { rows, end } = lateEnd ? { rows: mine.slice(0, PAGE), end: s.head } : cutPage(mine, s.head);

  const give = <E extends Entity>(entity: E, row: RowOf<E>, root: RootRef) =>
    sees(s, actor, entity, row, 'synced') || (isPinned(root) && sees(s, actor, entity, row, 'readable'));
  const page = { puts: emptyRowSet(), dels: [] as RowRef[], whole: [] as WholeRoot[] };
  const acks: Settled[] = [];
  const done = new Set<string>();
  const consider = (entity: Entity, id: Id, root: RootRef) => {
    if (done.has(`${entity}/${id}`)) return;
    done.add(`${entity}/${id}`);
    const row = rowIn(s, entity, id);
    if (row && give(entity, row, root)) add(page.puts, entity, masked(actor, entity, row));
    else page.dels.push({ entity, id });
  };
  for (const row of rows) {
    if (row.op === 'ack') {
      acks.push(settledOf(s, row));
      continue;
    }
    const root = row.root as RootRef;
    consider(row.entity as Entity, row.entityId as Id, root);
    if (row.op === 'touch' || page.whole.some((whole) => whole.root.id === root.id)) continue;
    const held = childrenIn(s, root).filter((child) => give(child.entity, child.row, root));
    for (const child of held) consider(child.entity, child.row.id, root);
    page.whole.push({ root, children: held.map(({ entity, row: { id } }) => ({ entity, id })) });
  }
  const unpin = q.pins.filter((pin) => sightIn(s, actor, pin, 'readable') === 'none');
  return {
    kind: 'page',
    ...page,
    cursor: placeAt(s, end),
    head: headOf(s),
    unpin,
    acks,
    results: [],
    serverTime: now,
  };
}

/** The page's rows and its end: whole numbers only, at least one (P2, P15). */
function cutPage(mine: FeedRow[], head: number): { rows: FeedRow[]; end: number } {
  if (mine.length <= PAGE) return { rows: mine, end: head };
  const first = mine[0]?.seq;
  let cut = PAGE;
  while (cut > 0 && mine[cut - 1]?.seq === mine[cut]?.seq) cut--;
  if (cut === 0) cut = mine.findIndex((row) => row.seq !== first);
  if (cut < 0) return { rows: mine, end: head };
  return { rows: mine.slice(0, cut), end: mine[cut - 1]?.seq ?? head };
}

const settledOf = (s: State, row: FeedRow): Settled => {
  const uid = row.uid as Id;
  const stored = s.mutations.get(uid);
  if (!stored) throw new Error('acknowledged intent is not stored');
  return { uid, result: stored.result };
};

export function bootstrap(s: State, q: BootstrapRequest): BootstrapAnswer {
  const actor = actorIn(s, q.userId);
  if (q.scopesHash !== scopesHash(actor)) return scopesAnswer(s, actor);
  const after = q.after ? `${q.after.kind}/${q.after.id}` : '';
  const roots = ROOT_KINDS.flatMap((kind) => rowsIn(s, kind).map((row): RootRef => ({ kind, id: row.id })))
    .filter((root) => audienceIn(s, root).public.some((scope) => q.want.includes(scope)))
    .filter((root) => !audienceIn(s, root).public.some((scope) => q.besides?.includes(scope)))
    .filter((root) => `${root.kind}/${root.id}` > after)
    .sort((a, b) => (`${a.kind}/${a.id}` < `${b.kind}/${b.id}` ? -1 : 1))
    .slice(0, BOOT);
  const last = roots.length < BOOT ? null : (roots.at(-1) ?? null);
  return { kind: 'rows', asOf: headOf(s), ...wholeRoots(s, actor, roots, 'synced'), next: last };
}

export function record(s: State, q: RecordRequest): RecordAnswer {
  const actor = actorIn(s, q.userId);
  if (q.scopesHash !== scopesHash(actor)) return scopesAnswer(s, actor);
  if (sightIn(s, actor, q.root, 'readable') === 'none') return { kind: 'missing', asOf: headOf(s) };
  return { kind: 'rows', asOf: headOf(s), ...wholeRoots(s, actor, [q.root], 'readable'), next: null };
}

function wholeRoots(
  s: State,
  actor: Actor,
  roots: RootRef[],
  width: Width,
): { rows: RowSet; whole: WholeRoot[] } {
  const rows = emptyRowSet();
  const whole = roots.map((root): WholeRoot => {
    const row = rootRow(s, root);
    if (row) add(rows, root.kind, masked(actor, root.kind, row));
    const held = childrenIn(s, root).filter((child) => sees(s, actor, child.entity, child.row, width));
    for (const child of held) add(rows, child.entity, child.row);
    return { root, children: held.map(({ entity, row: { id } }) => ({ entity, id })) };
  });
  return { rows, whole };
}

function add(set: RowSet, entity: Entity, row: AnyRow): void {
  (set[entity] as AnyRow[]).push(row);
}
