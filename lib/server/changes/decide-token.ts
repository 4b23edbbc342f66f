import 'server-only';
import type { Id, Instant } from '#domain/kernel/types';
import { bytesOf, idOf, openLink, signedLink } from '#server/auth/signed-link';

const PURPOSE = 'holdfast change approval';
/** Of the way in which a token is made. */
const VERSION = 1;
const LENGTH = 53;

/** What a link in a mail is about: the word of one person on one change, as it was when they were asked. */
export interface DecideLink {
  changeId: Id;
  personId: Id;
  until: Instant;
  /** `changeSeenOf`: 32 figures. */
  seen: string;
}

/** The secret of a link, signed for the address it goes to. Nothing of it is kept here. */
export function decideToken({ changeId, personId, until, seen }: DecideLink, address: string): string {
  const body = Buffer.alloc(LENGTH);
  body.writeUInt8(VERSION, 0);
  bytesOf(changeId).copy(body, 1);
  bytesOf(personId).copy(body, 17);
  body.writeUInt32BE(Math.floor(until / 1_000), 33);
  Buffer.from(seen, 'hex').copy(body, 37);
  return signedLink(PURPOSE, body, address);
}

/** What a token says it is; nothing of it counts before `isFor`. Null: none. */
export function readDecideToken(token: string): (DecideLink & { isFor(address: string): boolean }) | null {
  const link = openLink(PURPOSE, token, LENGTH);
  if (!link || link.body.readUInt8(0) !== VERSION) return null;
  const { body, isFor } = link;
  return {
    ...{ changeId: idOf(body.subarray(1, 17)), personId: idOf(body.subarray(17, 33)) },
    ...{ until: body.readUInt32BE(33) * 1_000, seen: body.subarray(37).toString('hex'), isFor },
  };
}
