'use client';
import { useEffect, useRef, useState } from 'react';
import type { WorkTab } from '#client/live/open-work';

/** Longer than this nobody waits for the rest, ms. */
const PATIENCE = 2_000;

/**
 * Whether the rows of a first load are to be shown. They come in no order, and each that came would push others away
 * from under the finger: those of a tab appear together, or those that are here after a while.
 *
 * @param isLoading more of this tab may come
 * @param rows how many are here; undefined while they are being read
 */
export function useTogether(tab: WorkTab, isLoading: boolean, rows: number | undefined): boolean {
  const [isOver, setOver] = useState(false);
  const isSome = (rows ?? 0) > 0;
  useEffect(() => {
    if (!isLoading || !isSome) return;
    const timer = setTimeout(() => setOver(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [isLoading, isSome]);
  // What was shown once stays: a device that was loaded before shows what it has from the first frame on.
  const shown = useRef(new Set<WorkTab>());
  if (isLoading ? isOver && isSome : rows !== undefined) shown.current.add(tab);
  return shown.current.has(tab);
}
