import type { Role } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import { startingServiceLevels } from '#domain/sla/starting';
import type { PersonRow } from '#sync/views/reference';
import type { OracleServer } from './oracle/server';
import type { Ids } from './random';

export interface Organisation {
  people: PersonRow[];
  teams: Id[];
  sites: Id[];
}

const ROLES: readonly Role[] = ['requester', 'technician', 'technician', 'manager'];

/** Hours and promises as a new organisation has them, and one of a team inside the house. */
function foundServiceLevels(server: OracleServer, ids: Ids): void {
  const meta = { ver: 0, deletedAt: null };
  const { calendars, policies } = startingServiceLevels('Europe/Berlin', () => ids.next());
  for (const row of calendars) server.write('calendar', { ...row, ...meta });
  for (const row of policies) server.write('slaPolicy', { ...row, ...meta, onReopen: 'restart' });
  const [first] = policies;
  const own = { name: 'Inside', scope: 'team' as const, position: 9, responseMinutes: null, priorities: [] };
  if (first) server.write('slaPolicy', { ...first, ...own, id: ids.next(), escalations: [], ...meta });
}

/** Two teams, two sites and four people, one of each kind and a second technician. */
export function found(server: OracleServer, ids: Ids): Organisation {
  const teams = [ids.next(), ids.next()];
  const meta = { ver: 0, deletedAt: null };
  teams.forEach((id, i) => {
    server.write('team', { id, name: `Team ${i}`, firstLine: i === 0, active: true, ...meta });
  });
  foundServiceLevels(server, ids);
  const people = ROLES.map((role, i): PersonRow => {
    const teamIds = role === 'technician' ? [teams[(i + 1) % 2] as Id] : [];
    const contact = { email: `p${i}@example.org`, phone: null, siteId: null };
    return { id: ids.next(), name: `Person ${i}`, role, ...contact, teamIds, active: true, ...meta };
  });
  for (const person of people) server.write('person', person);
  const sites = [ids.next(), ids.next()];
  sites.forEach((id, i) => {
    server.write('site', { id, name: `Site ${i}`, active: true, ...meta });
  });
  return { people, teams, sites };
}
