import 'server-only';
import { type Id, type Instant, MINUTE } from '#domain/kernel/types';
import { SyncRefusal } from './refusal';

/** A question that reads all rows of a person may be asked so often, from all devices of theirs together. */
const MOST = 12;
const WINDOW = 5 * MINUTE;
const SIZE = 20_000;

// On globalThis: Next loads this module once per bundle.
const shared = globalThis as typeof globalThis & {
  holdfastSeldom?: Map<Id, { asked: number; since: Instant }>;
};
shared.holdfastSeldom ??= new Map();
const counts = shared.holdfastSeldom;

/**
 * Counts a question that costs as much as a first load.
 * @throws SyncRefusal busy, until five minutes after the first of too many
 */
export function noteQuestion(personId: Id, now: Instant): void {
  const count = counts.get(personId);
  if (!count || now - count.since > WINDOW) {
    if (counts.size >= SIZE) counts.clear();
    counts.set(personId, { asked: 1, since: now });
    return;
  }
  if (count.asked >= MOST) throw new SyncRefusal('busy');
  count.asked += 1;
}
