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

/** Publishes what is known of a major incident; one that was declared, ended and declared again stands there twice. Of the
 * ticket it says nothing, not even where that is: whoever else it concerns would think that it is not theirs. */
export async function tellEverybody(tx: Tx, ticket: TicketRow, at: Instant, said: Published): Promise<void> {
  const { title, text, onSignIn, expectedAt, nextAt } = said;
  await tx.insert('announcement', {
    ...{ id: tx.id(1), kind: 'incident', title, text, ticketId: ticket.id, siteId: null, onSignIn },
    ...{ startsAt: at, endsAt: expectedAt, nextAt, overAt: null, updates: [] },
  });
}

/** What everybody reads of this ticket as long as it goes on; else the last that was over. */
export async function announcementOf(tx: Tx, ticketId: Id): Promise<AnnouncementRow | undefined> {
  const all = (await tx.all('announcement')).filter((row) => row.ticketId === ticketId);
  const isOver = (row: AnnouncementRow) => Number(row.overAt !== null);
  return all.sort((a, b) => isOver(a) - isOver(b) || b.startsAt - a.startsAt)[0];
}

/** It is over, and said so. */
export async function endAnnouncement(tx: Tx, ticketId: Id, at: Instant, text: string): Promise<void> {
  const shown = await announcementOf(tx, ticketId);
  if (!shown || shown.overAt !== null) return;
  const updates = withUpdate(shown, at, text);
  await tx.update('announcement', shown.id, { overAt: at, nextAt: null, updates });
}

/** What a step that ends a major incident does to it: what belongs to it and whom it concerns is next. */
export async function endMajor(
  tx: Tx,
  ticket: TicketRow,
  at: Instant,
  note: string,
): Promise<Patch<'ticket'>> {
  if (!ticket.major || ticket.major.stoodDown) return {};
  // What a technician writes is for the reporter; everybody reads only what somebody wrote who publishes.
  await endAnnouncement(tx, ticket.id, at, can(tx.actor.role, 'incident.declare') ? note : '');
  return { major: { ...ticket.major, dueAt: at } };
}

/**
 * What opening it again does. It is published again only by whoever publishes, and only what was published of it this
 * time: else nobody would have said that everybody is to read it.
 */
export async function goOnWithMajor(
  tx: Tx,
  ticket: TicketRow,
  at: Instant,
  note: string,
): Promise<Patch<'ticket'>> {
  const { major } = ticket;
  if (!major || major.stoodDown) return {};
  const nextAt = nextUpdateAt(at, major.every);
  const shown = await announcementOf(tx, ticket.id);
  if (shown && shown.startsAt >= major.since && can(tx.actor.role, 'announcement.publish')) {
    const updates = withUpdate(shown, at, note);
    await tx.update('announcement', shown.id, { overAt: null, endsAt: null, nextAt, updates });
  }
  return { major: { ...major, dueAt: nextAt } };
}

/** The newest first; none where nothing was said. */
function withUpdate({ updates }: AnnouncementRow, at: Instant, text: string): AnnouncementRow['updates'] {
  const last = text ? [{ at, text: text.slice(0, ANNOUNCEMENT_LIMITS.text) }] : [];
  return [...last, ...updates].slice(0, ANNOUNCEMENT_LIMITS.updates);
}
