'use client';
import { useMemo, useSyncExternalStore } from 'react';

/** Told when the app itself changes the address; the browser only tells of Back and Forward. */
const CHANGED = 'holdfast:route';

/**
 * Goes to a page of the app without asking any server: works offline.
 *
 * @param path absolute, may carry a query: "/app/tickets/…?from=push"
 */
export function navigate(path: string, options: { replace?: boolean } = {}): void {
  if (path === current()) return;
  if (options.replace) window.history.replaceState(null, '', path);
  else window.history.pushState(null, '', path);
  window.dispatchEvent(new Event(CHANGED));
  if (!options.replace) window.scrollTo(0, 0);
}

const current = (): string => window.location.pathname + window.location.search;

function watch(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  window.addEventListener(CHANGED, changed);
  return () => {
    window.removeEventListener('popstate', changed);
    window.removeEventListener(CHANGED, changed);
  };
}

export interface Route {
  /** Without query and without a slash at the end. */
  path: string;
  params: URLSearchParams;
}

/** Where we are. Renders again when it changes, whoever changed it. */
export function useRoute(): Route {
  const address = useSyncExternalStore(watch, current, () => '/app');
  return useMemo(() => {
    const [path = '/app', query = ''] = address.split('?');
    return { path: path.replace(/(.)\/+$/, '$1'), params: new URLSearchParams(query) };
  }, [address]);
}
