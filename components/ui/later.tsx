'use client';
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';

const loaders = new Set<() => Promise<unknown>>();

/**
 * A part of the app that the first screen does without: it is loaded when it is first drawn, or by `loadTheRest`
 * before that.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => ReactNode {
  let loading: Promise<{ default: ComponentType<P> }> | undefined;
  const once = () => {
    loading ??= load().then((part) => ({ default: part }));
    // Without a network it is not there yet: the next who asks tries again.
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  };
  loaders.add(once);
  const Part = lazy(once);
  return (props: P) => (
    <Suspense fallback={null}>
      <Part {...props} />
    </Suspense>
  );
}

/** Fetches all that was put off, once the page has nothing else to do. */
export function loadTheRest(): void {
  const load = () => {
    for (const one of loaders) one().catch(() => undefined);
  };
  if ('requestIdleCallback' in window) requestIdleCallback(load, { timeout: 3_000 });
  else setTimeout(load, 500);
}
