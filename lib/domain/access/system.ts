import type { Id } from '../kernel/types';
import type { Actor } from './roles';

/** Who acts when nobody does: jobs. No row of `person` has this id; entries it writes name nobody. */
export const SYSTEM: Actor = {
  id: '00000000-0000-7000-8000-000000000000',
  role: 'administrator',
  teamIds: [],
};

/** The person behind an act, or null for the system. */
export const personOrNobody = (id: Id): Id | null => (id === SYSTEM.id ? null : id);
