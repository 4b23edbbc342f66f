'use client';
import { useSyncExternalStore } from 'react';
import { startUpdates } from './updates';
import { hasWorker } from './worker';

/**
 * Whether this app opens without signal. kept: all its parts are on the device. coming: they are being fetched, or wait
 * for signal. none: this browser, or this window, keeps no apps.
 */
export type KeptCode = 'kept' | 'coming' | 'none';

function look(): KeptCode {
  if (!hasWorker()) return 'none';
  // A worker takes over only once every file of its build is in its cache.
  return navigator.serviceWorker.controller?.state === 'activated' ? 'kept' : 'coming';
}

function watch(changed: () => void): () => void {
  if (!hasWorker()) return () => undefined;
  const { serviceWorker } = navigator;
  const follow = () => {
    serviceWorker.controller?.addEventListener('statechange', changed);
    changed();
  };
  serviceWorker.addEventListener('controllerchange', follow);
  follow();
  return () => {
    serviceWorker.removeEventListener('controllerchange', follow);
    serviceWorker.controller?.removeEventListener('statechange', changed);
  };
}

export const useKeptCode = (): KeptCode => useSyncExternalStore(watch, look, () => 'coming');

/** Has the worker fetch the app now, if it has not begun. */
export const keepCode = (): void => void startUpdates();
