import { askWho } from '#client/outbox/ask-who';
import { fetchTransport } from '#client/outbox/fetch-transport';
import { sessionEnded } from '#client/store/device';
import { takePlace } from './take-place';

/** Signing in from the browser: next-auth's own HTTP interface, without its page code. */

export type SignInAnswer =
  | { ok: true }
  /** Unknown account and wrong password are one answer. */
  | { ok: false; code: 'refused' }
  /** Too many wrong tries: try again after so many seconds. */
  | { ok: false; code: 'slow_down'; retryAfter: number }
  /** The server was not reached, or could not answer. */
  | { ok: false; code: 'offline' | 'failed' };

/**
 * Checks e-mail and password; afterwards the session cookie is set. Never throws.
 *
 * @param shared the device is used by others as well: a short session, and nothing stays here (P26)
 */
export async function signIn(email: string, password: string, shared = false): Promise<SignInAnswer> {
  try {
    const csrf = await fetch('/api/auth/csrf', { cache: 'no-store' });
    if (!csrf.ok) return { ok: false, code: 'failed' };
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    const response = await fetch('/api/auth/callback/password', {
      method: 'POST',
      body: new URLSearchParams({
        ...{ email, password, csrfToken, callbackUrl: '/', json: 'true' },
        shared: shared ? '1' : '',
      }),
    });
    const { url = '' } = (await response.json()) as { url?: string };
    if (response.status === 401) return refusal(url);
    // A browser that keeps no cookies is sent back to the start, with status 200.
    if (!response.ok || url.includes('csrf=true')) return { ok: false, code: 'failed' };
    await signedIn();
    return { ok: true };
  } catch {
    return { ok: false, code: 'offline' };
  }
}

/**
 * Notes who is here now, so that the app opens their store and never that of whoever was here before; and that an
 * earlier sign-out the server was not told of means nothing for this session. Where nothing can be stored, or the
 * signal went, the next start finds out.
 */
async function signedIn(): Promise<void> {
  try {
    await sessionEnded();
    await takePlace(await askWho(fetchTransport));
  } catch {}
}

/** next-auth puts the reason into an address. */
function refusal(url: string): SignInAnswer {
  const reason = new URL(url, window.location.origin).searchParams.get('error') ?? '';
  const wait = /^slow_down:(\d+)$/.exec(reason);
  if (wait) return { ok: false, code: 'slow_down', retryAfter: Number(wait[1]) };
  return { ok: false, code: reason === 'CredentialsSignin' ? 'refused' : 'failed' };
}
