import { z } from 'zod';
import { FILE_KINDS } from '#domain/files/types';
import { deletedAt, id, instant, ver } from './fields';

/**
 * A file on a ticket. Its bytes travel by themselves (`/api/blob`) and carry the same id; this row says what they are.
 * Append only: it is added or taken away, never changed.
 */
export const attachmentRow = z.strictObject({
  id,
  ticketId: id,
  /** The comment, note or step it came with; null: by itself. */
  timelineId: id.nullable(),
  /** Null: the system. */
  authorId: id.nullable(),
  kind: z.enum(FILE_KINDS),
  /** Of the file; of a signature: who signed. */
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int().positive(),
  /** Of the bytes, in hex. */
  sha256: z.string(),
  /** Of pictures, in points. */
  width: z.number().int().positive().nullable(),
  height: z.number().int().positive().nullable(),
  /** Staff only, like a note. */
  internal: z.boolean(),
  /** By the clock of the device it was done on. */
  occurredAt: instant,
  /** By the clock of the server; null while it is only on this device. */
  receivedAt: instant.nullable(),
  /** The instant that counts. */
  effectiveAt: instant,
  ver,
  deletedAt,
});
export type AttachmentRow = z.infer<typeof attachmentRow>;
