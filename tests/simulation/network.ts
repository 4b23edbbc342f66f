import { SyncRefused, type SyncTransport, Unreachable } from '#client/outbox/transport';
import type { Id } from '#domain/kernel/types';
import type { Door, OracleServer } from './oracle/server';
import type { Random } from './random';

interface Call {
  tab: Id;
  door: Door;
  request: never;
  resolve(answer: never): void;
  reject(error: unknown): void;
}

/** What can happen to a request under way. */
export type Fate = 'arrives' | 'lost' | 'answer_lost' | 'late' | 'twice' | 'slow' | 'busy' | 'behind';

/** A network whose every request waits until the story says what happens to it. */
export class Network {
  #calls: Call[] = [];
  /** Answers on their way back. */
  #answers: { tab: Id; deliver: () => void }[] = [];
  /** Requests whose sender has given up, still on their way. */
  #ghosts: Call[] = [];

  constructor(private readonly server: OracleServer) {}

  /** The way to the server for one tab. */
  transport(tab: Id): SyncTransport {
    const door =
      <D extends Door>(name: D) =>
      (request: Parameters<SyncTransport[D]>[0]): ReturnType<SyncTransport[D]> =>
        new Promise((resolve, reject) => {
          this.#calls.push({ tab, door: name, request: request as never, resolve, reject });
        }) as ReturnType<SyncTransport[D]>;
    return {
      hello: door('hello'),
      push: door('push'),
      pull: door('pull'),
      bootstrap: door('bootstrap'),
      record: door('record'),
    };
  }

  get waiting(): number {
    return this.#calls.length + this.#answers.length;
  }

  /** One answer that was slow comes in, older than others that came before it. */
  answer(random: Random): void {
    this.#answers.splice(random.below(this.#answers.length || 1), 1)[0]?.deliver();
  }

  /** Decides the fate of one waiting request. */
  async decide(random: Random, fate: Fate): Promise<void> {
    const call = this.#calls.splice(random.below(this.#calls.length || 1), 1)[0];
    if (!call) return;
    if (fate === 'lost') return call.reject(new Unreachable('lost'));
    if (fate === 'busy') return call.reject(new SyncRefused({ error: 'busy' }));
    if (fate === 'behind') return call.reject(new SyncRefused({ error: 'behind' }));
    if (fate === 'late' || fate === 'twice') this.#ghosts.push(call);
    if (fate === 'late') return call.reject(new Unreachable('timed out'));
    const answer = await this.#serve(call);
    if (fate === 'answer_lost') return call.reject(new Unreachable('answer lost'));
    if (fate === 'slow') this.#answers.push({ tab: call.tab, deliver: answer });
    else answer();
  }

  /** A request that nobody waits for any more reaches the server. */
  async ghost(random: Random): Promise<void> {
    const call = this.#ghosts.splice(random.below(this.#ghosts.length || 1), 1)[0];
    if (call) await this.#serve(call);
  }

  /** A tab ends: its requests may still arrive, nobody hears the answers. */
  abandon(tab: Id): void {
    this.#ghosts.push(...this.#calls.filter((call) => call.tab === tab));
    this.#calls = this.#calls.filter((call) => call.tab !== tab);
    this.#answers = this.#answers.filter((answer) => answer.tab !== tab);
  }

  /** Nothing is on the way any more. */
  clear(): void {
    for (const call of this.#calls) call.reject(new Unreachable('cleared'));
    for (const answer of this.#answers.splice(0)) answer.deliver();
    this.#calls = [];
    this.#ghosts = [];
  }

  async #serve(call: Call): Promise<() => void> {
    try {
      const answer = await this.server.ask(call.door, call.request);
      return () => call.resolve(answer as never);
    } catch (error) {
      if (!(error instanceof SyncRefused)) throw error;
      return () => call.reject(error);
    }
  }
}
