import 'server-only';

type Listener = () => void;

/**
 * Kept on globalThis: the worker and the routes may be in different bundles of one process.
 * This file imports nothing, so that whoever commits outbox rows can call it without a cycle.
 */
const KEY = Symbol.for('holdfast.jobs.nudge');
const held = globalThis as unknown as Record<symbol, Set<Listener> | undefined>;

const listeners = (): Set<Listener> => {
  held[KEY] ??= new Set();
  return held[KEY];
};

/** Call after a commit that wrote outbox rows: a worker in this process looks at once, others within a second. */
export function nudge(): void {
  for (const listener of listeners()) listener();
}

/** @returns ends the subscription */
export function onNudge(listener: Listener): () => void {
  listeners().add(listener);
  return () => listeners().delete(listener);
}
