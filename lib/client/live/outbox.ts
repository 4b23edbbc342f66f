'use client';
import { useMemo } from 'react';
import { deviceEnv, deviceNow } from '#client/platform/clock';
import { DAY, type Id, type Instant } from '#domain/kernel/types';
import type { OutboxEntry, SentEntry } from '#sync/local/entry';
import { putAway } from '#sync/local/put-away';
import type { MutationResult } from '#sync/protocol/result';
import { getCurrent } from './current';
import { useStore } from './query';
import { useExchange } from './sync-state';

export interface OutboxItem {
  uid: Id;
  name: string;
  ticketId: Id;
  args: Record<string, unknown>;
  status: 'here' | 'sending' | 'needs_you';
  /** Device clock, as `at`. */
  createdAt: Instant;
  bytes: number;
  /** The file it attaches. */
  fileId?: Id;
  /** Set when it needs the person. */
  result?: MutationResult;
  /** When it was settled; when it was made, while it waits. */
  at: Instant;
  /** Was never on its way: it can still be changed, or taken back (P20). */
  isOpen: boolean;
}

export interface SentItem {
  uid: Id;
  name: string;
  ticketId: Id;
  args: Record<string, unknown>;
  madeAt: Instant;
  sentAt: Instant;
  result: MutationResult;
}

/** What nobody looks for among their acts; by name, as the rules themselves are loaded later. */
const isQuiet = (name: string): boolean => name === 'notice.read' || name === 'article.view';

/** What waits on this device, and what needs the person, in the order it was made. */
export function useOutbox(): OutboxItem[] | undefined {
  const entries = useStore(async (db) => {
    const all = await db.outbox.where('status').anyOf('pending', 'needs_you').sortBy('order');
    return all.filter(({ name, status }) => status === 'needs_you' || !isQuiet(name));
  }, []);
  const busy = useExchange(({ sending }) => sending !== null);
  return useMemo(() => entries?.map((entry) => itemOf(entry, busy)), [entries, busy]);
}

/** What of a ticket needs the person. */
export function useNeedsYou(ticketId: Id): OutboxItem[] | undefined {
  const entries = useStore(
    (db) =>
      db.outbox
        .where('status')
        .equals('needs_you')
        .filter(({ rootId }) => rootId === ticketId)
        .sortBy('order'),
    [ticketId],
  );
  return useMemo(() => entries?.map((entry) => itemOf(entry, false)), [entries]);
}

/** How many changes of each ticket exist on this device only: one query for a whole list, and none of them is read. */
export function useUnsentCounts(): ReadonlyMap<Id, number> | undefined {
  return useStore(async (db) => {
    const [all, dismissed] = await Promise.all([
      db.outbox.orderBy('rootId').keys(),
      db.outbox.where('status').equals('dismissed').toArray(),
    ]);
    const counts = new Map<Id, number>();
    const add = (id: Id, many: number) => counts.set(id, (counts.get(id) ?? 0) + many);
    for (const id of all) add(id as Id, 1);
    for (const { rootId } of dismissed) add(rootId, -1);
    return counts;
  }, []);
}

function itemOf(entry: OutboxEntry, busy: boolean): OutboxItem {
  const waiting = busy && entry.mid !== null && !entry.waits ? 'sending' : 'here';
  return {
    uid: entry.uid,
    name: entry.name,
    ticketId: entry.rootId,
    args: entry.args,
    status: entry.status === 'pending' ? waiting : 'needs_you',
    createdAt: entry.occurredAt,
    bytes: typeof entry.args.size === 'number' ? entry.args.size : entry.bytes,
    ...(entry.fileId ? { fileId: entry.fileId } : {}),
    ...(entry.result ? { result: entry.result } : {}),
    at: entry.settledAt ?? entry.occurredAt,
    isOpen: entry.status === 'pending' && !entry.frozen,
  };
}

/** What the server took in the last 24 hours, newest first. */
export function useSent(): { today: SentItem[] } | undefined {
  return useStore(async (db) => {
    const recent = await db.sent
      .where('settledAt')
      .above(deviceNow() - DAY)
      .reverse()
      .sortBy('settledAt');
    return { today: recent.filter(({ name }) => !isQuiet(name)).map(sentItemOf) };
  }, []);
}

const sentItemOf = (entry: SentEntry): SentItem => ({
  uid: entry.uid,
  name: entry.name,
  ticketId: entry.rootId,
  args: entry.args,
  madeAt: entry.occurredAt,
  sentAt: entry.settledAt,
  result: entry.result,
});

/** Puts away an act that was refused. */
export async function dismiss(uid: Id): Promise<void> {
  const current = getCurrent();
  if (current.status !== 'open') return;
  await current.client.store.write((t) => putAway(t, deviceEnv, uid));
}

/**
 * Takes back a file that waits on this device and was never sent: what attaches it goes, and its bytes with it.
 * @returns false when it was sent already
 */
export async function dropWaiting(fileId: Id): Promise<boolean> {
  const current = getCurrent();
  if (current.status !== 'open') return false;
  const { takeBackFile } = await import('#client/files/take-back');
  return (await takeBackFile(current.client.store, deviceEnv, fileId)) === 'changed';
}
