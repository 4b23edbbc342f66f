import 'server-only';
import { isNull } from 'drizzle-orm';
import type { Db, DbTx } from '#db/connection';
import { category, site, team } from '#db/schema/people';
import type { Id } from '#domain/kernel/types';
import { uuidv7 } from '#server/auth/uuid';
import type { BulkWriter } from '#server/sync/bulk-writer';
import { ImportProblem } from './problem';

export const NAMED = ['team', 'site', 'category'] as const;
export type Named = (typeof NAMED)[number];

/** More new names than this in one file: the mapping points at the wrong column. */
const MOST = { team: 500, site: 5_000, category: 5_000 } as const;

interface Made {
  id: Id;
  name: string;
  parentId: Id | null;
}

/** Teams, sites and categories by their names, and those an import makes because they are missing. */
export class NamedThings {
  readonly #known: Record<Named, Map<string, Id>> = { team: new Map(), site: new Map(), category: new Map() };
  #fresh: Record<Named, Made[]> = { team: [], site: [], category: [] };
  /** How many this import has made, or would make. */
  readonly made: Record<Named, number> = { team: 0, site: 0, category: 0 };
  #firstLine: Id | null = null;

  static async load(db: Db | DbTx): Promise<NamedThings> {
    const things = new NamedThings();
    for (const row of await db.select().from(team).where(isNull(team.deletedAt))) {
      things.#known.team.set(key(row.name), row.id);
      if (row.firstLine) things.#firstLine = row.id;
    }
    for (const row of await db.select().from(site).where(isNull(site.deletedAt)))
      things.#known.site.set(key(row.name), row.id);
    for (const row of await db.select().from(category).where(isNull(category.deletedAt)))
      things.#known.category.set(categoryKey(row.name, row.parentId), row.id);
    return things;
  }

  /** The team that takes what names none. */
  get firstLine(): Id | null {
    return this.#firstLine;
  }

  /** The id of a team or site of this name, new if there is none. */
  idOf(kind: 'team' | 'site', name: string): Id {
    return this.#known[kind].get(key(name)) ?? this.#make(kind, key(name), { name, parentId: null });
  }

  /** The id of a category, and of its group before it. */
  categoryId([group, name]: readonly [string, string?]): Id {
    const groupId = this.#category(group, null);
    return name ? this.#category(name, groupId) : groupId;
  }

  /** Names whatever a row names. @throws ImportProblem when there are more new names than make sense */
  name(row: { team: string | null; site: string | null; category: readonly [string, string?] | null }): void {
    if (row.team !== null) this.idOf('team', row.team);
    if (row.site !== null) this.idOf('site', row.site);
    if (row.category) this.categoryId(row.category);
  }

  #category(name: string, parentId: Id | null): Id {
    const known = categoryKey(name, parentId);
    return this.#known.category.get(known) ?? this.#make('category', known, { name, parentId });
  }

  #make(kind: Named, known: string, thing: Omit<Made, 'id'>): Id {
    if (this.made[kind] >= MOST[kind])
      throw new ImportProblem(
        `the file names more than ${MOST[kind]} new ${kind === 'category' ? 'categories' : `${kind}s`}`,
        'Check that the mapping reads them from the right column.',
      );
    const id = uuidv7(Date.now());
    this.#known[kind].set(known, id);
    this.#fresh[kind].push({ id, ...thing });
    this.made[kind] += 1;
    return id;
  }

  /** Writes those that are new and gives them to everybody. May be called again when the transaction was. */
  async write(writer: BulkWriter): Promise<void> {
    const { team: teams, site: sites, category: categories } = this.#fresh;
    await writer.insert(
      'team',
      teams.map(({ id, name }) => ({ id, name })),
    );
    await writer.insert(
      'site',
      sites.map(({ id, name }) => ({ id, name })),
    );
    await writer.insert('category', categories);
    for (const kind of NAMED)
      await writer.publish(
        kind,
        this.#fresh[kind].map(({ id }) => id),
      );
  }

  /** What was new is in the database now. */
  written(): void {
    this.#fresh = { team: [], site: [], category: [] };
  }
}

/** Names that only differ in case, width or blanks are the same name. */
const key = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
const categoryKey = (name: string, parentId: Id | null): string => `${parentId ?? ''}/${key(name)}`;
