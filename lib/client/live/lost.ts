'use client';
import { useCallback } from 'react';
import { useClient } from './query';

/** The person has read what the browser lost of theirs. */
export function useLostRead(): () => void {
  const store = useClient()?.store ?? null;
  return useCallback(() => void store?.query((db) => db.meta.delete('lost')).catch(() => undefined), [store]);
}
