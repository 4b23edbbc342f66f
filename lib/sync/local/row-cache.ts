import type { Id } from '#domain/kernel/types';
import { type AnyRow, ENTITY_NAMES, type Entity, type Reference, type RowOf } from '#sync/views/entities';
import type { ReadRows, Written } from './local-tx';
import type { BaseCopy, LocalTables } from './ports';

/**
 * Rows as several intents see them one after the other. Each row is read once, and everything is written at
 * the end in a few large steps: a thousand waiting intents are replayed at every page, and each step of its
 * own would cost the disk.
 */
export class RowCache implements ReadRows {
  readonly #stored = new Map<string, Promise<AnyRow | undefined>>();
  readonly #written = new Map<string, Written>();
  readonly #whole = new Map<Entity, Promise<AnyRow[]>>();

  constructor(private readonly t: LocalTables) {}

  async get<E extends Entity>(entity: E, id: Id): Promise<RowOf<E> | undefined> {
    const written = this.#written.get(`${entity}/${id}`);
    return (written ? written.row : await this.#read(entity, id)) as RowOf<E> | undefined;
  }

  async all<E extends Entity>(entity: E): Promise<RowOf<E>[]> {
    let whole = this.#whole.get(entity);
    if (!whole) {
      whole = this.t.rows.all(entity as Reference) as Promise<AnyRow[]>;
      this.#whole.set(entity, whole);
    }
    const byId = new Map((await whole).map((row) => [row.id, row]));
    for (const write of this.#written.values())
      if (write.entity === entity) byId.set(write.row.id, write.row);
    return [...byId.values()] as RowOf<E>[];
  }

  /** Takes over what one intent wrote. */
  add(written: readonly Written[]): void {
    for (const write of written) this.#written.set(`${write.entity}/${write.row.id}`, write);
  }

  /** Keeps the server's copy of each row written for the first time, then writes all of them (P19). */
  async flush(): Promise<void> {
    const copies: BaseCopy[] = [];
    for (const { entity, row } of this.#written.values()) {
      const ref = { entity, id: row.id };
      if (!(await this.t.base.has(ref)))
        copies.push({ ...ref, row: (await this.#read(entity, row.id)) ?? null });
    }
    if (copies.length > 0) await this.t.base.put(copies);
    for (const entity of ENTITY_NAMES) {
      const rows = [...this.#written.values()]
        .filter((write) => write.entity === entity)
        .map(({ row }) => row);
      if (rows.length > 0) await this.t.rows.put(entity, rows);
    }
  }

  #read(entity: Entity, id: Id): Promise<AnyRow | undefined> {
    const key = `${entity}/${id}`;
    let row = this.#stored.get(key);
    if (!row) {
      row = this.t.rows.get(entity, id);
      this.#stored.set(key, row);
    }
    return row;
  }
}
