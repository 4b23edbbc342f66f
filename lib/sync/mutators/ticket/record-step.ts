import { isStaff } from '#domain/access/roles';
import { personOrNobody } from '#domain/access/system';
import { effectiveInstant } from '#domain/kernel/effective-instant';
import type { Instant } from '#domain/kernel/types';
import { type Heard, tickedUntil } from '#domain/sla/clocks';
import { isOpen } from '#domain/ticket/states';
import type { Patch, Tx } from '#sync/tx';
import type { TicketRow } from '#sync/views/ticket';
import type { TimelineData, TimelineRow } from '#sync/views/timeline';
import { tick } from './clocks';

interface Entry {
  kind: TimelineRow['kind'];
  internal?: boolean;
  body?: string;
  data?: TimelineData;
  /** Which of the ids of this mutation the entry takes; 0 when it writes only one. */
  ordinal?: number;
}

/** Appends one entry to a ticket's timeline and returns the instant that counts for it. */
export async function appendEntry(
  tx: Tx,
  ticketId: string,
  previousAt: Instant | null,
  entry: Entry,
): Promise<Instant> {
  const effective = effectiveInstant(tx.occurredAt, tx.receivedAt, previousAt);
  await tx.insert('timeline', {
    id: tx.id(entry.ordinal ?? 0),
    ticketId,
    kind: entry.kind,
    internal: entry.internal ?? false,
    actorId: personOrNobody(tx.actor.id),
    body: entry.body ?? '',
    data: entry.data ?? {},
    occurredAt: tx.occurredAt,
    receivedAt: tx.receivedAt,
    effectiveAt: effective.at,
    clockFlag: effective.flag,
  });
  return effective.at;
}

/** Writes a step: its timeline entry, and the ticket with the state that follows. */
export const recordStep = (
  tx: Tx,
  ticket: TicketRow,
  entry: Entry,
  patch: (at: Instant) => Patch<'ticket'>,
): Promise<void> => record(tx, ticket, previousOf(ticket), entry, patch);

/** What a step, or a change of what was promised, cannot have been before. */
export const previousOf = ({ stateSince, handedAt, sla }: TicketRow): Instant =>
  Math.max(stateSince, handedAt ?? 0, tickedUntil(sla));

/** The instant that counts for a step that is taken now. */
export const stepAt = (tx: Tx, ticket: TicketRow): Instant =>
  effectiveInstant(tx.occurredAt, tx.receivedAt, previousOf(ticket)).at;

/**
 * Writes what somebody did to a ticket: its timeline entry, what it changes, and what it does to the clocks.
 * @param previousAt effective instant of what it cannot have been before; null: it counts from when it was done
 */
export async function record(
  tx: Tx,
  ticket: TicketRow,
  previousAt: Instant | null,
  entry: Entry,
  patch: (at: Instant) => Patch<'ticket'> = () => ({}),
): Promise<void> {
  const { at } = effectiveInstant(tx.occurredAt, tx.receivedAt, previousAt);
  const change = patch(at);
  const moved = change.state !== undefined && change.state !== ticket.state;
  // What was said of how it went was said of a fix that does not hold.
  const unrated = change.state && isOpen(change.state) && ticket.satisfaction !== null;
  const heard = heardIn(tx, ticket, entry);
  const ticked = await tick(tx, ticket, { ...ticket, ...change }, { at, ...heard });
  await appendEntry(tx, ticket.id, previousAt, { ...entry, data: { ...entry.data, ...ticked.data } });
  await tx.update('ticket', ticket.id, {
    ...change,
    ...hands(tx, ticket, change, Boolean(heard.accepted), at),
    ...ticked.patch,
    ...(moved ? { stateSince: at } : {}),
    ...(unrated ? { satisfaction: null, ratedAt: null } : {}),
    updatedAt: Math.max(ticket.updatedAt, at),
  });
}

/** Whether whoever reported it gets an answer by this, or knows that somebody has taken it on. */
function heardIn(tx: Tx, ticket: TicketRow, entry: Entry): Omit<Heard, 'at'> {
  const { id, role } = tx.actor;
  const byStaff = isStaff(role) && personOrNobody(id) !== null && id !== ticket.requesterId;
  const { step, assigneeTo, taskAct } = entry.data ?? {};
  const isTaken =
    step === 'take' ||
    step === 'start' ||
    step === 'accept' ||
    taskAct === 'done' ||
    ((step === 'assign' || taskAct === 'given') && assigneeTo === id);
  return {
    replied: byStaff && !entry.internal && Boolean(entry.body),
    accepted: personOrNobody(id) !== null && (isTaken || entry.kind === 'travel' || entry.kind === 'arrive'),
  };
}

/**
 * Whoever gets a ticket has yet to say that they have it, unless they took it themselves; who begins, or sets out, has
 * said so. It is kept here, with every act, so that none can forget it.
 */
function hands(
  tx: Tx,
  { assigneeId: before, teamId: from, acceptedAt }: TicketRow,
  { assigneeId: after = before, teamId: to = from }: Patch<'ticket'>,
  accepts: boolean,
  at: Instant,
): Patch<'ticket'> {
  const isTheirs = accepts && after === tx.actor.id;
  const handed = after !== before || to !== from ? { handedAt: at } : {};
  if (after !== before) return { ...handed, acceptedAt: isTheirs ? at : null };
  return isTheirs && !acceptedAt ? { ...handed, acceptedAt: at } : handed;
}
