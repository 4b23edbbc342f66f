/** A connection that was refused for good is tried again after this, ms; the browser retries all others. */
const REOPEN = 30_000;

/**
 * Listens to the server's pokes (P28). A poke says only "there is something": losing one costs time, never data.
 *
 * @param poked also called when the connection is back, for what was missed
 * @returns function that closes the stream
 */
export function listen(poked: () => void): () => void {
  if (typeof EventSource === 'undefined') return () => {};
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource('/api/sync/stream');
    source.onopen = poked;
    source.onmessage = poked;
    source.addEventListener('head', poked);
    source.onerror = () => {
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
