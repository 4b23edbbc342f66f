import { SYNC_TAG } from './messages';
import type { WorkerScope } from './scope';

/** Asks the browser to wake the worker when the network is back, where it can (Chromium). */
export async function askForSync({ registration }: WorkerScope): Promise<void> {
  const { sync } = registration as ServiceWorkerRegistration & {
    sync?: { register(tag: string): Promise<void> };
  };
  await sync?.register(SYNC_TAG).catch(() => undefined);
}
