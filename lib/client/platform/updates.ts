'use client';
import { useSyncExternalStore } from 'react';
import { registerWorker } from './register-worker';
import { hasWorker, worker } from './worker';

/**
 * none: this is the newest version this device knows.
 * waiting: a newer one is on the device and takes over when the person says so.
 * taken: the person said so; the browser waits until the old one has nothing under way, which may take seconds.
 * replaced: another tab did so; this one runs on its old files until it is loaded again.
 */
type Stage = 'none' | 'waiting' | 'taken' | 'replaced';

let stage: Stage = 'none';
let started = false;
const listeners = new Set<() => void>();

function set(next: Stage): void {
  stage = next;
  for (const listener of listeners) listener();
}

/** An installed app may stay open for weeks: ask for a new version when it is looked at, at most hourly. */
const ASK_EVERY = 60 * 60 * 1_000;

/** Registers the worker, once per page. Nothing ever reloads without the person's word. */
export async function startUpdates(): Promise<void> {
  if (started || !hasWorker()) return;
  started = true;
  let controlled = navigator.serviceWorker.controller !== null;
  const wb = await worker().catch(() => undefined);
  if (!wb) return;
  wb.addEventListener('waiting', () => set('waiting'));
  wb.addEventListener('controlling', () => {
    if (stage === 'taken') return window.location.reload();
    // The very first worker takes an uncontrolled page: the files are the same.
    if (controlled) set('replaced');
    controlled = true;
  });
  let asked = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || performance.now() - asked < ASK_EVERY) return;
    asked = performance.now();
    void wb.update().catch(() => undefined);
  });
  // The page works without a worker.
  registerWorker(wb);
}

/** Takes the new version: one reload, when the new worker is in control. Call when nothing is half typed or kept as a draft. */
function apply(): void {
  if (stage === 'replaced') window.location.reload();
  if (stage !== 'waiting') return;
  set('taken');
  void worker().then((wb) => wb?.messageSkipWaiting());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether a new version is ready, the way to take it, and whether that is under way. */
export function useUpdate(): { waiting: boolean; taken: boolean; apply: () => void } {
  const now = useSyncExternalStore(
    subscribe,
    () => stage,
    () => 'none' as const,
  );
  return { waiting: now !== 'none', taken: now === 'taken', apply };
}
