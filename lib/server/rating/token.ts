import 'server-only';
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Id, Instant } from '#domain/kernel/types';
import { type Score, scoreOf } from '#domain/ticket/satisfaction';
import { config } from '#server/config';

/** Of the way in which a token is made. */
const VERSION = 1;
const LENGTH = 42;

/** What a link in a mail is about: how it went with one fix of one ticket, for one person. */
export interface RateLink {
  ticketId: Id;
  personId: Id;
  /** How often the ticket had been opened again: of a later fix another mail asks. */
  reopenCount: number;
  until: Instant;
  /** The one of the five that was pressed. */
  score: Score;
}

/** A key of its own, derived from the installation's secret. */
const key = (): Buffer => Buffer.from(hkdfSync('sha256', config.secret, '', 'holdfast rating', 32));

const macOf = (body: Buffer, address: string): Buffer =>
  createHmac('sha256', key()).update(body).update('\n').update(address).digest();

const bytesOf = (id: Id): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

function idOf(bytes: Buffer): Id {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The secret of a link: signed for the address it goes to, the same whenever it is made. */
export function rateToken(link: RateLink, address: string): string {
  const body = Buffer.alloc(LENGTH);
  body.writeUInt8(VERSION, 0);
  body.writeUInt8(link.score, 1);
  bytesOf(link.ticketId).copy(body, 2);
  bytesOf(link.personId).copy(body, 18);
  body.writeUInt32BE(link.reopenCount, 34);
  body.writeUInt32BE(Math.floor(link.until / 1_000), 38);
  return `${body.toString('base64url')}.${macOf(body, address).toString('base64url')}`;
}

export interface SignedLink extends RateLink {
  /** Whether it was signed for this address. */
  isFor(address: string): boolean;
}

/** What a token says it is; nothing of it counts before `isFor`. Null: none. */
export function readRateToken(token: string): SignedLink | null {
  const [, text, mac] = /^([\w-]{56})\.([\w-]{43})$/.exec(token) ?? [];
  if (!text || !mac) return null;
  const body = Buffer.from(text, 'base64url');
  const given = Buffer.from(mac, 'base64url');
  // Of several texts that decode to the same bytes one is ours.
  if (body.toString('base64url') !== text || given.toString('base64url') !== mac) return null;
  const score = scoreOf(body.readUInt8(1));
  if (body.readUInt8(0) !== VERSION || score === null) return null;
  return {
    score,
    ticketId: idOf(body.subarray(2, 18)),
    personId: idOf(body.subarray(18, 34)),
    reopenCount: body.readUInt32BE(34),
    until: body.readUInt32BE(38) * 1_000,
    isFor: (address) => timingSafeEqual(given, macOf(body, address)),
  };
}
