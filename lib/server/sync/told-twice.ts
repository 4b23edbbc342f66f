import 'server-only';
import { and, inArray, isNull } from 'drizzle-orm';
import { ticket } from '#db/schema/tickets';
import { effectiveInstant } from '#domain/kernel/effective-instant';
import type { Id, Instant } from '#domain/kernel/types';
import type { ToldEvent } from '#domain/notify/events';
import { becameOfFirst, type FirstState } from '#domain/ticket/relations';
import { derivedId } from '#sync/ids';
import type { SyncWriter } from './sync-writer';

/** Longest chain of tickets that tell the same. */
const CHAIN_MAX = 20;
/** Ordinals of the entries written here: far beyond those a mutator takes. */
const FIRST_ORDINAL = 1_000;

interface Twice {
  ticketId: Id;
  requesterId: Id;
  stateSince: Instant;
}

/** When, and in which intent, it became of the first what is passed on. */
interface When {
  uid: Id;
  occurredAt: Instant;
  receivedAt: Instant;
}

/**
 * What becomes of a ticket is written on those that were closed because they told the same, whoever may see them: their
 * reporters follow only their own. Answers the events, and for each repair one more per such ticket.
 */
export async function withToldTwice(
  writer: SyncWriter,
  when: When,
  events: readonly ToldEvent[],
): Promise<ToldEvent[]> {
  const all = [...events];
  const known = new Set<Id>();
  let ordinal = FIRST_ORDINAL;
  for (const event of events) {
    const to = becameOf(event);
    if (!to || !('ticketId' in event) || known.has(event.ticketId)) continue;
    known.add(event.ticketId);
    for (const twice of await allTwice(writer, event.ticketId, known)) {
      await tell(writer, when, twice, to, ordinal++);
      const { ticketId, requesterId } = twice;
      if (to === 'resolved') all.push({ type: 'ticket.resolved', ticketId, requesterId });
    }
  }
  return all;
}

function becameOf(event: ToldEvent): FirstState | null {
  switch (event.type) {
    case 'ticket.resolved':
      return 'resolved';
    case 'ticket.cancelled':
      return 'cancelled';
    case 'ticket.decided':
      // It goes on nowhere: whoever told the same is told so.
      return event.outcome === 'rejected' ? 'cancelled' : null;
    case 'ticket.reopened':
      return event.state === 'closed' ? null : event.state;
    default:
      return null;
  }
}

/** The tickets that tell the same as this one, and those that tell the same as they do; each is held. */
async function allTwice(writer: SyncWriter, first: Id, known: Set<Id>): Promise<Twice[]> {
  const all: Twice[] = [];
  let level: Id[] = [first];
  for (let depth = 0; level.length > 0 && depth < CHAIN_MAX; depth++) {
    const found = (await pointingAt(writer, level)).filter(({ ticketId }) => !known.has(ticketId));
    if (found.length === 0) break;
    await writer.guardMany(
      'ticket',
      found.map(({ ticketId }) => ticketId),
    );
    // One of them may have been opened again until it was held.
    const fresh = (await pointingAt(writer, level)).filter(({ ticketId }) => !known.has(ticketId));
    for (const { ticketId } of fresh) known.add(ticketId);
    all.push(...fresh);
    level = fresh.map(({ ticketId }) => ticketId);
  }
  return all;
}

async function pointingAt(writer: SyncWriter, ids: readonly Id[]): Promise<Twice[]> {
  // Those this transaction made stand in no table yet.
  const made = writer.waiting().filter(({ duplicateOfId }) => duplicateOfId && ids.includes(duplicateOfId));
  const stored = await writer.tx
    .select({ ticketId: ticket.id, requesterId: ticket.requesterId, stateSince: ticket.stateSince })
    .from(ticket)
    .where(and(inArray(ticket.duplicateOfId, [...ids]), isNull(ticket.deletedAt)))
    .orderBy(ticket.id);
  return [
    ...stored,
    ...made.map(({ id, requesterId, stateSince }) => ({ ticketId: id, requesterId, stateSince })),
  ];
}

async function tell(
  writer: SyncWriter,
  { uid, occurredAt, receivedAt }: When,
  { ticketId, stateSince }: Twice,
  to: FirstState,
  ordinal: number,
): Promise<void> {
  const effective = effectiveInstant(occurredAt, receivedAt, stateSince);
  const row = {
    ...{ id: derivedId(uid, ordinal), ticketId, kind: 'relate' as const, internal: false, actorId: null },
    ...{ body: '', data: becameOfFirst(to), occurredAt, receivedAt },
    ...{ effectiveAt: effective.at, clockFlag: effective.flag },
  };
  await writer.insert('timeline', row, { kind: 'ticket', id: ticketId }, false);
}
