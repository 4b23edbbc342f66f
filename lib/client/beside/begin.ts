import { Care } from '#client/care/care';
import { fileLane } from '#client/files/run-lane';
import type { Beside, Led } from '#client/outbox/beside';
import { askForLockKey, keepLocked } from '#client/outbox/keep-locked';
import { deviceEnv } from '#client/platform/clock';

/** What looks after the device is in no hurry, ms. */
const CARE_AFTER = 5_000;
/** A key that the server did not give is asked for again after this long, ms. */
const KEY_AGAIN = 30_000;

/** Everything that goes on beside the exchange while this tab leads: locked work, files, care for the device. */
export const beginBeside: Beside = (client, exchange, signal) => {
  void lock(client, signal);
  fileLane(client, exchange, signal);
  after(CARE_AFTER, signal, () => new Care(client, signal).start());
};

async function lock(client: Led, signal: AbortSignal): Promise<void> {
  try {
    if (await keepLocked(client.store, deviceEnv, askForLockKey)) client.syncNow();
  } catch {
    after(KEY_AGAIN, signal, () => void lock(client, signal));
  }
}

function after(ms: number, signal: AbortSignal, then: () => void): void {
  const timer = setTimeout(then, ms);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
