import 'server-only';

/** Request header in which the proxy names the path that was asked for. */
export const PATH_HEADER = 'x-holdfast-path';

/**
 * A path of this installation to go to after signing in, or null for anything that could lead elsewhere:
 * other origins, protocol-relative and backslash forms, control characters, and the doors themselves.
 */
export function safePath(path: string | null | undefined): string | null {
  if (!path || path.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(path) || path.includes('\\'))
    return null;
  const url = new URL(path, 'http://here.invalid');
  if (url.origin !== 'http://here.invalid' || url.pathname.startsWith('//')) return null;
  if (/^\/(api|sign-in|setup|register|reset|confirm|invite|guest)(\/|$)/.test(url.pathname)) return null;
  return url.pathname + url.search;
}
