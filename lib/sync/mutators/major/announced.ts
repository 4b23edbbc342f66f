import { can } from '#domain/access/capabilities';
import type { Id, Instant } from '#domain/kernel/types';
import { ANNOUNCEMENT_LIMITS } from '#domain/major/announcement';
import { nextUpdateAt } from '#domain/major/major';
import type { Patch, Tx } from '#sync/tx';
import type { AnnouncementRow } from '#sync/views/announcement';
import type { TicketRow } from '#sync/views/ticket';

interface Published {
  title: string;
  text: string;
  onSignIn: boolean;
  expectedAt: Instant | null;
  /** By when more is said. */
  nextAt: Instant;
}

/** Publishes what is known of a major incident; one that was declared, ended and declared again stands there twice. */
export async function tellEverybody(tx: Tx, ticket: TicketRow, at: Instant, said: Published): Promise<void> {
  const { title, text, onSignIn, expectedAt, nextAt } = said;
  await tx.insert('announcement', {
    ...{ id: tx.id(1), kind: 'incident', title, text, ticketId: ticket.id, siteId: ticket.siteId, onSignIn },
    ...{ startsAt: at, endsAt: expectedAt, nextAt, overAt: null, updates: [] },
  });
}

/** What everybody reads of this ticket, as long as it goes on; after it was ended, the last. */
export async function announcementOf(tx: Tx, ticketId: Id): Promise<AnnouncementRow | undefined> {
  const all = (await tx.all('announcement')).filter((row) => row.ticketId === ticketId);
  return all.sort((a, b) => b.startsAt - a.startsAt)[0];
}

/** It is over, and said so. */
export async function endAnnouncement(tx: Tx, ticketId: Id, at: Instant, text: string): Promise<void> {
  const shown = await announcementOf(tx, ticketId);
  if (!shown || shown.overAt !== null) return;
  const last = text ? [{ at, text: text.slice(0, ANNOUNCEMENT_LIMITS.text) }] : [];
  const updates = [...last, ...shown.updates].slice(0, ANNOUNCEMENT_LIMITS.updates);
  await tx.update('announcement', shown.id, { overAt: at, nextAt: null, updates });
}

/** What a step that ends a major incident does to it: what belongs to it and whom it concerns is next. */
export async function endMajor(
  tx: Tx,
  ticket: TicketRow,
  at: Instant,
  note: string,
): Promise<Patch<'ticket'>> {
  if (!ticket.major) return {};
  // What a technician writes is for the reporter; everybody reads only what somebody wrote who publishes.
  await endAnnouncement(tx, ticket.id, at, can(tx.actor.role, 'incident.declare') ? note : '');
  return { major: { ...ticket.major, dueAt: at } };
}

/** What opening it again does. */
export async function goOnWithMajor(tx: Tx, ticket: TicketRow, at: Instant): Promise<Patch<'ticket'>> {
  if (!ticket.major) return {};
  const nextAt = nextUpdateAt(at, ticket.major.every);
  const shown = await announcementOf(tx, ticket.id);
  if (shown) await tx.update('announcement', shown.id, { overAt: null, endsAt: null, nextAt });
  return { major: { ...ticket.major, dueAt: nextAt } };
}
