'use client';
import { useSyncExternalStore } from 'react';

/**
 * A choice that this browser keeps, the same everywhere on the page and in other tabs.
 *
 * @param key of localStorage, and name of the event that tells of a change
 * @param values what it may be; anything else found there counts as `otherwise`
 * @returns the choice, and a function that changes it; where nothing can be kept it stays as it is
 */
export function useKept<T extends string>(
  key: string,
  values: readonly T[],
  otherwise: T,
): [T, (next: T) => void] {
  const subscribe = (changed: () => void): (() => void) => {
    window.addEventListener(key, changed);
    window.addEventListener('storage', changed);
    return () => {
      window.removeEventListener(key, changed);
      window.removeEventListener('storage', changed);
    };
  };
  const stored = (): T => {
    try {
      return values.find((value) => value === localStorage.getItem(key)) ?? otherwise;
    } catch {
      return otherwise; // storage is closed to us
    }
  };
  const choose = (next: T) => {
    try {
      localStorage.setItem(key, next);
    } catch {
      return; // cannot be kept, so it is not pretended
    }
    window.dispatchEvent(new Event(key));
  };
  return [useSyncExternalStore(subscribe, stored, () => otherwise), choose];
}
