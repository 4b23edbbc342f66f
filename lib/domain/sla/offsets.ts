import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../kernel/types';

/** A time in which the clocks of a zone stay as they are. */
export interface OffsetPiece {
  from: Instant;
  to: Instant;
  /** Wall clock minus UTC, ms. */
  offset: number;
}

/** By zone, those that were asked for: a zone changes its clocks some two times a year. */
const found = new Map<string, OffsetPiece[]>();

/**
 * The piece in which an instant lies. A zone that this machine does not know counts as UTC: only an old browser can
 * meet one (the server refuses to store it), and what it foresees is replaced by what the server says.
 */
export function offsetAt(zone: string, at: Instant): OffsetPiece {
  const pieces = found.get(zone) ?? [];
  if (pieces.length === 0) found.set(zone, pieces);
  const before = pieces.find((piece) => piece.from <= at && at < piece.to);
  if (before) return before;
  const piece = read(zone, at);
  pieces.push(piece);
  return piece;
}

function read(zone: string, at: Instant): OffsetPiece {
  try {
    const time = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    // The previous one is looked for strictly before: `at` may be where the clocks changed.
    const from = time.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
    const to = time.getTimeZoneTransition('next');
    return {
      from: from?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
      to: to?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
      offset: time.offsetNanoseconds / 1e6,
    };
  } catch {
    return { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, offset: 0 };
  }
}
