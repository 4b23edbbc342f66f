import type { Actor } from '#domain/access/roles';
import { DAY, type Id, type Instant } from '#domain/kernel/types';
import { startingServiceLevels } from '#domain/sla/starting';
import { prng, uuid7 } from './prng';
import { SeedStore } from './seed-tx';
import { CATEGORIES, type CategoryKey } from './words/categories';
import {
  DEMO,
  MAIL_DOMAIN,
  type SeedPerson,
  SITES,
  STAFF,
  TEAMS,
  type TeamKey,
  TIME_ZONE,
} from './words/people';
import { REQUESTERS } from './words/requesters';

/** Letters that do not fall apart into a base letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  þ: 'th',
  ð: 'd',
  ı: 'i',
  œ: 'oe',
};

/** "Sigríður Þorvaldsdóttir" -> "sigridur.thorvaldsdottir" */
function login(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[øæßłđþðıœ]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z0-9 -]/g, '')
    .split(' ')
    .filter(Boolean);
  return [...new Set([words[0], words.at(-1)])].join('.');
}

export interface Organisation {
  store: SeedStore;
  people: { staff: Actor[]; requesters: Actor[]; named: ReadonlyMap<string, Actor> };
  teams: Record<TeamKey, Id>;
  sites: Id[];
  category(key: CategoryKey): Id;
  /** of each person: when they came */
  createdAt: Instant;
}

function counted<T>(make: (n: number) => T): () => T {
  let n = 0;
  return () => make(n++);
}

/** Teams, sites, categories and people. The same at every `now`, apart from the time inside the ids. */
export function organisation(now: Instant): Organisation {
  const createdAt = now - 120 * DAY;
  const store = new SeedStore();
  const id = (key: string): Id => uuid7(createdAt, prng(key));

  const teams = Object.fromEntries(TEAMS.map(({ key }) => [key, id(`team ${key}`)])) as Record<TeamKey, Id>;
  for (const { key, name } of TEAMS) {
    store.add('team', {
      id: teams[key],
      name,
      firstLine: key === 'desk',
      active: true,
      ver: 1,
      deletedAt: null,
    });
  }
  const sites = SITES.map((name) => {
    store.add('site', { id: id(`site ${name}`), name, active: true, ver: 1, deletedAt: null });
    return id(`site ${name}`);
  });
  for (const group of CATEGORIES) {
    const parentId = id(`group ${group.key}`);
    store.add('category', {
      id: parentId,
      name: group.name,
      parentId: null,
      teamId: teams[group.team],
      active: true,
      ver: 1,
      deletedAt: null,
    });
    for (const child of group.children) {
      const teamId = 'team' in child ? teams[child.team] : null;
      store.add('category', {
        id: id(`category ${child.key}`),
        name: child.name,
        parentId,
        teamId,
        active: true,
        ver: 1,
        deletedAt: null,
      });
    }
  }

  const levels = startingServiceLevels(
    TIME_ZONE,
    counted((n) => id(`service level ${n}`)),
  );
  for (const row of levels.calendars) store.add('calendar', { ...row, ver: 1, deletedAt: null });
  for (const row of levels.policies) store.add('slaPolicy', { ...row, ver: 1, deletedAt: null });

  const named = new Map<string, Actor>();
  const add = (person: SeedPerson, n: number): Actor => {
    const random = prng(`person ${person.name}`);
    const teamIds = (person.teams ?? []).map((key) => teams[key]).sort();
    const actor: Actor = { id: id(`person id ${person.name}`), role: person.role, teamIds };
    store.add('person', {
      ...actor,
      teamIds,
      name: person.name,
      email: `${person.email ?? login(person.name)}@${MAIL_DOMAIN}`,
      // The range 030 23125 000 to 999 is kept free for fiction.
      phone:
        person.role !== 'requester' || random.chance(0.7) ? `+493023125${String(n).padStart(3, '0')}` : null,
      siteId: sites[person.site ?? random.weighted([5, 3, 2])] ?? null,
      active: true,
      ver: 1,
      deletedAt: null,
    });
    named.set(person.name, actor);
    return actor;
  };
  const staff = STAFF.map(add);
  const requesters = REQUESTERS.map(({ name, login: email }, n) =>
    add({ name, role: 'requester', email }, 200 + n),
  );
  if (!named.has(DEMO.requester)) throw new Error('the requester of the demonstration is missing');
  return {
    store,
    people: { staff, requesters, named },
    teams,
    sites,
    category: (key) => id(`category ${key}`),
    createdAt,
  };
}
