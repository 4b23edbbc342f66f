import type { TicketRow } from '#sync/views/ticket';
import { type Ahead, aheads, tell } from './ahead';

/** Nobody needs it any more: all lists have read what was stored, ms. */
const FORGOTTEN = 10_000;
/** A page nobody looks at paints nothing; it is not waited for longer than this, ms. */
const LATEST = 100;

/**
 * Shows a ticket as it will be, until it is stored or refused.
 * @returns what to call when it is stored, or is not; the promise ends when it is painted
 */
export function showAhead(
  from: TicketRow,
  row: TicketRow,
): { painted: Promise<void>; end(ok: boolean): void } {
  // On a row that is itself painted ahead the screen still stands on what is stored.
  const before = aheads.get(from.id);
  const ahead: Ahead = {
    from: before?.row === from ? before.from : JSON.stringify(from),
    row,
    storedAt: null,
  };
  aheads.set(from.id, ahead);
  tell();
  const drop = () => {
    if (aheads.get(from.id) !== ahead) return;
    aheads.delete(from.id);
    tell();
  };
  const end = (ok: boolean) => {
    if (!ok) return drop();
    ahead.storedAt = performance.now();
    setTimeout(drop, FORGOTTEN);
  };
  return { painted: nextPaint(), end };
}

let unstored = 0;
const ask = (event: Event) => event.preventDefault();

/**
 * What is not stored goes with the page: until then the browser asks whoever leaves. Only until then: a page that
 * always asks is not kept for Back.
 */
export function holdPage(stored: Promise<void>): void {
  if (unstored++ === 0) globalThis.addEventListener?.('beforeunload', ask);
  void stored.then(() => {
    if (--unstored === 0) globalThis.removeEventListener?.('beforeunload', ask);
  });
}

const nextPaint = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.hidden) return resolve();
    document.addEventListener('visibilitychange', () => resolve(), { once: true });
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, LATEST);
  });
