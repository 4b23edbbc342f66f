import 'server-only';
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Id } from '#domain/kernel/types';
import { config } from '#server/config';

/** Links in mails that say something without signing in, each kind with a key of its own. */
export type LinkPurpose = 'holdfast rating' | 'holdfast approval' | 'holdfast change approval';

/** Length of the signature as text. */
const MAC_LENGTH = 43;

const keyOf = (purpose: LinkPurpose): Buffer =>
  Buffer.from(hkdfSync('sha256', config.secret, '', purpose, 32));

const macOf = (purpose: LinkPurpose, body: Buffer, address: string): Buffer =>
  createHmac('sha256', keyOf(purpose)).update(body).update('\n').update(address).digest();

/** The secret of a link: its facts, signed for the address it goes to; the same whenever it is made. */
export const signedLink = (purpose: LinkPurpose, body: Buffer, address: string): string =>
  `${body.toString('base64url')}.${macOf(purpose, body, address).toString('base64url')}`;

export interface OpenedLink {
  body: Buffer;
  /** Whether it was signed for this address. */
  isFor(address: string): boolean;
}

/** What a secret says it is; nothing of it counts before `isFor`. Null: none. @param length of its facts, in bytes */
export function openLink(purpose: LinkPurpose, token: string, length: number): OpenedLink | null {
  const [text, mac, ...rest] = token.split('.');
  if (!text || mac?.length !== MAC_LENGTH || rest.length > 0) return null;
  const body = Buffer.from(text, 'base64url');
  const given = Buffer.from(mac, 'base64url');
  // Of several texts that decode to the same bytes one is ours.
  if (body.toString('base64url') !== text || given.toString('base64url') !== mac) return null;
  if (body.length !== length) return null;
  return { body, isFor: (address) => timingSafeEqual(given, macOf(purpose, body, address)) };
}

export const bytesOf = (id: Id): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

export function idOf(bytes: Buffer): Id {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
