'use client';
import type { Id } from '#domain/kernel/types';
import { assetTagged } from './assets';
import { getCurrent } from './current';

/**
 * The asset whose label says this, as far as this device knows.
 * @param tag folded (`foldTag`)
 */
export async function lookUpTag(tag: string): Promise<Id | null> {
  const current = getCurrent();
  if (current.status !== 'open') return null;
  return (await current.client.store.query((db) => assetTagged(db, tag)))?.id ?? null;
}
