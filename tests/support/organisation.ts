import { randomUUID } from 'node:crypto';
import type { Actor, Role } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import { ensureSyncHead } from '#server/sync/head';
import { stamp } from '#server/sync/stamp';
import { withSync } from '#server/sync/with-sync';

export interface Organisation {
  teams: { line: Id; net: Id };
  asha: Actor;
  bruno: Actor;
  nils: Actor;
  lena: Actor;
  omar: Actor;
  meera: Actor;
  ada: Actor;
  /** Actors as they were made; move people between teams with `join`. */
  people: Actor[];
}

/** Two teams and seven people in a fresh database: the smallest organisation with every kind of relation. */
export async function foundOrganisation(): Promise<Organisation> {
  await ensureSyncHead();
  const teams = { line: randomUUID(), net: randomUUID() };
  const actor = (role: Role, teamIds: Id[] = []): Actor => ({
    id: randomUUID(),
    role,
    teamIds: [...teamIds].sort(),
  });
  const cast = {
    asha: actor('requester'),
    bruno: actor('requester'),
    nils: actor('technician', [teams.net]),
    lena: actor('technician', [teams.net, teams.line]),
    omar: actor('technician', [teams.line]),
    meera: actor('manager'),
    ada: actor('administrator'),
  };
  await withSync(async (writer) => {
    const line = { id: teams.line, name: 'Service desk', firstLine: true };
    const net = { id: teams.net, name: 'Network', firstLine: false };
    for (const team of [line, net]) await writer.insert('team', team, { kind: 'team', id: team.id }, false);
    for (const [name, who] of Object.entries(cast)) {
      const root = { kind: 'person' as const, id: who.id };
      const email = `${name}@example.org`;
      await writer.insert(
        'person',
        { id: who.id, name, email, phone: '+41625550123', role: who.role, createdAt: writer.now },
        root,
        false,
      );
      if (who.teamIds.length > 0) await writer.setTeams(who.id, who.teamIds);
    }
  });
  await stamp();
  return { teams, ...cast, people: Object.values(cast) };
}

/** Puts somebody into other teams, as an administrator would; returns who they are from now on. */
export async function join(who: Actor, teamIds: Id[]): Promise<Actor> {
  await withSync((writer) => writer.setTeams(who.id, teamIds));
  return { ...who, teamIds: [...teamIds].sort() };
}
