import 'server-only';
import { config } from '#server/config';

/**
 * Whether a writing request comes from a page of this installation (attack A3). Both `Origin: null` and no
 * word about where it comes from count as foreign. `X-Forwarded-Host` is never read: behind a proxy the
 * configured address decides.
 */
export function ownOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin';
  if (config.url) return origin === new URL(config.url).origin;
  const host = headers.get('host');
  return host !== null && (origin === `http://${host}` || origin === `https://${host}`);
}
