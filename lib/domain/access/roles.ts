import type { Id } from '../kernel/types';

export const ROLES = ['requester', 'technician', 'manager', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** Who acts: the signed-in person as far as rules need to know them. */
export interface Actor {
  id: Id;
  role: Role;
  /** Teams this person is a member of. Empty for requesters. */
  teamIds: readonly Id[];
  /** Sites this person packed: for a while their devices hold all open tickets there. Absent: none. */
  packedSiteIds?: readonly Id[];
  /** The inventory is too large for every device: theirs hold what their teams look after. Absent: all of it. */
  assetsByTeam?: true;
}

/** Everybody who works on tickets; all others only have tickets of their own. */
export const isStaff = (role: Role): boolean => role !== 'requester';
