import type { Id } from '#domain/kernel/types';
import type { LocalEnv, LocalStore } from '#sync/local/ports';
import { planPush, renumber, setAside, takeGap } from '#sync/local/push';
import { PUSH_MAX } from '#sync/protocol/constants';
import type { PushRequest, SyncErrorBody } from '#sync/protocol/messages';
import { OK } from '#sync/protocol/result';
import type { StatusBoard } from './status';
import { SyncRefused, type SyncTransport } from './transport';

/** Forks, gaps and unreadable intents sorted out in one run; more means that nothing gets better. */
const MOST_TANGLES = 20;
/** Most bytes of one push (sync-notes, section 2h). */
const PUSH_BYTES = 256_000;

/** Sends the outbox in order, batch by batch. Nothing leaves it here: only acknowledgements do that (P22). */
export class Sender {
  /** Answered already; they wait for their acknowledgement in a page and are not sent twice for nothing. */
  readonly #delivered = new Set<Id>();
  #count = PUSH_MAX;
  #tangles = 0;
  #left = 0;

  constructor(
    private readonly store: LocalStore,
    private readonly transport: SyncTransport,
    private readonly env: LocalEnv,
    private readonly status: StatusBoard,
  ) {}

  /** How many were behind the last batch that was answered. */
  get left(): number {
    return this.#left;
  }

  /**
   * Sends the next batch.
   *
   * @returns `sent`, `reset` when the server has another history, or null when nothing waits
   * @throws Unreachable, SyncRefused
   */
  async sendBatch(): Promise<'sent' | 'reset' | null> {
    this.#left = 0;
    const plan = await planPush(this.store, this.#delivered, { count: this.#count, bytes: PUSH_BYTES });
    if (!plan) return null;
    const { request, waiting } = plan;
    const total = this.#delivered.size + waiting;
    this.status.set({ sending: { done: this.#delivered.size, total } });
    try {
      const answer = await this.transport.push(request);
      for (const { uid } of answer.results) this.#delivered.add(uid);
      this.#count = PUSH_MAX;
      this.status.set({ sending: { done: this.#delivered.size, total } });
      this.#left = waiting - request.mutations.length;
      return 'sent';
    } catch (error) {
      if (!(error instanceof SyncRefused)) throw error;
      if (++this.#tangles > MOST_TANGLES) throw error;
      const next = await this.#refused(request, error.body);
      if (!next) throw error;
      return next;
    }
  }

  /** The end of a run: what is still unacknowledged is sent again in the next. */
  rest(): void {
    this.#delivered.clear();
    this.#tangles = 0;
    this.status.set({ sending: null });
  }

  /** After a fork or reset everything goes again, under new places. */
  forget(): void {
    this.#delivered.clear();
  }

  async #refused(request: PushRequest, body: SyncErrorBody): Promise<'sent' | 'reset' | null> {
    switch (body.error) {
      case 'reset':
        return 'reset';
      case 'fork':
        await renumber(this.store, this.env, request);
        this.forget();
        return 'sent';
      case 'gap': {
        this.forget();
        const next = await takeGap(this.store, request, body.expected ?? 1);
        if (next === 'renumber') await renumber(this.store, this.env, request);
        return next === 'reset' ? 'reset' : 'sent';
      }
      case 'changed_bytes':
      case 'invalid':
        return this.#unreadable(request, body);
      default:
        return null;
    }
  }

  /** One intent the server can not take must not hold up the others: find it, and give it to the person. */
  async #unreadable(request: PushRequest, body: SyncErrorBody): Promise<'sent'> {
    const uid = body.uid ?? (request.mutations.length === 1 ? request.mutations[0]?.uid : undefined);
    if (!uid) {
      this.#count = 1;
      return 'sent';
    }
    const detail = { reason: body.error };
    // The same notification was pressed on another device of this person: what it asks for is done.
    const isDone =
      body.error === 'changed_bytes' && (await this.store.read((t) => t.outbox.get(uid)))?.dealt === true;
    await setAside(
      this.store,
      this.env,
      uid,
      isDone ? OK : { status: 'rejected', code: 'invalid', detail, merged: [] },
    );
    this.#count = PUSH_MAX;
    this.forget();
    return 'sent';
  }
}
