import { DAY, HOUR, MINUTE } from '../kernel/types';

/**
 * What a one-time link does: confirm a newcomer, set a new password, accept an invitation, take a new address, open what a
 * guest reported.
 */
export const TOKEN_KINDS = ['confirm', 'reset', 'invite', 'email', 'guest'] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** How long each may be used. */
export const TOKEN_LIFE = {
  confirm: DAY,
  reset: 30 * MINUTE,
  invite: 7 * DAY,
  email: DAY,
  guest: 48 * HOUR,
} as const satisfies Record<TokenKind, number>;
