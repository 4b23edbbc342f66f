import { PrecacheController, type PrecacheEntry } from 'workbox-precaching';
import { keptAddress } from './answer-by';
import { FONTS, PREVIOUS } from './scope';

/** The precached page every path of the app is answered with. */
const SHELL = '/app';

export interface KeptFiles {
  install(event: ExtendableEvent): void;
  activate(event: ExtendableEvent): void;
  /** The app's page. @throws when it is kept nowhere and the network is away */
  shell(): Promise<Response>;
  /** A kept copy of the file: of this build, of the one before, or fetched earlier. */
  find(url: URL): Promise<Response | undefined>;
  keepFont(url: URL, response: Response): Promise<void>;
}

/**
 * The files of a build. One generation back is kept as well: a tab that was opened before the update still
 * loads the rest of its own version.
 */
export function keptFiles(entries: PrecacheEntry[], caches: CacheStorage): KeptFiles {
  const files = new PrecacheController({ fallbackToNetwork: true });
  files.addToCacheList(entries);

  async function setAsidePrevious(): Promise<void> {
    const current = await caches.open(files.strategy.cacheName);
    const wanted = new Set(files.getURLsToCacheKeys().values());
    const outdated = (await current.keys()).filter((request) => !wanted.has(request.url));
    // An installation that brought nothing new must not throw the generation before away.
    if (outdated.length === 0) return;
    await caches.delete(PREVIOUS);
    const previous = await caches.open(PREVIOUS);
    for (const request of outdated) {
      const url = new URL(request.url);
      const response = url.pathname.startsWith('/_next/static/') ? await current.match(request) : undefined;
      if (response) await previous.put(keptAddress(url), response);
    }
  }

  return {
    install: (event) => void files.install(event),
    activate: (event) => event.waitUntil(setAsidePrevious().then(() => files.activate(event))),
    async shell() {
      return (await files.matchPrecache(SHELL)) ?? fetch(SHELL);
    },
    async find(url) {
      const address = keptAddress(url);
      return (
        (await files.matchPrecache(address)) ??
        (await (await caches.open(PREVIOUS)).match(address)) ??
        (await (await caches.open(FONTS)).match(address))
      );
    },
    async keepFont(url, response) {
      await (await caches.open(FONTS)).put(keptAddress(url), response);
    },
  };
}
