import { Unreachable } from './transport';

type SenderParts = typeof import('./sender');

let parts: SenderParts | null = null;

/**
 * What sends the outbox: a device needs it from the first thing done on it.
 * @throws Unreachable when it is not on this device and did not come: then nothing can be sent either
 */
export async function loadSender(): Promise<SenderParts> {
  try {
    parts ??= await import('./sender');
    return parts;
  } catch (cause) {
    throw new Unreachable(cause);
  }
}
