import 'server-only';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import type { Workload } from '#domain/reports/shapes';
import { fairShares } from '#domain/reports/workload';
import { deskStaff, deskTeams, openByAssignee } from '#server/tickets/staff';

/** What each member of the team (null: of any team) carries, beside an even split. The fullest first. */
export async function workload(actor: Actor, team: Id | null): Promise<Workload[]> {
  const [staff, teams, loads] = await Promise.all([deskStaff(actor), deskTeams(), openByAssignee(actor)]);
  const counted = teams.filter(({ id }) => team === null || id === team);
  const ofTeam = loads.filter((load) => team === null || load.teamId === team);
  const shares = fairShares(
    counted.map(({ id }) => ({
      assigned: ofTeam.filter((load) => load.teamId === id).reduce((sum, load) => sum + load.n, 0),
      memberIds: staff.filter((person) => person.teamIds.includes(id)).map((person) => person.id),
    })),
  );
  return staff
    .map(({ id, name }) => ({
      id,
      name,
      open: ofTeam.filter((load) => load.assigneeId === id).reduce((sum, load) => sum + load.n, 0),
      fair: shares.get(id) ?? 0,
    }))
    .filter((person) => person.open > 0 || shares.has(person.id))
    .sort((a, b) => b.open - a.open || a.name.localeCompare(b.name, 'en'));
}
