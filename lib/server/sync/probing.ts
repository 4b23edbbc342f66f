import 'server-only';
import { type Id, type Instant, MINUTE } from '#domain/kernel/types';
import { SyncRefusal } from './refusal';

/** Devices that lose sight of everything they had pinned ask for two hundred each. */
const FREE = 600;
const WINDOW = 15 * MINUTE;
const SIZE = 20_000;

// On globalThis: Next loads this module once per bundle.
const shared = globalThis as typeof globalThis & {
  holdfastProbing?: Map<Id, { misses: number; since: Instant }>;
};
shared.holdfastProbing ??= new Map();
const counts = shared.holdfastProbing;

/**
 * Slows down whoever asks for one record after the other that is not theirs (attack A12).
 * @throws SyncRefusal busy, until a quarter of an hour after the first of too many
 */
export function refuseProbing(personId: Id, now: Instant): void {
  const count = counts.get(personId);
  if (!count) return;
  if (now - count.since > WINDOW) counts.delete(personId);
  else if (count.misses >= FREE) throw new SyncRefusal('busy');
}

/** Counts a record that was asked for in vain. */
export function noteMiss(personId: Id, now: Instant): void {
  const count = counts.get(personId);
  if (count) count.misses += 1;
  else {
    if (counts.size >= SIZE) counts.clear();
    counts.set(personId, { misses: 1, since: now });
  }
}
