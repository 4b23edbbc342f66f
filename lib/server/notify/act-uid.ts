import 'server-only';
import { createHmac, hkdfSync } from 'node:crypto';
import type { Id } from '#domain/kernel/types';
import type { NoticeAct } from '#domain/notify/acts';
import { config } from '#server/config';

/** A key of its own, derived from the installation's secret. */
const key = (): Buffer => Buffer.from(hkdfSync('sha256', config.secret, '', 'holdfast push act', 32));

/**
 * The uid of what somebody does from a notification: the same in every push of this event to this person, so that an act
 * pressed on two devices is one, and known to nobody else, so that no other can use it up first. Of version 7, as devices
 * make them; its time is the event's.
 */
export function actUid(eventUid: Id, personId: Id, act: NoticeAct): Id {
  const text = createHmac('sha256', key()).update(`${eventUid} ${personId} ${act}`).digest('hex');
  const variant = ((Number.parseInt(text.slice(3, 4), 16) & 3) | 8).toString(16);
  return `${eventUid.slice(0, 13)}-7${text.slice(0, 3)}-${variant}${text.slice(4, 7)}-${text.slice(7, 19)}`;
}
