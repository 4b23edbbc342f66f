import 'server-only';
import type { Id, Instant } from '#domain/kernel/types';
import { type Score, scoreOf } from '#domain/ticket/satisfaction';
import { bytesOf, idOf, openLink, signedLink } from '#server/auth/signed-link';

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

/** The secret of a link: signed for the address it goes to, the same whenever it is made. */
export function rateToken(link: RateLink, address: string): string {
  const body = Buffer.alloc(LENGTH);
  body.writeUInt8(VERSION, 0);
  body.writeUInt8(link.score, 1);
  bytesOf(link.ticketId).copy(body, 2);
  bytesOf(link.personId).copy(body, 18);
  body.writeUInt32BE(link.reopenCount, 34);
  body.writeUInt32BE(Math.floor(link.until / 1_000), 38);
  return signedLink('holdfast rating', body, address);
}

export interface SignedLink extends RateLink {
  /** Whether it was signed for this address. */
  isFor(address: string): boolean;
}

/** What a token says it is; nothing of it counts before `isFor`. Null: none. */
export function readRateToken(token: string): SignedLink | null {
  const link = openLink('holdfast rating', token, LENGTH);
  if (!link) return null;
  const { body, isFor } = link;
  const score = scoreOf(body.readUInt8(1));
  if (body.readUInt8(0) !== VERSION || score === null) return null;
  return {
    ...{ score, isFor },
    ticketId: idOf(body.subarray(2, 18)),
    personId: idOf(body.subarray(18, 34)),
    reopenCount: body.readUInt32BE(34),
    until: body.readUInt32BE(38) * 1_000,
  };
}
