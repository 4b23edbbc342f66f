/**
 * One leader per browser profile (P24): the tab that holds the lock sends and listens to the stream. The lock
 * goes by itself when the tab ends or crashes. Without Web Locks every tab leads; the server makes that harmless.
 *
 * @param lead runs while this tab leads, until `signal` ends it
 * @param steal take the lock from a leader that does not answer
 */
export async function whileLeading(
  name: string,
  lead: (signal: AbortSignal) => Promise<void>,
  stop: AbortSignal,
  steal = false,
): Promise<void> {
  const locks = globalThis.navigator?.locks;
  if (!locks) return lead(stop);
  const ended = new AbortController();
  stop.addEventListener('abort', () => ended.abort(), { once: true });
  try {
    await locks.request(name, steal ? { steal } : { signal: stop }, () => lead(ended.signal));
  } catch (error) {
    // Another tab stole the lock, or we were stopped while waiting. Either way this tab leads no more.
    ended.abort();
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
  }
}
