import type { PrecacheEntry } from 'workbox-precaching';

/** The worker's global. The build writes the list of files in place of `__WB_MANIFEST`. */
export type WorkerScope = ServiceWorkerGlobalScope & { __WB_MANIFEST: PrecacheEntry[] };

/** Caches of our own beside the precache. */
export const PREVIOUS = 'holdfast-previous';
export const FONTS = 'holdfast-fonts';
