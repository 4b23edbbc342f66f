import 'server-only';
import type { Id } from '#domain/kernel/types';
import type { AnyRow, Entity, RowOf } from '#sync/views/entities';

/**
 * Rows a transaction has read under the lock of their root. Nobody else can commit a change of them before it ends, as
 * whoever writes a child takes the lock of its root, too (P9): they need not be read again.
 */
export class HeldRows {
  readonly #rows = new Map<string, AnyRow>();

  get<E extends Entity>(entity: E, id: Id): RowOf<E> | undefined {
    return this.#rows.get(`${entity}/${id}`) as RowOf<E> | undefined;
  }

  /** A row as it is now: read, or as this transaction has just written it. */
  set<E extends Entity>(entity: E, row: RowOf<E>): void {
    this.#rows.set(`${entity}/${row.id}`, row);
  }

  /** It was written, and is not known any more. */
  drop(entity: Entity, id: Id): void {
    this.#rows.delete(`${entity}/${id}`);
  }
}
