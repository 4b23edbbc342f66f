'use client';
import { useMemo } from 'react';
import type { Actor } from '#domain/access/roles';
import { useCurrent, useStore } from './query';

export type SessionState =
  | { status: 'loading' }
  /** Nobody we know on this device. */
  | { status: 'unknown'; reason: 'signed_out' | 'offline' | 'storage' }
  /** `firstLoad`: the first load of this device is not complete, more rows are coming. */
  | { status: 'ready'; actor: Actor; name: string; firstLoad: boolean };

/** Who uses this device. Never waits for the network: the last person's store opens at once. */
export function useSession(): SessionState {
  const current = useCurrent();
  const stored = useStore(async (db) => {
    const [who, place] = await Promise.all([db.meta.get('who'), db.meta.get('place')]);
    return JSON.stringify({
      who: who?.key === 'who' ? who.value : null,
      firstLoad: place?.key !== 'place' || !place.value.loaded,
    });
  }, []);
  return useMemo((): SessionState => {
    if (current.status !== 'open') return current;
    if (stored === undefined) return { status: 'loading' };
    const { who, firstLoad } = JSON.parse(stored) as {
      who: { actor: Actor; name: string } | null;
      firstLoad: boolean;
    };
    if (who) return { status: 'ready', actor: who.actor, name: who.name, firstLoad };
    const { userId, role, name } = current.person;
    return { status: 'ready', actor: { id: userId, role, teamIds: [] }, name, firstLoad: true };
  }, [current, stored]);
}
