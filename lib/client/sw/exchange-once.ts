import { Exchange } from '#client/outbox/exchange';
import { fetchTransport } from '#client/outbox/fetch-transport';
import { deviceEnv } from '#client/platform/clock';
import type { DexieStore } from '#client/store/dexie-store';
import type { Id } from '#domain/kernel/types';
import { loadRules } from '#sync/local/rules';

/** How a try to talk to the server ended. `slow`: it goes on by itself. */
export type Talked = 'up_to_date' | 'slow' | 'unreachable' | 'signed_out';

/**
 * Sends what waits and reads what is new, once. Beside a page that leads as well: both may say the same, and the server
 * and the store take it once (P24); its person waits for a word, and no page tells when it has read all.
 *
 * @param patience longest wait, ms
 */
export async function exchangeOnce(store: DexieStore, userId: Id, patience: number): Promise<Talked> {
  // What waits may have to be put on top of what comes.
  await loadRules();
  const exchange = new Exchange(store, fetchTransport, deviceEnv, userId);
  const run = async (): Promise<Talked> => {
    try {
      await exchange.run();
      return 'up_to_date';
    } catch {
      const { signedOut, wrongUser, revoked } = exchange.status.get();
      return signedOut || wrongUser || revoked ? 'signed_out' : 'unreachable';
    }
  };
  const tooLong = new Promise<Talked>((resolve) => setTimeout(resolve, patience, 'slow'));
  return Promise.race([run(), tooLong]);
}
