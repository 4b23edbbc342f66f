'use client';
import { giveFile } from '#client/platform/give-file';
import { MOST_LABELS } from '#domain/asset/label';
import type { Id } from '#domain/kernel/types';
import { fittingAssets } from './assets';
import { getCurrent } from './current';

/** Why no labels came. `gone`: the server knows none of them (yet). */
export type PrintRefusal = 'offline' | 'gone' | 'failed';
export type Printed = { ok: true; labels: number; of: number } | { ok: false; reason: PrintRefusal };

const TIMEOUT = 60_000;

/** Labels of all that the list shows by these words, as a file to print: so many as one print has. */
export async function printListed(text: string, userId: Id | null): Promise<Printed> {
  const current = getCurrent();
  if (current.status !== 'open') return { ok: false, reason: 'failed' };
  const rows = await current.client.store.query((db) => fittingAssets(db, text, userId));
  return printLabels(rows.map(({ id }) => id));
}

/** Labels of these assets, as a file to print. */
export async function printLabels(ids: readonly Id[]): Promise<Printed> {
  if (!navigator.onLine) return { ok: false, reason: 'offline' };
  const asked = ids.slice(0, MOST_LABELS);
  try {
    const response = await fetch('/api/assets/labels', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ids: asked }),
      ...({ cache: 'no-store', credentials: 'same-origin', redirect: 'error' } as const),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (!response.ok) return { ok: false, reason: response.status === 404 ? 'gone' : 'failed' };
    giveFile(await response.blob(), 'labels.pdf');
    return { ok: true, labels: asked.length, of: ids.length };
  } catch {
    return { ok: false, reason: 'offline' };
  }
}
