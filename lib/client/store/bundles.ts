import type { Table } from 'dexie';
import type { ChildRef } from '#sync/local/ports';
import type { RootRef, RowOf } from '#sync/views/entities';

/** What can be in a bundle. */
export const BUNDLED = ['ticket', 'timeline'] as const;
export type Bundled = (typeof BUNDLED)[number];
export type BundledRows = { [E in Bundled]: RowOf<E>[] };

/**
 * Tickets that are over, with all that was said on them, many in one record: a record each, with its keys, makes a first
 * load take twice as long. Whatever is written to again is taken out and is a row like others from then on; a row is
 * never in both places.
 */
export interface Bundle extends Record<Bundled, string> {
  id: string;
  /** Of all rows in it. */
  ids: string[];
  /** Tickets in it: the key by which they are counted without being read. */
  count: number;
}

/** Tickets of one bundle: reading one of them costs a slow phone some milliseconds. */
export const BUNDLE_TICKETS = 100;

export const isBundled = (entity: string): entity is Bundled =>
  (BUNDLED as readonly string[]).includes(entity);

/** The rows of a kind in a bundle. One that cannot be read has none: the next comparison with the server finds it (F18). */
export function rowsOf<E extends Bundled>(bundle: Bundle, entity: E): RowOf<E>[] {
  try {
    const rows = JSON.parse(bundle[entity]) as RowOf<E>[];
    return Array.isArray(rows) ? rows : [];
  } catch {
    return [];
  }
}

/** Whether all can be read that was put into a bundle. */
export const isWhole = (bundle: Bundle): boolean => {
  const tickets = rowsOf(bundle, 'ticket').length;
  return tickets === bundle.count && tickets + rowsOf(bundle, 'timeline').length === bundle.ids.length;
};

/** A bundle without the tickets to which any of these ids belong, and those tickets. */
export function divided(bundle: Bundle, ids: ReadonlySet<string>): Record<'out' | 'rest', BundledRows> {
  const [ticket, timeline] = [rowsOf(bundle, 'ticket'), rowsOf(bundle, 'timeline')];
  const roots = new Set(ticket.map(({ id }) => id).filter((id) => ids.has(id)));
  for (const { id, ticketId } of timeline) if (ids.has(id)) roots.add(ticketId);
  const part = (isOut: boolean): BundledRows => ({
    ticket: ticket.filter(({ id }) => roots.has(id) === isOut),
    timeline: timeline.filter(({ ticketId }) => roots.has(ticketId) === isOut),
  });
  return { out: part(true), rest: part(false) };
}

/** The bundles inside one transaction. */
export class Bundles {
  #last: Promise<string> | undefined;

  constructor(private readonly table: Table<Bundle, string>) {}

  /** The rows with these ids that are in bundles. */
  async rows<E extends Bundled>(entity: E, ids: readonly string[]): Promise<RowOf<E>[]> {
    const wanted = new Set(ids);
    return (await this.#holding(ids)).flatMap((bundle) =>
      rowsOf(bundle, entity).filter(({ id }) => wanted.has(id)),
    );
  }

  /** What was said on the tickets that are in bundles. */
  async children(tickets: ReadonlyMap<string, RootRef>): Promise<ChildRef[]> {
    const found: ChildRef[] = [];
    for (const bundle of await this.#holding([...tickets.keys()]))
      for (const { id, ticketId, internal, ver } of rowsOf(bundle, 'timeline')) {
        const root = tickets.get(ticketId);
        if (root) found.push({ entity: 'timeline', id, root, internal, ver });
      }
    return found;
  }

  async all<E extends Bundled>(entity: E): Promise<RowOf<E>[]> {
    return (await this.table.toArray()).flatMap((bundle) => rowsOf(bundle, entity));
  }

  async add({ ticket, timeline }: BundledRows, newId: () => string): Promise<void> {
    const said = new Map<string, RowOf<'timeline'>[]>(ticket.map(({ id }) => [id, []]));
    for (const row of timeline) said.get(row.ticketId)?.push(row);
    for (let at = 0; at < ticket.length; at += BUNDLE_TICKETS) {
      const tickets = ticket.slice(at, at + BUNDLE_TICKETS);
      const rows = { ticket: tickets, timeline: tickets.flatMap(({ id }) => said.get(id) ?? []) };
      await this.#put(newId(), rows);
    }
  }

  /** Takes the tickets to which any of these ids belong out of their bundles, with all that was said on them. */
  async takeOut(ids: readonly string[]): Promise<BundledRows> {
    const wanted = new Set(ids);
    const taken: BundledRows = { ticket: [], timeline: [] };
    for (const bundle of await this.#holding(ids)) {
      // Of one that is torn all comes out that can be read: nothing finds its way to the rest.
      const { out, rest } = divided(bundle, isWhole(bundle) ? wanted : new Set(bundle.ids));
      taken.ticket.push(...out.ticket);
      taken.timeline.push(...out.timeline);
      await this.#put(bundle.id, rest);
    }
    return taken;
  }

  /** Deletes rows that are in bundles. */
  async delete(ids: readonly string[]): Promise<void> {
    const gone = new Set(ids);
    const kept = <E extends Bundled>(rows: RowOf<E>[]) => rows.filter(({ id }) => !gone.has(id));
    for (const bundle of await this.#holding(ids)) {
      const tickets = kept<'ticket'>(rowsOf(bundle, 'ticket'));
      const timeline = kept<'timeline'>(rowsOf(bundle, 'timeline'));
      // One that is torn is let go: the next comparison with the server brings what was in it.
      await this.#put(
        bundle.id,
        isWhole(bundle) ? { ticket: tickets, timeline } : { ticket: [], timeline: [] },
      );
    }
  }

  async #put(id: string, { ticket, timeline }: BundledRows): Promise<void> {
    this.#last = undefined;
    const ids = [...ticket, ...timeline].map((row) => row.id);
    if (ids.length === 0) return this.table.delete(id);
    await this.table.put({
      ...{ id, ids, count: ticket.length },
      ...{ ticket: JSON.stringify(ticket), timeline: JSON.stringify(timeline) },
    });
  }

  /** The bundles in which any of these is. */
  async #holding(ids: readonly string[]): Promise<Bundle[]> {
    // Ids grow with time: what is made here and now is past the end, and need not be looked for.
    this.#last ??= this.#lastId();
    const last = await this.#last;
    const sought = ids.filter((id) => id <= last);
    if (sought.length === 0) return [];
    const held = sought.length < MANY ? sought : await this.#held(sought);
    if (held.length === 0) return [];
    // By keys first: asked for by its ids a bundle would come once for each of them.
    const keys = new Set(await this.table.where('ids').anyOf(held).primaryKeys());
    return (await this.table.bulkGet([...keys])).filter((bundle) => bundle !== undefined);
  }

  async #lastId(): Promise<string> {
    return ((await this.table.orderBy('ids').lastKey()) as string | undefined) ?? '';
  }

  /** A first load asks for thousands of which none is here: one reading of what lies between. */
  async #held(ids: readonly string[]): Promise<string[]> {
    const sorted = [...ids].sort();
    const here = new Set(
      (await this.table.where('ids').between(sorted[0], sorted.at(-1), true, true).keys()) as string[],
    );
    return sorted.filter((id) => here.has(id));
  }
}

const MANY = 50;
