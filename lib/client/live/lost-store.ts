/** The store gives no answer for this long: then only a new page helps, ms. */
const LOST_FOR = 10_000;
/** Refusals further apart are not one loss, ms. */
const APART = 5_000;
/** A page that was loaded for this in vain is not loaded again at once, ms. */
const RELOAD_APART = 5 * 60_000;
const RELOADED = 'holdfast-reloaded';
const NO_TEXT = new Set(['checkbox', 'radio', 'hidden', 'file', 'range', 'submit', 'button']);

let since = 0;
let last = Number.NEGATIVE_INFINITY;

/**
 * The store was asked for in vain, also with a new connection. When that goes on the page is loaded anew (P27), as
 * WebKit's own message asks for; not while something is typed, which nothing could keep.
 */
export function storeIsLost(): void {
  const now = performance.now();
  if (now - last > APART) since = now;
  last = now;
  if (now - since < LOST_FOR || isTyped() || !mayReload()) return;
  location.reload();
}

/** What stands in a field may have been there before: nothing tells it from what was typed, and it is left alone as well. */
const isTyped = (): boolean =>
  [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, input')].some(
    ({ value, type }) => value.trim() !== '' && !NO_TEXT.has(type),
  );

function mayReload(): boolean {
  try {
    const before = Number(sessionStorage.getItem(RELOADED) ?? 0);
    if (Date.now() - before < RELOAD_APART) return false;
    sessionStorage.setItem(RELOADED, String(Date.now()));
    return true;
  } catch {
    // Without a note of it the page might load for ever.
    return false;
  }
}
