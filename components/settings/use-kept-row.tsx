'use client';
import { useState } from 'react';

interface Kept<T> {
  key: string;
  row: T | null;
}

/**
 * What a panel shows: it stays while the panel leaves, and each opening begins anew.
 * @param asked a row, a new one, or null: closed
 */
export function useKeptRow<T extends { id: string }>(asked: T | 'new' | null): Kept<T> | null {
  const [state, setState] = useState<{ asked: T | 'new' | null; kept: Kept<T> | null; opened: number }>({
    asked: null,
    kept: null,
    opened: 0,
  });
  if (asked === state.asked) return state.kept;
  // Rows read anew while the panel is open are the same row: what is being typed stays.
  const same = asked !== null && asked !== 'new' && state.asked !== null && state.asked !== 'new';
  if (same && state.asked !== 'new' && asked.id === (state.asked as T).id) return state.kept;
  const opened = asked === null ? state.opened : state.opened + 1;
  const kept = asked === null ? state.kept : { key: `${opened}`, row: asked === 'new' ? null : asked };
  setState({ asked, kept, opened });
  return kept;
}
