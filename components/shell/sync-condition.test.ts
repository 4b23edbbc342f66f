import { describe, expect, test } from 'vitest';
import { type SyncFacts, syncCondition } from './sync-condition';

const calm: SyncFacts = {
  online: true,
  signedOut: false,
  unsent: 0,
  needsYou: 0,
  sending: null,
  caughtUp: true,
};

describe('the one state of the sync chip', () => {
  test.each<[Partial<SyncFacts>, string]>([
    [{}, 'upToDate'],
    [{ caughtUp: false }, 'updating'],
    [{ unsent: 2 }, 'unsent'],
    [{ unsent: 3, sending: { done: 1, total: 3 } }, 'sending'],
    [{ unsent: 0, sending: { done: 3, total: 3 }, caughtUp: false }, 'updating'],
    [{ online: false }, 'offline'],
    [{ online: false, unsent: 3, sending: { done: 0, total: 3 } }, 'offlineUnsent'],
    [{ online: false, signedOut: true }, 'signIn'],
    [{ online: false, signedOut: true, unsent: 3 }, 'signInToSend'],
    [{ online: false, signedOut: true, unsent: 3, needsYou: 1 }, 'needsYou'],
  ])('%o is %s', (change, expected) => {
    expect(syncCondition({ ...calm, ...change })).toBe(expected);
  });
});
