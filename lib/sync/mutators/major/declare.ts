import { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { effectiveInstant } from '#domain/kernel/effective-instant';
import { type DomainError, require_ } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import { ANNOUNCEMENT_LIMITS } from '#domain/major/announcement';
import { isMajor } from '#domain/major/is-major';
import { mayDeclare, nextUpdateAt, toldAt, UPDATE_EVERY } from '#domain/major/major';
import { mayWorkOn } from '#domain/ticket/actions';
import { LIMITS } from '#domain/ticket/limits';
import { isOpen } from '#domain/ticket/states';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import { readTicket } from '../ticket/guard';
import { appendEntry, record } from '../ticket/record-step';
import { ticketRoot } from '../ticket/ticket-root';
import { announcementOf, endAnnouncement, tellEverybody } from './announced';

const every = z.literal(UPDATE_EVERY);
const expectedAt = z.number().int().nonnegative().nullable();
const text = z.string().trim().min(1).max(ANNOUNCEMENT_LIMITS.text);

/** The incident is a major one: handled by its own procedure, with updates at promised times. */
export const declareMajor = defineMutation({
  name: 'ticket.declareMajor',
  v: 1,
  args: z.strictObject({
    ticketId: z.uuid(),
    every,
    /** What everybody is told; null: nothing yet. */
    published: z
      .strictObject({
        title: z.string().trim().min(1).max(ANNOUNCEMENT_LIMITS.title),
        text,
        onSignIn: z.boolean(),
        expectedAt,
      })
      .nullable(),
  }),
  root: ticketRoot,
  async run(tx, { ticketId, every, published }) {
    const ticket = await readTicket(tx, ticketId);
    require_(mayDeclare(tx.actor, ticket), 'forbidden');
    require_(isOpen(ticket.state), 'illegal_state', { state: ticket.state });
    // Two declare it at once: it is one. What was not published at first is published by saying so again.
    const { at } = effectiveInstant(tx.occurredAt, tx.receivedAt, null);
    const nextAt = isMajor(ticket) && ticket.major?.dueAt ? ticket.major.dueAt : nextUpdateAt(at, every);
    const publish = async () => published && tellEverybody(tx, ticket, at, { ...published, nextAt });
    if (isMajor(ticket)) {
      const shown = published ? await announcementOf(tx, ticketId) : undefined;
      // Two publish at once: the second finds their own words again, and may change what stands there.
      require_(!shown || shown.overAt !== null, 'exists');
      await publish();
      return undefined;
    }
    const affected = ticket.major?.affected ?? 1;
    await record(tx, ticket, null, { kind: 'major', data: { major: 'declared', every } }, () => ({
      major: { since: at, every, dueAt: nextAt, affected },
    }));
    await publish();
    tx.emit({ type: 'ticket.major', ticketId });
    return undefined;
  },
});

/** Everybody is told how it goes, and the next update is owed from now on. */
export const postUpdate = defineMutation({
  name: 'ticket.postUpdate',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid(), text, expectedAt, every }),
  root: ticketRoot,
  async run(tx, { ticketId, text: body, expectedAt, every }) {
    const ticket = await readTicket(tx, ticketId);
    require_(mayDeclare(tx.actor, ticket), 'forbidden');
    const { major } = ticket;
    require_(major && isMajor(ticket), 'illegal_state', { state: ticket.state });
    const { at } = effectiveInstant(tx.occurredAt, tx.receivedAt, major.since);
    // One that was written earlier and arrives later puts off nothing that was promised since.
    const isLate = at < toldAt(major);
    await record(tx, ticket, null, { kind: 'update', body, data: { every, expectedAt } }, () =>
      isLate ? {} : { major: { ...major, every, dueAt: nextUpdateAt(at, every) } },
    );
    const shown = await announcementOf(tx, ticketId);
    if (shown && shown.overAt === null) {
      const all = [...shown.updates, { at, text: body }].sort((a, b) => b.at - a.at);
      const updates = all.slice(0, ANNOUNCEMENT_LIMITS.updates);
      await tx.update('announcement', shown.id, {
        ...{ updates, ...(isLate ? {} : { endsAt: expectedAt, nextAt: nextUpdateAt(at, every) }) },
      });
    }
    tx.emit({ type: 'ticket.commented', ticketId, internal: false });
    return undefined;
  },
  keep: (tx, { ticketId, text }, refusal) => keepAsNote(tx, ticketId, text, refusal),
});

/** It is no major incident after all; the ticket goes on as any other. */
export const standDown = defineMutation({
  name: 'ticket.standDown',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid(), note: text }),
  root: ticketRoot,
  async run(tx, { ticketId, note }) {
    const ticket = await readTicket(tx, ticketId);
    require_(mayDeclare(tx.actor, ticket), 'forbidden');
    const { major } = ticket;
    require_(major && isMajor(ticket), 'illegal_state', { state: ticket.state });
    const { at } = effectiveInstant(tx.occurredAt, tx.receivedAt, major.since);
    // It is kept until those are told who said "me too".
    await record(tx, ticket, null, { kind: 'major', body: note, data: { major: 'stood_down' } }, () => ({
      major: { ...major, dueAt: at, stoodDown: true },
    }));
    await endAnnouncement(tx, ticketId, at, note);
    return undefined;
  },
  keep: (tx, { ticketId, note }, refusal) => keepAsNote(tx, ticketId, note, refusal),
});

/** What was learned from a major incident, for colleagues. Written as often as somebody knows more; the newest counts. */
export const reviewMajor = defineMutation({
  name: 'ticket.review',
  v: 1,
  args: z.strictObject({ ticketId: z.uuid(), text: z.string().trim().min(1).max(LIMITS.text) }),
  root: ticketRoot,
  async run(tx, { ticketId, text: body }) {
    const ticket = await readTicket(tx, ticketId);
    require_(mayWorkOn(tx.actor, ticket), 'forbidden');
    require_(ticket.major && !ticket.major.stoodDown, 'illegal_state', { state: ticket.state });
    await record(tx, ticket, null, { kind: 'review', internal: true, body });
    return undefined;
  },
});

/** What was written without signal is not lost because the incident was over by then. */
async function keepAsNote(tx: Tx, ticketId: Id, body: string, refusal: DomainError): Promise<void> {
  const ticket = await tx.get('ticket', ticketId);
  if (!ticket || refusal.code !== 'illegal_state' || !can(tx.actor.role, 'ticket.note')) return;
  await appendEntry(tx, ticketId, null, { kind: 'note', internal: true, body });
}
