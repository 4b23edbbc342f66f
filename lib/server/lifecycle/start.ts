import 'server-only';
import { config } from '#server/config';
import { installShutdown, stopWithServer } from './shutdown';

/**
 * Checks the environment, makes stopping orderly, and starts the job worker unless JOBS=off.
 * @throws Error that names wrong variables; Next then logs it and every request fails, so it cannot be missed
 */
export async function startLifecycle(): Promise<void> {
  installShutdown();
  if (!config.jobs) return;
  const { startWorker } = await import('#server/jobs/worker');
  stopWithServer(await startWorker());
}
