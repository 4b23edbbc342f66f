import 'server-only';
import { nudge } from '../jobs/nudge';
import { log } from '../log';
import { stamp } from './stamp';

/** Call after each commit that wrote synced rows: stamps, pokes the open streams, and wakes the outbox. */
export function afterCommit(): void {
  nudge();
  stamp().catch((error: unknown) => log.warn({ err: error }, 'stamping failed, runs again within a second'));
}
