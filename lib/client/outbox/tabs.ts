import type { ExchangeStatus } from './status';

type Message =
  /** The leader's status, whenever it changes or somebody asks. */
  | { kind: 'status'; status: ExchangeStatus }
  /** To the leader: there is work, or somebody wants news now. */
  | { kind: 'sync' }
  /** To the leader: are you there? */
  | { kind: 'ask' }
  /** To all: this person signed out here. */
  | { kind: 'bye' };

export interface TabHandlers {
  status(status: ExchangeStatus): void;
  sync(): void;
  ask(): void;
  bye(): void;
}

const channelOf = (userId: string): string => `holdfast-sync:${userId}`;

/** From a page that has no store open: this person signs out here. */
export function sayBye(userId: string): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(channelOf(userId));
  channel.postMessage({ kind: 'bye' } satisfies Message);
  channel.close();
}

/** The tabs of one person talk to each other. Messages may get lost: correctness never depends on them (P24). */
export class Tabs {
  readonly #channel: BroadcastChannel | null;

  constructor(userId: string, handlers: TabHandlers) {
    this.#channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelOf(userId));
    if (!this.#channel) return;
    this.#channel.onmessage = (event: MessageEvent<Message>) => {
      const message = event.data;
      if (message.kind === 'status') handlers.status(message.status);
      else handlers[message.kind]();
    };
  }

  send(message: Message): void {
    this.#channel?.postMessage(message);
  }

  close(): void {
    this.#channel?.close();
  }
}
