/** A connection that was refused for good is tried again after this, ms; the browser retries all others. */
const REOPEN = 30_000;
/** Where the server answers other requests, it is tried after this, ms. */
const REOPEN_EARLY = 3_000;

export interface Stream {
  /** Our server answers: it may have been away, and refused the stream while it went or came. */
  heard(): void;
  close(): void;
}

/**
 * Listens to the server's pokes (P28). A poke says only how far the feed goes: losing one costs time, never data.
 *
 * @param poked with the end of the feed as the server tells it, or null when the connection is back: then something
 *   may have been missed
 * @param lost the connection is gone for now
 */
export function listen(poked: (head: number | null) => void, lost: () => void): Stream {
  if (typeof EventSource === 'undefined') return { heard() {}, close() {} };
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let refusedAt: number | null = null;
  const open = () => {
    refusedAt = null;
    source = new EventSource('/api/sync/stream');
    source.onopen = () => poked(null);
    source.onmessage = (event: MessageEvent<string>) => poked(Number(event.data));
    source.onerror = () => {
      lost();
      if (source?.readyState !== EventSource.CLOSED) return;
      refusedAt = performance.now();
      timer = setTimeout(open, REOPEN);
    };
  };
  open();
  return {
    heard() {
      if (refusedAt === null) return;
      clearTimeout(timer);
      timer = setTimeout(open, Math.max(0, refusedAt + REOPEN_EARLY - performance.now()));
    },
    close() {
      clearTimeout(timer);
      refusedAt = null;
      source?.close();
    },
  };
}
