import 'server-only';
import { isNull } from 'drizzle-orm';
import { db } from '#db/connection';
import { asset, assetClass } from '#db/schema/assets';
import { person, site, team } from '#db/schema/people';
import { isStaff } from '#domain/access/roles';
import type { AssetClass } from '#domain/asset/classes';
import type { Id } from '#domain/kernel/types';
import type { AssetRow } from '#sync/views/asset';

/** Names that only differ in case, width or blanks are the same name. */
export const nameKey = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Ids by what they are called; 'several' where the name tells nothing. */
type Named = ReadonlyMap<string, Id | 'several'>;

/** Everything a file of assets can name, as it is known now. */
export interface Known {
  assets: ReadonlyMap<Id, AssetRow>;
  byTag: Named;
  bySerial: Named;
  classes: ReadonlyMap<Id, AssetClass>;
  classNames: Named;
  teams: Named;
  sites: Named;
  /** By e-mail address. */
  people: Named;
  staff: ReadonlySet<Id>;
  /** What ids are called, for what is written out. */
  names: ReadonlyMap<Id, string>;
}

/** Reads all of it: a file that is imported names hundreds of things. */
export async function readKnown(): Promise<Known> {
  const [assets, classes, teams, sites, people] = await Promise.all([
    db.select().from(asset).where(isNull(asset.deletedAt)),
    db.select().from(assetClass).where(isNull(assetClass.deletedAt)),
    db.select().from(team).where(isNull(team.deletedAt)),
    db.select().from(site).where(isNull(site.deletedAt)),
    db
      .select({ id: person.id, email: person.email, role: person.role, active: person.active })
      .from(person)
      .where(isNull(person.deletedAt)),
  ]);
  const here = assets.filter(({ mergedIntoId }) => mergedIntoId === null) as unknown as AssetRow[];
  const active = people.filter((row) => row.active);
  return {
    assets: new Map(here.map((row) => [row.id, row])),
    byTag: named(here, ({ tag }) => tag),
    bySerial: named(here, ({ serial }) => nameKey(serial)),
    classes: new Map(classes.map((row) => [row.id, row])),
    classNames: named(classes, ({ name }) => nameKey(name)),
    teams: named(teams, ({ name }) => nameKey(name)),
    sites: named(sites, ({ name }) => nameKey(name)),
    people: named(active, ({ email }) => nameKey(email ?? '')),
    staff: new Set(active.filter(({ role }) => isStaff(role)).map(({ id }) => id)),
    names: new Map([
      ...[...classes, ...teams, ...sites].map(({ id, name }) => [id, name] as const),
      ...people.map(({ id, email }) => [id, email ?? ''] as const),
    ]),
  };
}

function named<T extends { id: Id }>(rows: readonly T[], nameOf: (row: T) => string): Named {
  const all = new Map<string, Id | 'several'>();
  for (const row of rows) {
    const name = nameOf(row);
    if (name !== '') all.set(name, all.has(name) ? 'several' : row.id);
  }
  return all;
}
