import type { Receipt } from '#domain/notify/receipt';

/** After this long nobody waits for it, ms. */
const TIMEOUT = 10_000;

/**
 * Says that a push was shown or opened. Without a cookie, so that it counts after a sign-in has run out as well; nothing
 * comes back. One that is lost costs a mail too many, never one too few.
 */
export async function sendReceipt(token: string | undefined, what: Receipt): Promise<void> {
  if (!token) return;
  await fetch('/api/push/receipt', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, what }),
    ...({ credentials: 'omit', cache: 'no-store', keepalive: true } as const),
    signal: AbortSignal.timeout(TIMEOUT),
  }).catch(() => undefined);
}
