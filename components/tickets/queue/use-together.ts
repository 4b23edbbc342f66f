'use client';
import { useEffect, useRef, useState } from 'react';

/** Longer than this nobody waits for the rest, ms. */
const PATIENCE = 2_000;

/**
 * Whether the rows of a first load are to be shown. They come in no order, and each that came would push others away
 * from under the finger: they appear together, or those that are here after a while.
 *
 * @param isLoading the first load is not complete
 * @param rows how many are here; undefined while they are being read
 */
export function useTogether(isLoading: boolean, rows: number | undefined): boolean {
  const [isOver, setOver] = useState(false);
  const isSome = (rows ?? 0) > 0;
  useEffect(() => {
    if (!isLoading || !isSome) return;
    const timer = setTimeout(() => setOver(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [isLoading, isSome]);
  // A device that was loaded before shows what it has from the first frame on.
  const isShown = useRef(!isLoading);
  isShown.current ||= isLoading ? isOver && isSome : rows !== undefined;
  return isShown.current;
}
