'use client';
import { useEffect, useState } from 'react';
import type { DexieStore } from '#client/store/dexie-store';
import type { Id } from '#domain/kernel/types';
import { useClient } from './query';

/** Tickets remembered as opened; those opened longest ago count as new again. */
const KEPT = 500;

/** Whether the ticket was opened before; from now on it was. */
const open = (store: DexieStore, id: Id): Promise<boolean> =>
  store.query((db) =>
    db.transaction('rw', db.meta, async () => {
      const record = await db.meta.get('opened');
      const before = record?.key === 'opened' ? record.value : [];
      if (before.includes(id)) return true;
      await db.meta.put({ key: 'opened', value: [id, ...before].slice(0, KEPT) });
      return false;
    }),
  );

/**
 * Whether this person had opened the ticket on this device before now. Undefined until that is known, which is about
 * as long as reading the ticket itself takes.
 */
export function useOpenedBefore(id: Id): boolean | undefined {
  const store = useClient()?.store ?? null;
  const [known, setKnown] = useState<{ id: Id; before: boolean } | null>(null);
  useEffect(() => {
    if (!store) return;
    let over = false;
    open(store, id).then(
      (before) => {
        // A second answer for the same ticket is this opening seen again.
        if (!over) setKnown((now) => (now?.id === id ? now : { id, before }));
      },
      () => undefined,
    );
    return () => {
      over = true;
    };
  }, [store, id]);
  return known?.id === id ? known.before : undefined;
}
