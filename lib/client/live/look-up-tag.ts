'use client';
import type { Id } from '#domain/kernel/types';
import { assetTagged } from './assets';
import { getCurrent } from './current';

/**
 * The asset whose label says this: as this device knows it, else as the server does where it can be asked.
 * @param tag folded (`foldTag`)
 */
export async function lookUpTag(tag: string): Promise<Id | null> {
  const current = getCurrent();
  if (current.status !== 'open') return null;
  const here = await current.client.store.query((db) => assetTagged(db, tag));
  return here?.id ?? (await onServer(tag));
}

async function onServer(tag: string): Promise<Id | null> {
  try {
    const response = await fetch(`/api/assets/tagged?tag=${encodeURIComponent(tag)}`);
    if (!response.ok) return null;
    const { id } = (await response.json()) as { id?: unknown };
    return typeof id === 'string' ? id : null;
  } catch {
    // No signal: what this device knows is all there is to know now.
    return null;
  }
}
