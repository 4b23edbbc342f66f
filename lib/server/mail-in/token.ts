import 'server-only';
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Id } from '#domain/kernel/types';
import { config } from '#server/config';

/** Of the way in which a code is made. */
const VERSION = '1';
/** 16 bytes in letters and digits of one case: mail programs do not keep the case of an address. */
const LENGTH = 25;
const BYTES = 16;
/** Longest part of an address before the @. */
const LOCAL_MAX = 64;
/** Mails of ours are named by so many letters of a digest, and by the code of the answer after a dot. */
const OWN_ID = /<([0-9a-f]{40})(?:\.([0-9a-z]{51}))?@([^<>\s]+)>/g;

const key = (): Buffer => Buffer.from(hkdfSync('sha256', config.secret, '', 'holdfast mail answer', 32));

const macOf = (ticketId: Id, personId: Id, address: string): Buffer =>
  createHmac('sha256', key())
    .update(`${VERSION}\n${ticketId}\n${personId}\n${address}`)
    .digest()
    .subarray(0, BYTES);

const inLetters = (bytes: Buffer): string =>
  BigInt(`0x${bytes.toString('hex')}`)
    .toString(36)
    .padStart(LENGTH, '0');

function inBytes(letters: string): Buffer | null {
  let value = 0n;
  for (const one of letters) value = value * 36n + BigInt(Number.parseInt(one, 36));
  const hex = value.toString(16).padStart(BYTES * 2, '0');
  return hex.length === BYTES * 2 ? Buffer.from(hex, 'hex') : null;
}

/** What makes a mail an answer of one person in one ticket, from the address they had when it was made. */
export function answerToken(ticketId: Id, personId: Id, address: string): string {
  const ticket = Buffer.from(ticketId.replaceAll('-', ''), 'hex');
  return `${VERSION}${inLetters(ticket)}${inLetters(macOf(ticketId, personId, address))}`;
}

export interface AnswerToken {
  ticketId: Id;
  /** Whether it was made for this person at this address. */
  isOf(personId: Id, address: string): boolean;
}

/** A code as it came in; null: no code at all. */
export function readToken(text: string): AnswerToken | null {
  const [, ticket, mac] =
    new RegExp(`^${VERSION}([0-9a-z]{${LENGTH}})([0-9a-z]{${LENGTH}})$`).exec(text) ?? [];
  const [id, given] = [inBytes(ticket ?? ''), inBytes(mac ?? '')];
  if (!ticket || !id || !given) return null;
  const hex = id.toString('hex');
  const ticketId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return {
    ticketId,
    isOf: (personId, address) => timingSafeEqual(given, macOf(ticketId, personId, address)),
  };
}

/** Where an answer goes. A mailbox with a long name keeps it: the code then comes back in the name of our mail. */
export function answerAddress(mailbox: string, token: string): string {
  const at = mailbox.lastIndexOf('@');
  const local = `${mailbox.slice(0, at)}+${token}`;
  return local.length <= LOCAL_MAX ? `${local}${mailbox.slice(at)}` : mailbox;
}

/** The code behind the `+` of an address of ours. */
export function tokenOfAddress(mailbox: string, address: string): string | null {
  const at = mailbox.lastIndexOf('@');
  const [before, after] = [`${mailbox.slice(0, at)}+`, mailbox.slice(at)];
  const given = address.toLowerCase();
  if (!given.startsWith(before) || !given.endsWith(after)) return null;
  return given.slice(before.length, -after.length) || null;
}

/** Names of mails of ours in a line of a head, and the codes in them. */
export const ownIds = (line: string, domain: string): { token: string | null }[] =>
  [...line.slice(0, 20_000).toLowerCase().matchAll(OWN_ID)].flatMap(([, , token, of]) =>
    of === domain ? [{ token: token ?? null }] : [],
  );
