'use client';
import type { Answer, FromWorker, Progress, Question, ToWorker } from '#client/search/messages';
import type { Id } from '#domain/kernel/types';
import { getCurrent, watchCurrent } from './current';

export interface SearchState {
  progress: Progress;
  /** no thread, no code, or no store: nothing can be found */
  failed: boolean;
  /** counts up whenever rows changed */
  version: number;
}

const NOTHING: SearchState = { progress: { done: 0, total: 0, ready: false }, failed: false, version: 0 };

/** The thread that searches, of whoever's store is open in this tab. It ends with the store. */
class Searcher {
  state = NOTHING;
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Map<number, (answer: Answer | null) => void>();
  #worker: Worker | null = null;
  #userId: Id | null = null;
  #asked = 0;

  constructor() {
    watchCurrent(() => {
      const current = getCurrent();
      if (this.#worker && (current.status !== 'open' || current.person.userId !== this.#userId)) this.#end();
    });
    // A page that was put aside hears of nothing meanwhile.
    window.addEventListener('pageshow', (event) => {
      if (event.persisted) this.#worker?.postMessage({ kind: 'look' } satisfies ToWorker);
    });
  }

  readonly watch = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins to index, unless it has begun. */
  start(): void {
    const current = getCurrent();
    if (this.#worker || current.status !== 'open') return;
    this.#userId = current.person.userId;
    this.#set(NOTHING);
    try {
      const worker = new Worker(new URL('../search/worker.ts', import.meta.url), { name: 'holdfast-search' });
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#heard(data);
      worker.onerror = () => this.#fail();
      worker.postMessage({ kind: 'open', database: current.client.store.db.name } satisfies ToWorker);
      this.#worker = worker;
    } catch {
      this.#fail();
    }
  }

  /** Tries once more after a failure. */
  readonly again = (): void => {
    this.#end();
    this.start();
  };

  /** @returns null when it was overtaken by the end of the thread */
  ask(question: Question): Promise<Answer | null> {
    const worker = this.#worker;
    if (!worker) return Promise.resolve(null);
    const n = ++this.#asked;
    return new Promise((resolve) => {
      this.#waiting.set(n, resolve);
      worker.postMessage({ kind: 'ask', n, question } satisfies ToWorker);
    });
  }

  #heard(message: FromWorker): void {
    if (message.kind === 'answer') {
      this.#waiting.get(message.n)?.(message.answer);
      this.#waiting.delete(message.n);
    } else if (message.kind === 'progress') this.#set({ ...this.state, progress: message.progress });
    else if (message.kind === 'changed') this.#set({ ...this.state, version: this.state.version + 1 });
    else this.#fail();
  }

  #fail(): void {
    this.#end();
    this.#set({ ...NOTHING, failed: true });
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = null;
    for (const resolve of this.#waiting.values()) resolve(null);
    this.#waiting.clear();
    this.#set(NOTHING);
  }

  #set(state: SearchState): void {
    this.state = state;
    for (const listener of this.#listeners) listener();
  }
}

let one: Searcher | undefined;

/** Made when it is first wanted: nothing of it belongs to the start of the app. */
export function searcher(): Searcher {
  one ??= new Searcher();
  return one;
}
