import { type Actor, isStaff } from '../access/roles';
import type { Sight } from '../access/scopes';
import type { Id } from '../kernel/types';
import { type NewsDetail, NOTIFIED_EVENTS, type NotifiedEvent, type TicketEvent } from './events';

/** One person to tell about one event. */
export interface Recipient {
  personId: Id;
  event: NotifiedEvent;
  detail: NewsDetail | null;
  ticketId: Id;
  /** It stands in the inbox, and goes through no other channel. */
  quietly?: true;
}

/** Who has to do with a ticket as it is now, and what each may read of it. */
export interface Parties {
  requesterId: Id;
  reporterId: Id;
  assigneeId: Id | null;
  watcherIds: readonly Id[];
  /** Who gave it to whoever declined it, where somebody did; needed for that only. */
  giverId: Id | null;
  /** Those who work in its team; needed for marks and major incidents only. */
  teamMemberIds: readonly Id[];
  /** Those who manage its team, and where nobody does, all managers; needed for marks and major incidents only. */
  managerIds: readonly Id[];
  /** Whoever is not named here is not here any more. */
  sights: ReadonlyMap<Id, Sight>;
}

type Who = Pick<Actor, 'id' | 'role'>;

/**
 * Who hears of an event: each once, by the strongest reason there is. Never oneself for one's own acts, whoever takes a
 * ticket knows it, except of what the server made of them later; and nobody who may not read what it is about.
 */
export function recipients(event: TicketEvent, actor: Who, parties: Parties): Recipient[] {
  const { ticketId } = event;
  const internal = 'internal' in event && event.internal;
  const mayRead = (id: Id) => {
    // What they are told is what was published for everybody.
    if (event.type === 'ticket.majorOver') return parties.sights.has(id);
    const sight = parties.sights.get(id) ?? 'none';
    return internal ? sight === 'internal' : sight !== 'none';
  };
  const ownToo = event.type === 'ticket.numbered';
  const quietly = ownToo && event.quietly ? { quietly: true as const } : {};
  return strongest(
    named(event, actor, parties).flatMap(({ event: name, detail = null, ids }) =>
      ids.flatMap((personId) =>
        personId === null || (personId === actor.id && !ownToo) || !mayRead(personId)
          ? []
          : [{ personId, event: name, detail, ticketId, ...quietly }],
      ),
    ),
  );
}

const RANK = Object.fromEntries(NOTIFIED_EVENTS.map((name, rank) => [name, rank])) as Record<
  NotifiedEvent,
  number
>;

/** Of all that one act tells each person the strongest, and of what is alike the first, in the order it came. */
export function strongest(all: readonly Recipient[]): Recipient[] {
  const told = new Map<Id, Recipient>();
  for (const one of all) {
    const before = told.get(one.personId);
    if (!before || RANK[one.event] < RANK[before.event]) told.set(one.personId, one);
  }
  return [...told.values()];
}

interface Named {
  event: NotifiedEvent;
  detail?: NewsDetail | undefined;
  ids: readonly (Id | null)[];
}

function named(event: TicketEvent, actor: Who, parties: Parties): Named[] {
  const { requesterId, reporterId, assigneeId, watcherIds } = parties;
  const watching = (detail: NewsDetail): Named => ({ event: 'ticket.watched', detail, ids: watcherIds });
  switch (event.type) {
    case 'ticket.assigned':
      return [{ event: 'ticket.assigned', ids: [event.assigneeId] }];
    case 'ticket.reassigned':
      return [watching('reassigned')];
    case 'ticket.declined':
      return [{ ...watching('declined'), ids: [parties.giverId, ...watcherIds] }];
    case 'ticket.resolved':
      return [{ event: 'ticket.resolved', ids: [event.requesterId, reporterId] }, watching('resolved')];
    case 'ticket.closed':
      return [{ event: 'ticket.closed', ids: [event.requesterId] }];
    case 'ticket.reopened':
      return [{ event: 'ticket.reopened', ids: [assigneeId] }, watching('reopened')];
    case 'ticket.cancelled':
      return [watching('cancelled')];
    case 'ticket.commented': {
      const answered = isStaff(actor.role) && !event.internal ? [requesterId, reporterId] : [];
      const detail = event.internal ? ('note' as const) : undefined;
      return [{ event: 'ticket.commented', detail, ids: [...answered, assigneeId, ...watcherIds] }];
    }
    case 'ticket.mentioned':
      return [
        {
          event: 'ticket.mentioned',
          detail: event.internal ? ('note' as const) : undefined,
          ids: [event.personId],
        },
      ];
    case 'ticket.major':
      return [{ event: 'ticket.major', ids: [assigneeId, ...parties.teamMemberIds, ...parties.managerIds] }];
    case 'ticket.updateOwed':
      return [{ event: 'ticket.updateOwed', ids: [assigneeId, ...parties.managerIds] }];
    case 'ticket.majorOver':
      return [{ event: 'ticket.majorOver', ids: event.personIds }];
    case 'ticket.approvalWanted':
      return [
        { event: 'ticket.approvalWanted', detail: event.again ? 'again' : undefined, ids: event.personIds },
      ];
    case 'ticket.approverLacking':
      return [{ event: 'ticket.approvalWanted', detail: 'lacking', ids: parties.managerIds }];
    case 'ticket.decided':
      return [
        { event: 'ticket.decided', detail: event.outcome, ids: [requesterId, reporterId, ...watcherIds] },
      ];
    case 'ticket.taskGiven':
      return [{ event: 'ticket.assigned', detail: 'task', ids: [event.personId] }];
    case 'ticket.numbered':
      return [{ event: 'ticket.numbered', ids: [event.reporterId] }];
    case 'ticket.mark': {
      const { acts, percent } = event;
      const ids = [
        ...(acts.includes('assignee') ? [event.assigneeId] : []),
        ...(acts.includes('team') ? parties.teamMemberIds : []),
        ...(acts.includes('manager') ? parties.managerIds : []),
      ];
      return [{ event: percent < 100 ? 'ticket.warned' : 'ticket.breached', ids }];
    }
  }
}
