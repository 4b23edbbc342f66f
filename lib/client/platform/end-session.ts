import { closeNotices } from './close-notices';

/** How long sign-out waits for the server before it goes on without, ms. */
const TIMEOUT = 8_000;

/**
 * Ends the session on the server, and this browser's push subscription with it.
 *
 * @returns false when the server could not be told
 */
export async function endSession(): Promise<boolean> {
  try {
    await closeNotices();
    await unsubscribePush();
    const answer = await fetch('/api/session/end', {
      method: 'POST',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    // 401: it was over already.
    return answer.ok || answer.status === 401;
  } catch {
    return false;
  }
}

/** Best effort: the server drops the subscription with the session anyway. */
async function unsubscribePush(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  const subscription = await registration?.pushManager?.getSubscription().catch(() => null);
  await subscription?.unsubscribe().catch(() => false);
}
