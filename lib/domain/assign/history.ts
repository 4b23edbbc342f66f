import type { Id } from '../kernel/types';

/** What of a ticket's timeline tells whose hands it was in, oldest first. */
export interface HandEntry {
  /** Null: the system. */
  actorId: Id | null;
  data: {
    step?: string;
    assigneeFrom?: Id | null;
    assigneeTo?: Id | null;
    teamFrom?: Id;
    teamTo?: Id;
    changes?: readonly { field: string }[];
  };
}

/** What people decided before about who is to do it. */
export interface Decided {
  /** The team somebody put it into by hand, unless its category changed since: no rule takes it from there. */
  teamId: Id | null;
  /** Who had it and no longer does. */
  hadIt: Id[];
}

/** What was decided about the hands of a ticket that nobody has now. */
export function decided(entries: readonly HandEntry[]): Decided {
  let teamId: Id | null = null;
  const hadIt = new Set<Id>();
  for (const { actorId, data } of entries) {
    if (data.changes?.some(({ field }) => field === 'categoryId')) teamId = null;
    if (data.step !== 'assign' && data.step !== 'decline') continue;
    if (data.assigneeFrom && data.assigneeFrom !== data.assigneeTo) hadIt.add(data.assigneeFrom);
    if (actorId !== null && data.teamTo && data.teamTo !== data.teamFrom) teamId = data.teamTo;
  }
  return { teamId, hadIt: [...hadIt] };
}

/** Nobody has decided anything. */
export const NOTHING: Decided = { teamId: null, hadIt: [] };
