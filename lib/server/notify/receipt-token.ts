import 'server-only';
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Id } from '#domain/kernel/types';
import { config } from '#server/config';

/** A key of its own, derived from the installation's secret. */
const key = (): Buffer => Buffer.from(hkdfSync('sha256', config.secret, '', 'holdfast push receipt', 32));

/** What a receipt is for: one outbox row on one device, or a test. */
export type Receipted =
  | { kind: 'delivery'; outboxId: number; subscriptionId: Id }
  | { kind: 'test'; testId: Id };

const MAC_BYTES = 16;
const sign = (said: string): Buffer =>
  createHmac('sha256', key()).update(said).digest().subarray(0, MAC_BYTES);

/**
 * The secret a push carries, with which whoever got it says that it was shown. It travels encrypted to one device, names
 * one delivery and can do nothing else.
 */
export function receiptToken(of: Receipted): string {
  const said = of.kind === 'test' ? `t ${of.testId}` : `d ${of.outboxId} ${of.subscriptionId}`;
  return `${Buffer.from(said).toString('base64url')}.${sign(said).toString('base64url')}`;
}

/** What a token is for, or null when it is none of ours. */
export function readReceiptToken(token: string): Receipted | null {
  const [, body, mac] = /^([\w-]{10,90})\.([\w-]{22})$/.exec(token) ?? [];
  const said = Buffer.from(body ?? '', 'base64url').toString('utf8');
  const given = Buffer.from(mac ?? '', 'base64url');
  if (given.length !== MAC_BYTES || !timingSafeEqual(sign(said), given)) return null;
  const [kind, first, second] = said.split(' ');
  if (kind === 't' && first) return { kind: 'test', testId: first };
  return kind === 'd' && second
    ? { kind: 'delivery', outboxId: Number(first), subscriptionId: second }
    : null;
}
