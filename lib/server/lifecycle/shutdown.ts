import 'server-only';
import { stopStreams } from './streams';

export interface Stoppable {
  stop(): Promise<void>;
}

const shared = globalThis as typeof globalThis & { holdfastShutdown?: { worker?: Stoppable } };

/**
 * Ends streams and the job worker on SIGTERM and SIGINT, beside Next's own handler, which closes the port and
 * waits for open answers before it exits.
 */
export function installShutdown(): void {
  if (shared.holdfastShutdown) return;
  shared.holdfastShutdown = {};
  const stop = () => {
    stopStreams();
    void shared.holdfastShutdown?.worker?.stop();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** Tells the shutdown which worker runs inside this process. */
export function stopWithServer(worker: Stoppable): void {
  if (shared.holdfastShutdown) shared.holdfastShutdown.worker = worker;
}
