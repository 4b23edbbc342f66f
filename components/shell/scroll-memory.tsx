'use client';
import { useLayoutEffect } from 'react';

const kept = new Map<string, number>();

/**
 * Keeps how far a list was scrolled, and returns there. Other screens begin at their top.
 *
 * @param path the address now
 * @param isList whether this address is a list whose place is kept
 * @param isReady whether its rows are drawn: before, there is nothing to scroll to
 */
export function useScrollMemory(path: string, isList: boolean, isReady: boolean): void {
  useLayoutEffect(() => {
    if (!isReady) return;
    window.scrollTo(0, isList ? (kept.get(path) ?? 0) : 0);
    if (!isList) return;
    const keep = () => kept.set(path, window.scrollY);
    window.addEventListener('scroll', keep, { passive: true });
    return () => window.removeEventListener('scroll', keep);
  }, [path, isList, isReady]);
}
