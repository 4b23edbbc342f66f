import { isStaff, type Role } from '../access/roles';
import type { Sight } from '../access/scopes';
import type { Id, Instant } from '../kernel/types';

/** What somebody does with a ticket they have open. edits: has a sheet open that changes it. */
export const DOINGS = ['views', 'comments', 'notes', 'edits'] as const;
export type Doing = (typeof DOINGS)[number];

/** Who has not said so again for so long is gone, ms: more than two of the slow beats. */
export const PRESENT_FOR = 25_000;

/** Somebody who has a ticket open. */
export interface Present {
  personId: Id;
  role: Role;
  doing: Doing;
  /** When they last said so. */
  seenAt: Instant;
}

export type Shown = Pick<Present, 'personId' | 'doing'>;

/**
 * Whom a reader sees beside them on a ticket. Those who work on it see each other; of whoever reported it only that they
 * write, so that nobody is watched while they wait. They in turn see nobody but who writes to them.
 */
export function shownTo(
  reader: { id: Id; sight: Sight },
  present: readonly Present[],
  now: Instant,
): Shown[] {
  return present
    .filter(({ personId, role, doing, seenAt }) => {
      if (personId === reader.id || now - seenAt > PRESENT_FOR) return false;
      if (reader.sight === 'internal') return isStaff(role) || doing === 'comments';
      return reader.sight === 'public' && isStaff(role) && doing === 'comments';
    })
    .map(({ personId, doing }) => ({ personId, doing }));
}
