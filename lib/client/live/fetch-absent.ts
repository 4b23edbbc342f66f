'use client';
import { useEffect, useState } from 'react';
import { loadRecord } from '#client/outbox/load-parts';
import { deviceEnv } from '#client/platform/clock';
import type { RootKind } from '#domain/access/roots';
import type { Id } from '#domain/kernel/types';
import { useClient } from './query';
import { useExchange } from './sync-state';

export type WhyMissing = 'offline' | 'not_found';

/**
 * Fetches a record that is not on this device; it is pinned and stays fresh from then on (P18).
 *
 * @param absent whether it is known not to be here
 * @returns why it could not be fetched; null: it is here, or on its way
 */
export function useFetchAbsent(kind: RootKind, id: Id, absent: boolean): WhyMissing | null {
  const client = useClient();
  const online = useExchange((status) => status.online);
  const [asked, setAsked] = useState<{ id: Id; reason: WhyMissing } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: coming back on line is a reason to ask again
  useEffect(() => {
    if (!client || !absent) return;
    let over = false;
    setAsked(null);
    loadRecord()
      .then(({ fetchRecord }) => fetchRecord(client.store, client.transport, deviceEnv, { kind, id }))
      .catch(() => 'offline' as const)
      .then((fetched) => {
        if (over || fetched === 'pinned') return;
        setAsked({ id, reason: fetched === 'missing' ? 'not_found' : 'offline' });
      });
    return () => {
      over = true;
    };
  }, [client, absent, kind, id, online]);

  return asked?.id === id ? asked.reason : null;
}
