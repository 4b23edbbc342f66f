import type { Id } from '../kernel/types';
import { isOpen, type TicketState } from '../ticket/states';
import type { Filter, IsWord, NamedFilter } from './query';
import { pieces } from './words';

/** What of a ticket filters look at. */
export interface Filterable {
  state: TicketState;
  priority: number;
  teamId: Id;
  siteId: Id | null;
  categoryId: Id | null;
  assigneeId: Id | null;
  requesterId: Id;
  reporterId: Id;
}

/** What names mean on this device, and who asks. */
export interface FilterWorld {
  me: Id;
  /** Whether what is mine is what I work on, or what I reported. */
  staff: boolean;
  /** Ids of what is called so. */
  called(field: NamedFilter, name: string): ReadonlySet<Id>;
}

const STATES: Partial<Record<IsWord, readonly TicketState[]>> = {
  resolved: ['resolved'],
  closed: ['closed', 'cancelled', 'rejected'],
  new: ['new'],
  assigned: ['assigned'],
  progress: ['in_progress'],
  hold: ['on_hold'],
  cancelled: ['cancelled'],
};

/**
 * Whether a ticket passes all filters. Names are looked up once, not per ticket.
 *
 * @returns the test, and the filters whose name means nothing here
 */
export function filterTest(
  filters: readonly Filter[],
  world: FilterWorld,
): { fits(ticket: Filterable): boolean; meansNothing: Filter[] } {
  const meansNothing: Filter[] = [];
  const tests = filters.map((filter): ((ticket: Filterable) => boolean) => {
    switch (filter.field) {
      case 'is':
        return isTest(filter.word, world);
      case 'priority':
        return ({ priority }) => filter.levels.includes(priority);
      case 'me':
        return ({ assigneeId }) => assigneeId === world.me;
      default: {
        const ids = world.called(filter.field, filter.name);
        if (ids.size === 0) meansNothing.push(filter);
        return (ticket) => idsOf(filter.field, ticket).some((id) => id !== null && ids.has(id));
      }
    }
  });
  return { fits: (ticket) => tests.every((test) => test(ticket)), meansNothing };
}

function isTest(word: IsWord, { me, staff }: FilterWorld): (ticket: Filterable) => boolean {
  if (word === 'open') return ({ state }) => isOpen(state);
  if (word === 'unassigned') return ({ assigneeId, state }) => assigneeId === null && isOpen(state);
  if (word === 'mine')
    return staff ? ({ assigneeId }) => assigneeId === me : ({ requesterId }) => requesterId === me;
  const states = STATES[word] ?? [];
  return ({ state }) => states.includes(state);
}

function idsOf(field: NamedFilter, ticket: Filterable): (Id | null)[] {
  switch (field) {
    case 'team':
      return [ticket.teamId];
    case 'site':
      return [ticket.siteId];
    case 'category':
      return [ticket.categoryId];
    case 'by':
      return [ticket.requesterId, ticket.reporterId];
    case 'assignee':
      return [ticket.assigneeId];
  }
}

/** Whether a name is meant by what was typed: each typed word begins one of its words. */
export function isCalled(name: string, typed: string): boolean {
  const words = pieces(name).map(({ text }) => text);
  const wanted = pieces(typed);
  return wanted.length > 0 && wanted.every(({ text }) => words.some((word) => word.startsWith(text)));
}
