'use client';
import { getCurrent } from './current';

/** What came of a comparison that the person asked for. */
export type CheckOutcome = { mended: number } | 'moving' | 'unreachable';

/** Compares this device with the server now, and loads again what differs. */
export async function checkThisDevice(): Promise<CheckOutcome> {
  const current = getCurrent();
  if (current.status !== 'open') return 'unreachable';
  try {
    const [{ checkNow }, { careTransport }] = await Promise.all([
      import('#client/care/check'),
      import('#client/care/care-transport'),
    ]);
    const { client } = current;
    const checked = await checkNow(client, careTransport);
    return checked ?? 'moving';
  } catch {
    return 'unreachable';
  }
}
