'use client';
import type { Workbox } from 'workbox-window';
import { readWorkerMessage, SYNC_TAG } from '#client/sw/messages';

/** Whether this page has a service worker: in production builds only, so that development never serves old files. */
export const hasWorker = (): boolean =>
  process.env.NODE_ENV === 'production' && typeof navigator !== 'undefined' && 'serviceWorker' in navigator;

let workbox: Promise<Workbox> | undefined;

/** The worker's registration, made once for this page; undefined where there is none. */
export async function worker(): Promise<Workbox | undefined> {
  if (!hasWorker()) return undefined;
  workbox ??= import('workbox-window').then((part) => new part.Workbox('/sw.js', { scope: '/' }));
  return workbox;
}

export interface WorkerListener {
  /** The person pressed a notification. */
  open(path: string): void;
  /** The network is back. */
  sync(): void;
}

/** Listens to the worker. @returns ends it */
export function listenToWorker(listener: WorkerListener): () => void {
  if (!hasWorker()) return () => undefined;
  const hear = (event: MessageEvent) => {
    // Workers of this origin only; a page of another origin cannot pose as one.
    if (!(event.source instanceof ServiceWorker) || (event.origin && event.origin !== window.location.origin))
      return;
    const message = readWorkerMessage(event.data);
    if (message?.type === 'holdfast:open') listener.open(message.path);
    if (message?.type === 'holdfast:sync') listener.sync();
  };
  navigator.serviceWorker.addEventListener('message', hear);
  navigator.serviceWorker.startMessages();
  return () => navigator.serviceWorker.removeEventListener('message', hear);
}

interface SyncManager {
  register(tag: string): Promise<void>;
}

/** Without network: asks the browser to wake this app when it is back, where it can (Chromium). Never throws. */
export async function askForSync(): Promise<void> {
  if (!hasWorker() || navigator.onLine) return;
  try {
    const registration = (await navigator.serviceWorker.ready) as ServiceWorkerRegistration & {
      sync?: SyncManager;
    };
    await registration.sync?.register(SYNC_TAG);
  } catch {
    // Not allowed or not supported: the app sends when it is next opened or hears of the network itself.
  }
}
