import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whileLeading } from './locks';

/** Web Locks of one browser profile, as far as one exclusive lock needs it. */
class FakeLocks {
  #holder: { done: Promise<unknown>; lose: (error: unknown) => void } | null = null;

  async request(_name: string, options: LockOptions, callback: () => Promise<unknown>): Promise<unknown> {
    if (options.steal) this.#holder?.lose(new DOMException('stolen', 'AbortError'));
    else while (this.#holder) await this.#holder.done.catch(() => undefined);
    if (options.signal?.aborted) throw new DOMException('aborted', 'AbortError');
    let lose: (error: unknown) => void = () => {};
    const lost = new Promise((_, reject) => {
      lose = reject;
    });
    const mine = { done: Promise.race([callback(), lost]), lose };
    this.#holder = mine;
    try {
      return await mine.done;
    } finally {
      if (this.#holder === mine) this.#holder = null;
    }
  }
}

const held = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

describe('P24 one leader per browser profile', () => {
  beforeEach(() => vi.stubGlobal('navigator', { locks: new FakeLocks() }));
  afterEach(() => vi.unstubAllGlobals());

  it('the second tab leads only when the first has ended', async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const leading: string[] = [];
    const lead = (name: string) => (signal: AbortSignal) => {
      leading.push(name);
      return held(signal);
    };
    const a = whileLeading('lock', lead('first'), first.signal);
    const b = whileLeading('lock', lead('second'), second.signal);
    await vi.waitFor(() => expect(leading).toEqual(['first']));
    first.abort();
    await a;
    await vi.waitFor(() => expect(leading).toEqual(['first', 'second']));
    second.abort();
    await b;
  });

  it('a leader whose lock was stolen stops', async () => {
    const stop = new AbortController();
    let stopped = false;
    const first = whileLeading(
      'lock',
      (signal) =>
        held(signal).then(() => {
          stopped = true;
        }),
      stop.signal,
    );
    await Promise.resolve();
    let stole = false;
    const second = whileLeading(
      'lock',
      (signal) => {
        stole = true;
        return held(signal);
      },
      stop.signal,
      true,
    );
    await first;
    await vi.waitFor(() => expect([stole, stopped]).toEqual([true, true]));
    stop.abort();
    await second;
  });

  it('without Web Locks every tab leads: the server makes that harmless', async () => {
    vi.stubGlobal('navigator', {});
    const stop = new AbortController();
    let leading = 0;
    const lead = (signal: AbortSignal) => {
      leading += 1;
      return held(signal);
    };
    const tabs = [whileLeading('lock', lead, stop.signal), whileLeading('lock', lead, stop.signal)];
    expect(leading).toBe(2);
    stop.abort();
    await Promise.all(tabs);
  });
});
