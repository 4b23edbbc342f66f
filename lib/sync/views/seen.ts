import { canonicalText } from '../protocol/canonical';
import { crc32 } from '../protocol/digest';
import type { TicketRow } from './ticket';

type Shown = Pick<TicketRow, 'title' | 'description' | 'requesterId' | 'request' | 'impact' | 'urgency'>;

/**
 * Stands for what somebody reads before they decide: who decides on something else than what is there now is told so.
 * Against mistakes, not against fraud: what was decided on stands in the feed as well.
 */
export function seenOf({ title, description, requesterId, request, impact, urgency }: Shown): string {
  const text = canonicalText([title, description, requesterId, request?.told ?? [], impact, urgency]);
  const hex = (sum: number) => sum.toString(16).padStart(8, '0');
  return hex(crc32(text)) + hex(crc32(`${text.length}${text}`));
}
