import type { Id, Instant } from '#domain/kernel/types';
import type { LocalEnv } from '#sync/local/ports';

/** The device's clock: the only place of the browser room that asks it. */
export const deviceNow = (): Instant => Date.now();

/** A version 7 UUID: sorted by the time it was made. */
export function newId(now: Instant = deviceNow()): Id {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  const time = now.toString(16).padStart(12, '0');
  const random = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((Number.parseInt(random.slice(3, 4), 16) & 3) | 8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`;
}

/**
 * How far the server's clock is ahead of the device's, measured over one round trip: the server looked at its
 * clock about half way.
 *
 * @returns ms; positive when the server is ahead
 */
export const measuredOffset = (serverTime: Instant, asked: Instant, answered: Instant): number =>
  Math.round(serverTime - (asked + answered) / 2);

export const deviceEnv: LocalEnv = { now: deviceNow, newId: () => newId() };
