import 'server-only';

// Next loads this module once for its instrumentation and once for its routes: both must see one set.
const shared = globalThis as typeof globalThis & {
  holdfastStreams?: { closers: Set<() => void>; stopping: boolean };
};
shared.holdfastStreams ??= { closers: new Set(), stopping: false };
const state = shared.holdfastStreams;

/**
 * Registers an open stream, so that a stop can end it: the server waits for open answers and would
 * otherwise wait forever.
 * @param close ends the stream; called at most once by a stop
 * @returns call it when the stream has ended by itself
 */
export function registerStream(close: () => void): () => void {
  if (state.stopping) close();
  else state.closers.add(close);
  return () => {
    state.closers.delete(close);
  };
}

/** Whether the server is going down: answer new streams with 503. */
export function isStopping(): boolean {
  return state.stopping;
}

/** How many streams are open. */
export function openStreams(): number {
  return state.closers.size;
}

/** Ends every open stream; from here on `isStopping()` holds. */
export function stopStreams(): void {
  state.stopping = true;
  const closers = [...state.closers];
  state.closers.clear();
  for (const close of closers) {
    try {
      close();
    } catch {
      // A stream that cannot be closed has ended already; the others must still be closed.
    }
  }
}
