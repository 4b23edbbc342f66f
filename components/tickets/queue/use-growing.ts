'use client';
import { type RefCallback, useCallback, useDeferredValue, useEffect, useState } from 'react';

/** Rows of a first screen, in the first frame. */
const AT_ONCE = 16;
/** Rows in the next: well below the screen. */
const FIRST = 50;
/** Rows that come when the end of those is near. */
const MORE = 100;
/** How near, px. */
const NEAR = '1200px';

const kept = new Map<string, number>();

/**
 * A long list is drawn as far as somebody looks: thousands of rows at once would keep a phone busy for seconds. How far
 * it came is kept, so that Back finds its place.
 *
 * @param name of the list
 * @param least rows that have to be there
 * @returns how many rows are drawn, and where their end is
 */
export function useGrowing(name: string, least: number): { drawn: number; end: RefCallback<HTMLElement> } {
  const [, setTimes] = useState(0);
  const wanted = Math.max(kept.get(name) ?? FIRST, least);
  const drawn = useDeferredValue(wanted, kept.has(name) ? wanted : Math.max(AT_ONCE, least));
  useEffect(() => {
    if (!kept.has(name)) kept.set(name, FIRST);
  }, [name]);
  const end = useCallback(
    (mark: HTMLElement | null) => {
      if (!mark) return;
      const observer = new IntersectionObserver(
        ([seen]) => {
          if (!seen?.isIntersecting) return;
          kept.set(name, Math.max(kept.get(name) ?? 0, drawn + MORE));
          setTimes((times) => times + 1);
        },
        { rootMargin: NEAR },
      );
      observer.observe(mark);
      return () => observer.disconnect();
    },
    [name, drawn],
  );
  return { drawn, end };
}
