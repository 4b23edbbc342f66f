import { z } from 'zod';
import { ANNOUNCEMENT_KINDS, ANNOUNCEMENT_LIMITS } from '#domain/major/announcement';
import { deletedAt, id, instant, ver } from './fields';

/** What somebody published for everybody: a major incident, or work that is planned. */
export const announcementRow = z.strictObject({
  id,
  kind: z.enum(ANNOUNCEMENT_KINDS),
  title: z.string(),
  text: z.string(),
  /** Of an incident: which. Hardly anybody of those who read this may read that. */
  ticketId: id.nullable(),
  /** Null: not of one site. */
  siteId: id.nullable(),
  /** Also for those who are not signed in. */
  onSignIn: z.boolean(),
  startsAt: instant,
  /** Of an incident: when it is expected to be fixed. Of planned work: when it ends. */
  endsAt: instant.nullable(),
  /** Of an incident: by when more is said; null: nothing more is promised. */
  nextAt: instant.nullable(),
  /** When somebody said that it is over; null: nobody has. */
  overAt: instant.nullable(),
  /** The newest first. */
  updates: z.array(z.strictObject({ at: instant, text: z.string() })).max(ANNOUNCEMENT_LIMITS.updates),
  ver,
  deletedAt,
});
export type AnnouncementRow = z.infer<typeof announcementRow>;

/** What somebody said of whether it concerns them, too; its id is `affectedId`. */
export const affectedRow = z.strictObject({
  id,
  personId: id,
  announcementId: id,
  at: instant,
  /** When they took it back; null: it concerns them. */
  withdrawnAt: instant.nullable(),
  ver,
  deletedAt,
});
export type AffectedRow = z.infer<typeof affectedRow>;
