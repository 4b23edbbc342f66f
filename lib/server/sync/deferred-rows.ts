import 'server-only';
import { eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import type { MySqlColumn } from 'drizzle-orm/mysql-core';
import type { DbTx } from '#db/connection';
import { ticket, timeline } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';

type Patch = Record<string, unknown>;

const COLUMNS = getTableColumns(ticket) as Record<string, MySqlColumn>;

/**
 * Writes of one transaction that wait for its end and are then a few statements, however many acts made them: for the
 * same small act on many tickets. Whoever acts must not look for them in the database before.
 */
export class DeferredRows {
  readonly #entries: (typeof timeline.$inferInsert)[] = [];
  readonly #patches = new Map<Id, { patch: Patch; times: number }>();

  /** A new entry of a timeline. */
  insert(row: typeof timeline.$inferInsert): void {
    this.#entries.push({ ...row, ver: 1 });
  }

  /** A change of a ticket that is there. False: it has to be written at once, as other tables hold the same. */
  update(id: Id, patch: object): boolean {
    if ('title' in patch || 'description' in patch) return false;
    const before = this.#patches.get(id);
    const set = Object.entries(patch).filter(([, value]) => value !== undefined);
    this.#patches.set(id, {
      patch: { ...before?.patch, ...Object.fromEntries(set) },
      times: (before?.times ?? 0) + 1,
    });
    return true;
  }

  /** @throws the driver's error when an entry is there already */
  async write(tx: DbTx): Promise<void> {
    if (this.#entries.length > 0) await tx.insert(timeline).values(this.#entries);
    this.#entries.length = 0;
    const all = [...this.#patches].map(([id, { patch, times }]) => ({ id, patch, times }));
    this.#patches.clear();
    const [first] = all;
    if (!first) return;
    const set: Record<string, SQL> = { ver: sql`${ticket.ver} + ${perTicket(all, ({ times }) => times)}` };
    for (const key of new Set(all.flatMap(({ patch }) => Object.keys(patch)))) {
      const column = COLUMNS[key];
      if (!column) continue;
      const changed = all.filter(({ patch }) => key in patch);
      set[key] = perTicket(changed, ({ patch }) => sql.param(patch[key], column), column);
    }
    const ids = all.map(({ id }) => id);
    await tx
      .update(ticket)
      .set(set as never)
      .where(ids.length > 1 ? inArray(ticket.id, ids) : eq(ticket.id, first.id));
  }
}

/** One value for each ticket, in one expression; `column` is what stays in the others. */
function perTicket<T extends { id: Id }>(
  all: readonly T[],
  of: (one: T) => unknown,
  column?: MySqlColumn,
): SQL {
  const cases = all.map((one) => sql`when ${sql.param(one.id, ticket.id)} then ${of(one)}`);
  const rest = column ? sql` else ${column}` : sql``;
  return sql`case ${ticket.id} ${sql.join(cases, sql` `)}${rest} end`;
}
