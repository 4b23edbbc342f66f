'use client';
import { type ComponentType, lazy, type ReactNode, Suspense, useRef } from 'react';

type Load = () => Promise<unknown>;

const loaders = new Set<Load>();

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

/** Whether it is or was open: what comes later is drawn from then on, and stays while it slides out. */
export function useOnceOpen(isOpen: boolean): boolean {
  const once = useRef(false);
  once.current ||= isOpen;
  return once.current;
}

/** The first seconds belong to what the person does, ms. */
const QUIET = 4_000;

/**
 * Fetches all that was put off, part by part whenever the page has nothing else to do.
 *
 * @param more what is put off without being drawn
 * @returns ends it
 */
export function loadTheRest(...more: Load[]): () => void {
  const waiting = [...loaders, ...more];
  let over = false;
  const next = () => {
    const load = over ? undefined : waiting.shift();
    load?.()
      .catch(() => undefined)
      .then(() => whenIdle(next));
  };
  const timer = setTimeout(() => whenIdle(next), QUIET);
  return () => {
    over = true;
    clearTimeout(timer);
  };
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 3_000 });
  else setTimeout(work, 100);
}
