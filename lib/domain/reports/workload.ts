import type { Id } from '../kernel/types';

/** Open tickets of a team that somebody holds, and who could hold them. */
export interface TeamLoad {
  /** open tickets of this team with an assignee */
  assigned: number;
  memberIds: readonly Id[];
}

/**
 * What each person would carry if every team's work lay evenly on its members: the sum over their teams, rounded up
 * to whole tickets. Nobody is "over" who carries no more than this.
 */
export function fairShares(teams: readonly TeamLoad[]): Map<Id, number> {
  const shares = new Map<Id, number>();
  for (const { assigned, memberIds } of teams) {
    for (const id of memberIds) shares.set(id, (shares.get(id) ?? 0) + assigned / memberIds.length);
  }
  // 2.0000000004 of 3 thirds is 2
  for (const [id, share] of shares) shares.set(id, Math.ceil(share - 1e-9));
  return shares;
}
