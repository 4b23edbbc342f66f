import { SyncRefused, type SyncTransport, Unreachable } from '#client/outbox/transport';
import type { Id } from '#domain/kernel/types';
import { handleBootstrap } from '#server/sync/bootstrap';
import { handleHello } from '#server/sync/hello';
import { handlePull } from '#server/sync/pull';
import { handlePush } from '#server/sync/push';
import { handleRecord } from '#server/sync/record';
import { SyncRefusal } from '#server/sync/refusal';
import type { Random } from '#tests/simulation/random';

/** Small pages, so that they end in the middle of something. */
const PAGE_ROWS = 7;
const BOOT_ROOTS = 5;

/** The server's own functions as a transport, for one signed-in person. Everything passes through JSON. */
export function serverTransport(personId: Id): SyncTransport {
  return {
    hello: (request) => served(() => handleHello(personId, wire(request), null)),
    push: (request) => served(() => handlePush(personId, wire(request))),
    pull: (request) => served(() => handlePull(personId, wire(request), { pageRows: PAGE_ROWS })),
    bootstrap: (request) => served(() => handleBootstrap(personId, wire(request), { roots: BOOT_ROOTS })),
    record: (request) => served(() => handleRecord(personId, wire(request))),
  };
}

const wire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

async function served<T>(answer: () => Promise<T>): Promise<T> {
  try {
    return wire(await answer());
  } catch (error) {
    if (error instanceof SyncRefusal) throw new SyncRefused(error.body);
    throw error;
  }
}

/** A transport that loses, repeats and delays, as the seed decides. */
export class FaultyTransport {
  /** Requests whose sender has given up, still on their way. */
  readonly #late = new Set<Promise<unknown>>();
  #faulty = true;

  constructor(
    private readonly inner: SyncTransport,
    private readonly random: Random,
  ) {}

  readonly transport: SyncTransport = {
    hello: (request) => this.#send(() => this.inner.hello(request)),
    push: (request) => this.#send(() => this.inner.push(request)),
    pull: (request) => this.#send(() => this.inner.pull(request)),
    bootstrap: (request) => this.#send(() => this.inner.bootstrap(request)),
    record: (request) => this.#send(() => this.inner.record(request)),
  };

  /** From here on everything arrives, once; waits for what is still on its way. */
  async heal(): Promise<void> {
    this.#faulty = false;
    await Promise.all(this.#late);
  }

  async #send<T>(call: () => Promise<T>): Promise<T> {
    const roll = this.#faulty ? this.random.below(100) : 100;
    if (roll < 7) throw new Unreachable('lost');
    if (roll < 10) throw new SyncRefused({ error: 'busy' });
    if (roll < 15) {
      this.#leave(call);
      throw new Unreachable('timed out');
    }
    if (roll < 21) this.#leave(call);
    const answer = await call();
    if (roll >= 21 && roll < 29) throw new Unreachable('answer lost');
    return answer;
  }

  /** The request goes on alone: a repeat, or one whose answer nobody hears. */
  #leave(call: () => Promise<unknown>): void {
    const late = call().catch(() => undefined);
    this.#late.add(late);
    void late.then(() => this.#late.delete(late));
  }
}
