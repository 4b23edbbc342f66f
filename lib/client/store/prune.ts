import { deviceNow } from '#client/platform/clock';
import { DAY } from '#domain/kernel/types';
import type { PersonDatabase } from './database';

/** How long sent and dismissed work stays readable on the device (P22). */
const KEPT = 30 * DAY;
/** Forgotten drafts. */
const DRAFTS_KEPT = 90 * DAY;

/** Lets go of what is old. Work that waits for the server, or for the person to choose, is never touched. */
export async function prune(db: PersonDatabase): Promise<void> {
  const now = deviceNow();
  await db.sent
    .where('settledAt')
    .below(now - KEPT)
    .filter((entry) => !entry.asks)
    .delete();
  await db.drafts
    .where('at')
    .below(now - DRAFTS_KEPT)
    .delete();
  await db.outbox
    .where('status')
    .equals('dismissed')
    .filter((entry) => (entry.settledAt ?? now) < now - KEPT)
    .delete();
}
