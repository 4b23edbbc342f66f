/** What the sync chip needs to know. */
export interface SyncFacts {
  online: boolean;
  signedOut: boolean;
  unsent: number;
  needsYou: number;
  sending: { done: number; total: number } | null;
  caughtUp: boolean;
}

/** The one state that is shown, by precedence: a decision first, then what is held back, then what moves. */
export type SyncCondition =
  | 'needsYou'
  | 'signInToSend'
  | 'signIn'
  | 'offlineUnsent'
  | 'offline'
  | 'sending'
  | 'unsent'
  | 'updating'
  | 'upToDate';

/** Which of the states counts now (look.md, Sync chip). */
export function syncCondition(facts: SyncFacts): SyncCondition {
  if (facts.needsYou > 0) return 'needsYou';
  if (facts.signedOut) return facts.unsent > 0 ? 'signInToSend' : 'signIn';
  if (!facts.online) return facts.unsent > 0 ? 'offlineUnsent' : 'offline';
  // A run goes on reading after the last entry was taken: then nothing is sent any more.
  if (facts.sending && facts.unsent > 0) return 'sending';
  if (facts.unsent > 0) return 'unsent';
  return facts.caughtUp ? 'upToDate' : 'updating';
}
