import 'server-only';
import { nudge } from '../jobs/nudge';
import { log } from '../log';
import { stampSoon } from './stamp';

/**
 * Call after each commit that wrote synced rows: stamps, pokes the open streams, and wakes the outbox.
 * @param tells whether the transaction wrote into the outbox
 */
export function afterCommit(tells: boolean): void {
  if (tells) nudge();
  stampSoon((error) => log.warn({ err: error }, 'stamping failed, runs again within a second'));
}
