import { z } from 'zod';
import { NEWS_DETAILS, NOTIFIED_EVENTS } from '#domain/notify/events';
import { deletedAt, id, instant, ver } from './fields';

/** One line of somebody's inbox. Title and all else are those of the ticket on the device, if it is there. */
export const noticeRow = z.strictObject({
  id,
  personId: id,
  event: z.enum(NOTIFIED_EVENTS),
  detail: z.enum(NEWS_DETAILS).nullable(),
  /** What it is about: the ticket, the change, or the article that is to be looked at again. */
  ticketId: id,
  /** Of the ticket; null: it had none yet. */
  number: z.string().nullable(),
  /** Null: the system. */
  actorId: id.nullable(),
  /** Server clock. */
  at: instant,
  /** Null: not yet. */
  readAt: instant.nullable(),
  ver,
  deletedAt,
});
export type NoticeRow = z.infer<typeof noticeRow>;
