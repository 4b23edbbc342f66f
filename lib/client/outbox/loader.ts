import { nextBootstrap, planBootstrap, sameQuestion, takeBootstrap } from '#sync/local/bootstrap';
import type { LocalEnv, LocalStore } from '#sync/local/ports';
import type { Taken } from '#sync/local/pull';
import { BOOTSTRAP_ROOTS, BOOTSTRAP_ROOTS_MAX } from '#sync/protocol/constants';
import type { BootstrapAnswer, BootstrapRequest } from '#sync/protocol/messages';
import { loadScopes } from './load-parts';
import type { SyncTransport } from './transport';

/** Roots of the first page: all that one person has, as nothing is shown before. */
const FIRST = BOOTSTRAP_ROOTS_MAX;
/** An answer that took less than this may be larger next time; one that took more than the second, smaller, ms. */
const QUICK = 800;
const SLOW = 3_000;

interface Question {
  store: LocalStore;
  request: BootstrapRequest;
  answer: Promise<BootstrapAnswer>;
}

/**
 * Loads scopes page by page. While a page is being stored the next one is on its way; pages shrink while the network is
 * slow.
 */
export class Loader {
  #ahead: Question | null = null;
  #roots = FIRST;

  constructor(
    private readonly transport: Pick<SyncTransport, 'bootstrap'>,
    private readonly env: LocalEnv,
  ) {}

  /**
   * One page.
   * @param answered called as soon as the server has answered
   * @returns null when there is nothing to load
   * @throws what the transport and the store throw
   */
  async step(store: LocalStore, answered: () => void): Promise<Taken | null> {
    const request = await planBootstrap(store);
    const ahead = this.#ahead;
    this.#ahead = null;
    if (!request) return null;
    const fits = ahead?.store === store && sameQuestion(ahead.request, request);
    const asked = fits ? ahead : this.#ask(store, request);
    const answer = await asked.answer;
    answered();
    const next = nextBootstrap(asked.request, answer);
    if (next) {
      this.#ahead = this.#ask(store, next);
      // Whoever asks for this page meets its failure; nobody may.
      this.#ahead.answer.catch(() => undefined);
    }
    if (answer.kind === 'scopes') await loadScopes();
    return takeBootstrap(store, this.env, asked.request, answer);
  }

  #ask(store: LocalStore, plain: BootstrapRequest): Question {
    const request = { ...plain, roots: this.#roots };
    const began = this.env.now();
    const answer = this.transport.bootstrap(request).then((said) => {
      const took = this.env.now() - began;
      if (took < QUICK) this.#roots = Math.min(this.#roots * 2, BOOTSTRAP_ROOTS_MAX);
      if (took > SLOW) this.#roots = Math.max(Math.floor(this.#roots / 2), BOOTSTRAP_ROOTS);
      return said;
    });
    return { store, request, answer };
  }
}
