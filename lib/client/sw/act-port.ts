import type { NoticeAct } from '#domain/notify/acts';
import type { Overtaken } from '#domain/notify/press';
import type { PushPayload } from '#domain/notify/push-payload';

/** Somebody pressed something on a notification. */
export interface Press {
  act: NoticeAct;
  news: PushPayload;
  /** What was written into it. */
  text?: string;
}

/** What became of it. */
export type Pressed =
  /** Nothing can be written from here: the app has to be opened. */
  | { kind: 'open' }
  /** Nothing was done: the ticket has gone on. `who`: whose it is now, if that is known here. */
  | { kind: 'overtaken'; why: Overtaken; who: string | null }
  /** It was done before, from this device. */
  | { kind: 'before'; uid: string; state: EntryState }
  | { kind: 'done'; uid: string; state: EntryState };

/** Where an intent stands: the server has it, refused it, or it waits for signal or a sign-in. */
export type EntryState = 'sent' | 'refused' | 'waiting' | 'signed_out';

/** What the second part of the worker does. It holds the store and the rules, and is run only when it is needed. */
export interface ActPort {
  press(press: Press): Promise<Pressed>;
  /**
   * Sends what waits on this device, without a page of the app.
   * @throws when the server cannot be reached: the browser tries again
   */
  send(): Promise<void>;
  /** Where intents of the person of this device stand. */
  statesOf(uids: readonly string[]): Promise<Map<string, EntryState>>;
}
