import 'server-only';
import type { Id } from '#domain/kernel/types';

type Listener = (head: number) => void;
interface Hub {
  listeners: Set<Listener>;
  head: number;
  epoch: Id | null;
}
// Next loads this module once per bundle: all of them must share one set of listeners.
const shared = globalThis as typeof globalThis & { holdfastHub?: Hub };
shared.holdfastHub ??= { listeners: new Set(), head: 0, epoch: null };
const hub = shared.holdfastHub;

/** Hears each new end of the feed. A lost poke costs time, never data (P28). @returns ends it */
export function subscribe(listener: Listener): () => void {
  hub.listeners.add(listener);
  return () => hub.listeners.delete(listener);
}

/**
 * Tells every listener that the feed goes up to `head`, once per head.
 * @param epoch of the history; another one (a restored database) starts again at any number
 */
export function poke(head: number, epoch: Id): void {
  if (epoch === hub.epoch && head <= hub.head) return;
  hub.head = head;
  hub.epoch = epoch;
  for (const listener of hub.listeners) listener(head);
}
