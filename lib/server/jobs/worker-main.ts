import 'server-only';
import { closePool } from '#db/connection';
import { log } from '#server/log';
import { startWorker } from './worker';

/** The worker as a process of its own (`npm run worker`), for installations whose web nodes run with JOBS=off. */
const worker = startWorker();
// Timers of the worker do not keep a process alive by themselves; this one does.
const alive = setInterval(() => undefined, 60_000);
log.info('worker started');

async function stop(): Promise<void> {
  clearInterval(alive);
  await worker.stop();
  await closePool();
  log.info('worker stopped');
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
