/** A connection that was refused for good is tried again after this, ms; the browser retries all others. */
const REOPEN = 30_000;

/**
 * Listens to the server's pokes (P28). A poke says only how far the feed goes: losing one costs time, never data.
 *
 * @param poked with the end of the feed as the server tells it, or null when the connection is back: then something
 *   may have been missed
 * @param lost the connection is gone for now
 * @returns function that closes the stream
 */
export function listen(poked: (head: number | null) => void, lost: () => void): () => void {
  if (typeof EventSource === 'undefined') return () => {};
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource('/api/sync/stream');
    source.onopen = () => poked(null);
    source.onmessage = (event: MessageEvent<string>) => poked(Number(event.data));
    source.onerror = () => {
      lost();
      if (source?.readyState !== EventSource.CLOSED) return;
      source.close();
      timer = setTimeout(open, REOPEN);
    };
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
