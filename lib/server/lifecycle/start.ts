import 'server-only';
import { limitReads } from '#db/connection';
import { config } from '#server/config';
import { installShutdown, stopWithServer } from './shutdown';

/** Nobody waits longer for an answer; seconds. */
const LONGEST_READ = 15;

/**
 * Checks the environment, makes stopping orderly, and starts the job worker unless JOBS=off.
 * @throws Error that names wrong variables; Next then logs it and every request fails, so it cannot be missed
 */
export async function startLifecycle(): Promise<void> {
  installShutdown();
  limitReads(LONGEST_READ);
  if (!config.jobs) return;
  const { startWorker } = await import('#server/jobs/worker');
  stopWithServer(await startWorker());
}
