import { z } from 'zod';
import { personOrNobody } from '#domain/access/system';
import { cleanSigner, nameFor } from '#domain/files/file-name';
import { FILE_MAX } from '#domain/files/limits';
import { FILE_KINDS, type FileKind, isPicture, MEDIA_TYPES, type MediaType } from '#domain/files/types';
import { effectiveInstant } from '#domain/kernel/effective-instant';
import { require_ } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { mayAttach, mayDetach } from '#domain/ticket/attach';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import { readTicket } from './guard';
import { ticketRoot } from './ticket-root';

const points = z.number().int().positive().max(100_000).nullable();

/**
 * A photo, a file or a signature. It is sent once the server has the bytes (P29), and in every state of the ticket, so
 * what was captured in a basement is never refused because somebody was faster.
 */
export const attachFile = defineMutation({
  name: 'ticket.attach',
  v: 1,
  args: z.strictObject({
    ticketId: z.uuid(),
    /** Of the bytes, and of the row that says what they are. */
    fileId: z.uuidv7(),
    kind: z.enum(FILE_KINDS),
    name: z.string().trim().min(1).max(1_000),
    mediaType: z.enum(MEDIA_TYPES),
    size: z.number().int().positive().max(FILE_MAX),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    width: points,
    height: points,
    internal: z.boolean(),
    /** The entry it came with. */
    timelineId: z.uuid().optional(),
  }),
  root: ticketRoot,
  file: (args) => args.fileId,
  async run(tx, { ticketId, fileId, timelineId, ...told }) {
    const ticket = await readTicket(tx, ticketId);
    const entry = timelineId ? await entryOf(tx, ticketId, timelineId) : undefined;
    // What came with a note stays with it: a photo alone would tell of the note.
    const internal = told.internal || (entry?.internal ?? false);
    require_(mayAttach(tx.actor, ticket, internal), 'forbidden');
    const stored = await tx.claimFile(fileId);
    for (const field of ['size', 'sha256'] as const)
      require_(!stored || stored[field] === told[field], 'invalid', { field });
    // The device goes by the name, the server by what the file is.
    const mediaType = stored?.mediaType ?? told.mediaType;
    require_(fits(told.kind, mediaType), 'invalid', { field: 'mediaType' });
    const effective = effectiveInstant(tx.occurredAt, tx.receivedAt, null);
    await tx.insert('attachment', {
      ...told,
      id: fileId,
      ticketId,
      timelineId: entry?.id ?? null,
      authorId: personOrNobody(tx.actor.id),
      name: told.kind === 'signature' ? cleanSigner(told.name) : nameFor(told.name, mediaType),
      mediaType,
      internal,
      occurredAt: tx.occurredAt,
      receivedAt: tx.receivedAt,
      effectiveAt: effective.at,
    });
    // As for a note: a changed date would tell of what is internal.
    if (!internal)
      await tx.update('ticket', ticketId, { updatedAt: Math.max(ticket.updatedAt, effective.at) });
    return undefined;
  },
});

/** No longer on the ticket. Whoever takes it away second finds it gone. */
export const detachFile = defineMutation({
  name: 'ticket.detach',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid(), fileId: z.uuid() }),
  root: ticketRoot,
  async run(tx, { ticketId, fileId }) {
    await readTicket(tx, ticketId);
    const attachment = await tx.get('attachment', fileId);
    if (!attachment) return undefined;
    require_(attachment.ticketId === ticketId, 'not_found');
    require_(mayDetach(tx.actor, attachment), 'forbidden');
    const { at } = effectiveInstant(tx.occurredAt, tx.receivedAt, null);
    await tx.update('attachment', fileId, { deletedAt: at });
    return undefined;
  },
});

const fits = (kind: FileKind, type: MediaType): boolean =>
  kind === 'file' || (kind === 'signature' ? type === 'image/png' : isPicture(type));

/** The entry, if it is there and of this ticket: an attachment whose comment was refused stands by itself. */
async function entryOf(tx: Tx, ticketId: Id, id: Id) {
  const entry = await tx.get('timeline', id);
  return entry?.ticketId === ticketId ? entry : undefined;
}
