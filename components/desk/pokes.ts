export interface PokeListener {
  /** the stream is open: pokes from here on, but not those before */
  onLive(): void;
  /** the feed goes up to `head` now */
  onChange(head: number): void;
  onLost(): void;
}

/** How long to wait before asking again when the browser has given up, in ms. */
const RETRY = 4_000;

/** Opens the stream of pokes and keeps it open until the returned function is called. */
export function openPokes(listener: PokeListener): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const open = () => {
    timer = undefined;
    source?.close();
    source = new EventSource('/api/sync/stream');
    source.onopen = () => listener.onLive();
    source.onmessage = (event: MessageEvent<string>) => listener.onChange(Number(event.data));
    source.onerror = () => {
      listener.onLost();
      // A refused stream is not tried again by the browser.
      if (source?.readyState === EventSource.CLOSED) timer ??= setTimeout(open, RETRY);
    };
  };
  const wake = () => {
    if (document.visibilityState === 'visible' && source?.readyState === EventSource.CLOSED) open();
  };

  open();
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('online', wake);
  return () => {
    clearTimeout(timer);
    source?.close();
    document.removeEventListener('visibilitychange', wake);
    window.removeEventListener('online', wake);
  };
}
