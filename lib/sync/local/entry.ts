import type { Id, Instant } from '#domain/kernel/types';
import type { Envelope, Intent } from '#sync/protocol/envelope';
import type { MutationResult } from '#sync/protocol/result';

/** `pending` waits for its acknowledgement; the other two stay until the person decides or 30 days passed. */
type EntryStatus = 'pending' | 'needs_you' | 'dismissed';

/** What somebody did, kept on the device until the server has settled it. */
export interface OutboxEntry extends Intent {
  /** Place in the queue; also kept when it comes back after a reset. */
  order: number;
  status: EntryStatus;
  /** Position in this client's sequence, given when it is first sent and again after a fork or reset. */
  mid: number | null;
  /** Was sent at least once: its bytes stay as they are. */
  frozen: boolean;
  /** The root it works on, for the screens. */
  rootId: Id;
  /** Length of its JSON in UTF-8. */
  bytes: number;
  /** The file it attaches: its bytes go to the server first, in a lane of their own (P29). */
  fileId?: Id;
  /** The bytes are not all there yet: it stays behind meanwhile, and only it. */
  waits?: boolean;
  /** Its uid came with a notification: every device of this person that presses the same has the same. */
  dealt?: boolean;
  /** What the server answered, once it did. */
  result: MutationResult | null;
  /** Device clock when it was settled or dismissed. */
  settledAt: Instant | null;
}

/** An entry the server took. Offered again when the server has forgotten it (P22). */
export interface SentEntry extends OutboxEntry {
  result: MutationResult;
  settledAt: Instant;
  /** Fields where somebody else's value stands and the person has not chosen yet. Kept until they have. */
  asks?: string[];
}

/** What the person is asked about an intent the server has merged: only what is done to a ticket, never a setting. */
export const asksOf = (entry: Pick<OutboxEntry, 'name'>, result: MutationResult): string[] =>
  result.status === 'merged' && entry.name.startsWith('ticket.')
    ? result.merged.map(({ field }) => field)
    : [];

/** The wire form of an entry that has its place in the sequence. */
export function envelopeOf(entry: OutboxEntry & { mid: number }): Envelope {
  const { uid, mid, name, v, args, base, occurredAt, clockOffset } = entry;
  return { uid, mid, name, v, args, base, occurredAt, clockOffset };
}
