import type { SyncTransport } from '#client/outbox/transport';
import type { LocalStore } from '#sync/local/ports';

/** The life of a browser: after its end nothing it waits for ever comes back. */
export class Life {
  #left = Number.POSITIVE_INFINITY;
  #end: () => void = () => {};
  readonly #ended = new Promise<void>((resolve) => {
    this.#end = resolve;
  });
  readonly #underWay = new Set<Promise<unknown>>();

  /** Ends after so many steps: each wait has one before and one after it. */
  endAfter(steps: number): Promise<void> {
    this.#left = steps;
    return this.#ended;
  }

  end(): void {
    this.#left = 0;
    this.#end();
  }

  /** One wait of the browser. What is under way when it ends happens all the same, and nobody hears of it. */
  async step<T>(work: () => Promise<T>): Promise<T> {
    await this.#alive();
    const running = work();
    const quiet = running.then(
      () => undefined,
      () => undefined,
    );
    this.#underWay.add(quiet);
    try {
      return await running;
    } finally {
      this.#underWay.delete(quiet);
      await this.#alive();
    }
  }

  /** Nothing of it is under way any more. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  async #alive(): Promise<void> {
    if (--this.#left >= 0) return;
    this.#end();
    await new Promise<never>(() => {});
  }
}

/** A store whose browser may end before or after each of its transactions. */
export const mortalStore = (store: LocalStore, life: Life): LocalStore => ({
  write: (work) => life.step(() => store.write(work)),
  read: (work) => life.step(() => store.read(work)),
});

/** The same for its requests. */
export const mortalTransport = (transport: SyncTransport, life: Life): SyncTransport => ({
  hello: (request) => life.step(() => transport.hello(request)),
  push: (request) => life.step(() => transport.push(request)),
  pull: (request) => life.step(() => transport.pull(request)),
  bootstrap: (request) => life.step(() => transport.bootstrap(request)),
  record: (request) => life.step(() => transport.record(request)),
});
