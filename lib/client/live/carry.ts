'use client';
import type { Brought } from '#client/carry/carry';
import { deviceEnv } from '#client/platform/clock';
import { getCurrent } from './current';

/** What a file brought, or that this device did not write it (P27). */
export type BroughtHere = Brought | 'storage';

/** All that is unsent here as an encrypted file; null where it could not be read. */
export async function exportUnsent(passphrase: string): Promise<Blob | null> {
  const current = getCurrent();
  if (current.status !== 'open') return null;
  const { client } = current;
  try {
    const { carryAway } = await import('#client/carry/carry');
    const text = await carryAway(client.store, client.userId, passphrase);
    return new Blob([text], { type: 'application/json' });
  } catch {
    return null;
  }
}

/** Takes in what another device of this person gave away. */
export async function importUnsent(file: Blob, passphrase: string): Promise<BroughtHere> {
  const current = getCurrent();
  if (current.status !== 'open') return 'storage';
  const { client } = current;
  try {
    const { bringIn } = await import('#client/carry/carry');
    const brought = await bringIn(client.store, deviceEnv, client.userId, await file.text(), passphrase);
    client.syncNow();
    return brought;
  } catch {
    return 'storage';
  }
}
