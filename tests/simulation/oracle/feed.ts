import type { Audience, Scope } from '#domain/access/scopes';
import type { Id } from '#domain/kernel/types';
import { type AnyRow, type Entity, isInternal, type RootRef, rootOf } from '#sync/views/entities';
import { audienceIn, type FeedRow, rowIn, type State } from './state';

export interface Write {
  entity: Entity;
  row: AnyRow;
}

type NewFeedRow = Omit<FeedRow, 'id' | 'seq'>;

/** Writes rows and the feed of one transaction: one row per scope of old and new audience (P3, P4). */
export function commitWrites(s: State, tx: Id, writes: readonly Write[]): void {
  const roots = new Map<string, { root: RootRef; before: Audience }>();
  for (const { entity, row } of writes) {
    const root = rootOf(entity, row);
    const key = `${root.kind}/${root.id}`;
    if (!roots.has(key)) roots.set(key, { root, before: audienceIn(s, root) });
  }
  for (const { entity, row } of writes) s.rows[entity].set(row.id, row);
  for (const { root, before } of roots.values()) {
    const own = writes.filter(({ entity, row }) => sameKey(rootOf(entity, row), root));
    for (const change of changesOf(s, root, before, own)) appendFeed(s, { tx, ...change });
  }
}

const sameKey = (a: RootRef, b: RootRef): boolean => a.kind === b.kind && a.id === b.id;

function changesOf(
  s: State,
  root: RootRef,
  before: Audience,
  writes: readonly Write[],
): Omit<NewFeedRow, 'tx'>[] {
  const after = audienceIn(s, root);
  const moves = new Map<Scope, 'enter' | 'leave'>();
  for (const part of ['public', 'internal'] as const) {
    for (const scope of after[part]) if (!before[part].includes(scope)) moves.set(scope, 'enter');
    for (const scope of before[part]) if (!after[part].includes(scope)) moves.set(scope, 'leave');
  }
  const changes: Omit<NewFeedRow, 'tx'>[] = [...moves].map(([scope, op]) => ({
    op,
    scope,
    entity: root.kind,
    entityId: root.id,
    root,
  }));
  for (const { entity, row } of writes) {
    const part = isInternal(entity, row) ? 'internal' : 'public';
    const scopes = new Set<Scope | undefined>([...before[part], ...after[part]]);
    // In no scope: those who pinned the root still hear of it.
    if (scopes.size === 0) scopes.add(undefined);
    for (const scope of scopes) {
      changes.push({ op: 'touch', ...(scope ? { scope } : {}), entity, entityId: row.id, root });
    }
  }
  return changes;
}

export function appendFeed(s: State, row: NewFeedRow): void {
  s.feed.push({ ...row, id: s.nextFeedId++, seq: null });
}

/** Gives committed transactions their numbers, one per transaction, in order (P1). */
export function stamp(s: State): void {
  const numbers = new Map<Id, number>();
  for (const row of s.feed) {
    if (row.seq !== null) continue;
    let seq = numbers.get(row.tx);
    if (seq === undefined) {
      seq = ++s.head;
      numbers.set(row.tx, seq);
      s.seqTx.set(seq, row.tx);
    }
    row.seq = seq;
  }
}

/** Forgets the feed below a place; who stands before it must load again (P14). */
export function purge(s: State, minSeq: number): void {
  s.minSeq = Math.min(Math.max(s.minSeq, minSeq), s.head);
  s.feed = s.feed.filter((row) => row.seq === null || row.seq >= s.minSeq);
  for (const seq of [...s.seqTx.keys()]) if (seq < s.minSeq) s.seqTx.delete(seq);
}

/** Touches that newer ones make superfluous (Retention). */
export function compact(s: State): void {
  const newest = new Map<string, number>();
  const key = (row: FeedRow) => `${row.scope}/${row.entity}/${row.entityId}`;
  for (const row of s.feed) {
    if (row.seq !== null && row.op !== 'ack')
      newest.set(key(row), Math.max(newest.get(key(row)) ?? 0, row.seq));
  }
  s.feed = s.feed.filter(
    (row) => row.seq === null || row.op !== 'touch' || (newest.get(key(row)) ?? 0) <= row.seq,
  );
}

export const rootRow = (s: State, root: RootRef) => rowIn(s, root.kind, root.id);
