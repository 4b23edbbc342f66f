'use client';
import { navigate } from '#client/platform/navigate';

/** Addresses inside the app need no server; all others are pages of their own. */
const isInside = (href: string) => href === '/app' || href.startsWith('/app/') || href.startsWith('/app?');

/** Goes to an address: within the app without a request, elsewhere as a page load. */
export function go(href: string, options?: { replace?: boolean }): void {
  if (isInside(href)) navigate(href, options);
  else window.location.assign(href);
}

let here: string | null = null;
let before: string | null = null;

/** Called by the frame whenever the address changed, so that "back" knows where it came from. */
export function arrived(path: string): void {
  if (path === here) return;
  before = here;
  here = path;
}

/** The place somebody was at before this one, also while this one is first drawn. */
export const cameFrom = (): string | null => (here === window.location.pathname ? before : here);

/** Back to a place: by the browser's own history when we came from there, else as a step forward. */
export function goBack(to: string): void {
  if (before === to) window.history.back();
  else go(to);
}
