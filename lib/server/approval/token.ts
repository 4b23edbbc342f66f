import 'server-only';
import { DAY, type Id, type Instant } from '#domain/kernel/types';
import { bytesOf, idOf, openLink, signedLink } from '#server/auth/signed-link';

/** Of the way in which a token is made. */
const VERSION = 1;
const LENGTH = 37;

/** So long a link can be used, from when its mail was written. */
export const LINK_LIFE = 30 * DAY;

/** What a link in a mail is about: the word of one person on one ticket. */
export interface ApprovalLink {
  ticketId: Id;
  personId: Id;
  until: Instant;
}

/** The secret of a link, signed for the address it goes to. */
export function approvalToken({ ticketId, personId, until }: ApprovalLink, address: string): string {
  const body = Buffer.alloc(LENGTH);
  body.writeUInt8(VERSION, 0);
  bytesOf(ticketId).copy(body, 1);
  bytesOf(personId).copy(body, 17);
  body.writeUInt32BE(Math.floor(until / 1_000), 33);
  return signedLink('holdfast approval', body, address);
}

/** What a token says it is; nothing of it counts before `isFor`. Null: none. */
export function readApprovalToken(
  token: string,
): (ApprovalLink & { isFor(address: string): boolean }) | null {
  const link = openLink('holdfast approval', token, LENGTH);
  if (!link || link.body.readUInt8(0) !== VERSION) return null;
  const { body, isFor } = link;
  return {
    ...{ ticketId: idOf(body.subarray(1, 17)), personId: idOf(body.subarray(17, 33)) },
    ...{ until: body.readUInt32BE(33) * 1_000, isFor },
  };
}
