import type { Receipt } from '#domain/notify/receipt';
import { askForSync } from './ask-for-sync';
import { promised, withDatabase } from './idb';
import type { WorkerScope } from './scope';

export const RECEIPTS_DATABASE = 'holdfast-receipts';
const TABLE = 'lost';
/** After this long nobody waits for it, ms. */
const TIMEOUT = 10_000;
/** Receipts that are kept for later: of more than these nobody learns anything. */
const KEPT = 50;
/** By then it makes no difference to anybody, ms. */
const KEPT_FOR = 24 * 60 * 60_000;

interface Lost {
  token: string;
  what: Receipt;
  at: number;
}

/**
 * Says that a push was shown or opened. Without a cookie, so that it counts after a sign-in has run out as well; nothing
 * comes back. What does not get through is kept, and goes with the next one, or when the browser says that the network
 * is back.
 */
export async function sendReceipt(
  self: WorkerScope,
  token: string | undefined,
  what: Receipt,
): Promise<void> {
  if (!token) return;
  if (await posted(token, what)) return sendLost();
  await keep({ token, what, at: Date.now() }).catch(() => undefined);
  await askForSync(self);
}

/** Sends what did not get through, oldest first, until one does not again. @returns whether all of it did */
export async function sendLostReceipts(): Promise<boolean> {
  const lost = (await within(null, (table) => table.getAll() as IDBRequest<Lost[]>)) ?? [];
  for (const { token, what, at } of lost.sort((a, b) => a.at - b.at)) {
    if (Date.now() - at < KEPT_FOR && !(await posted(token, what))) return false;
    await within(null, (table) => table.delete([token, what]), 'readwrite');
  }
  return true;
}

const sendLost = async (): Promise<void> => void (await sendLostReceipts().catch(() => undefined));

/** Whether the server has it, or will never take it. */
async function posted(token: string, what: Receipt): Promise<boolean> {
  try {
    const { status } = await fetch('/api/push/receipt', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, what }),
      ...({ credentials: 'omit', cache: 'no-store', keepalive: true } as const),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    return status < 500 && status !== 429;
  } catch {
    return false;
  }
}

async function keep(lost: Lost): Promise<void> {
  await within(make, (table) => table.put(lost), 'readwrite');
  const all = (await within(null, (table) => table.getAll() as IDBRequest<Lost[]>)) ?? [];
  const surplus = all.sort((a, b) => a.at - b.at).slice(0, Math.max(0, all.length - KEPT));
  for (const { token, what } of surplus)
    await within(null, (table) => table.delete([token, what]), 'readwrite');
}

/** The database is made when the first one is lost: most devices never have it. */
const within = <T>(
  make: ((db: IDBDatabase) => void) | null,
  work: (table: IDBObjectStore) => IDBRequest<T>,
  mode: IDBTransactionMode = 'readonly',
): Promise<T | null> =>
  withDatabase(RECEIPTS_DATABASE, make, (db) =>
    promised(work(db.transaction(TABLE, mode).objectStore(TABLE))),
  );

function make(db: IDBDatabase): void {
  db.createObjectStore(TABLE, { keyPath: ['token', 'what'] });
}
