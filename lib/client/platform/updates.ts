'use client';
import { useSyncExternalStore } from 'react';
import { hasWorker, worker } from './worker';

/**
 * none: this is the newest version this device knows.
 * waiting: a newer one is on the device and takes over when the person says so.
 * replaced: another tab did so; this one runs on its old files until it is loaded again.
 */
type Stage = 'none' | 'waiting' | 'replaced';

let stage: Stage = 'none';
let started = false;
let applying = false;
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
    if (applying) return window.location.reload();
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
  // Fails without network or in a private window; the page works without a worker.
  void wb.register().catch(() => undefined);
}

/** Takes the new version: one reload, when the new worker is in control. Call when nothing is half typed or kept as a draft. */
function apply(): void {
  if (stage === 'replaced') window.location.reload();
  if (stage !== 'waiting' || applying) return;
  applying = true;
  void worker().then((wb) => wb?.messageSkipWaiting());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether a new version is ready, and the way to take it. */
export function useUpdate(): { waiting: boolean; apply: () => void } {
  const now = useSyncExternalStore(
    subscribe,
    () => stage,
    () => 'none' as const,
  );
  return { waiting: now !== 'none', apply };
}
