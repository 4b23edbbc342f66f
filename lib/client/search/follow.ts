import Dexie, { type ObservabilitySet, type Table } from 'dexie';
import { ticketCount } from '#client/store/all-tickets';
import { type Bundle, divided, rowsOf } from '#client/store/bundles';
import { changedKeys, keysIn } from '#client/store/changed-keys';
import type { Id } from '#domain/kernel/types';
import type { PersonRow } from '#sync/views/reference';
import type { TicketRow } from '#sync/views/ticket';
import type { TimelineRow } from '#sync/views/timeline';
import { type Catalogue, NAMED } from './catalogue';
import type { Progress } from './messages';
import { signature } from './signature';

/** Rows read in one go. */
const PAGE = 1_000;
const BUNDLES_AT_ONCE = 10;
/** Tickets taken in before questions that came meanwhile are answered. */
const AT_ONCE = 100;
/** More keys than this at once are not read one by one. */
const KEYS_MAX = 400;
/** What changes together is read together, ms. */
const SETTLE = 60;
/** Everything is not compared again before, ms. */
const BETWEEN = 1_000;

export interface Listener {
  progress(progress: Progress): void;
  changed(): void;
}

/**
 * Keeps a catalogue as the store is. What changes is read row by row; only where it is not told which rows changed is
 * everything compared, and what is the same is left alone.
 */
export class Follower {
  readonly #signatures = new Map<Id, number>();
  /** Which ticket something was said on: whoever takes it away tells only that it is gone. */
  readonly #ticketOf = new Map<Id, Id>();
  readonly #tickets = new Set<Id>();
  /** Bundles that were read, and the tickets that were in them. */
  readonly #bundles = new Map<string, Id[]>();
  readonly #changedBundles = new Set<string>();
  readonly #people = new Set<Id>();
  #all = true;
  #names = true;
  #allPeople = true;
  #articles = true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #ready = false;
  #stopped = false;

  constructor(
    private readonly db: Dexie,
    private readonly catalogue: Catalogue,
    private readonly listener: Listener,
    private readonly failed: (error: unknown) => void,
  ) {
    Dexie.on('storagemutated', this.#heard);
  }

  get #ticket(): Table<TicketRow, string> {
    return this.db.table('ticket');
  }

  get #timeline(): Table<TimelineRow, string> {
    return this.db.table('timeline');
  }

  get #bundle(): Table<Bundle, string> {
    return this.db.table('bundle');
  }

  get #person(): Table<PersonRow, string> {
    return this.db.table('person');
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    Dexie.on('storagemutated').unsubscribe(this.#heard);
  }

  /** Compares everything: rows may have changed while this thread slept. */
  look(): void {
    this.#all = true;
    this.#allPeople = true;
    this.#names = true;
    this.#articles = true;
    this.#soon(0);
  }

  readonly #heard = (parts: ObservabilitySet): void => {
    const { name } = this.db;
    const tickets = changedKeys(parts, name, 'ticket');
    if (tickets === 'all') this.#all = true;
    else for (const id of tickets) this.#tickets.add(id);
    const bundles = changedKeys(parts, name, 'bundle');
    if (bundles === 'all') this.#all = true;
    else for (const id of bundles) this.#changedBundles.add(id);
    const entries = changedKeys(parts, name, 'timeline');
    const said = keysIn(parts[`idb://${name}/timeline/ticketId`]);
    if (entries === 'all' || said === 'all') this.#all = true;
    else
      for (const id of [...said, ...entries.flatMap((id) => this.#ticketOf.get(id) ?? [])])
        this.#tickets.add(id);
    const people = changedKeys(parts, name, 'person');
    if (people === 'all') this.#allPeople = true;
    else for (const id of people) this.#people.add(id);
    if (NAMED.some((table) => changedKeys(parts, name, table).length > 0)) this.#names = true;
    if (changedKeys(parts, name, 'article').length > 0) this.#articles = true;
    if (this.#waits()) this.#soon(SETTLE);
  };

  #waits(): boolean {
    const some = this.#tickets.size + this.#people.size + this.#changedBundles.size;
    return this.#all || this.#allPeople || this.#names || this.#articles || some > 0;
  }

  #soon(ms: number): void {
    if (this.#running || this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), ms);
  }

  async #run(): Promise<void> {
    if (this.#stopped) return;
    this.#running = true;
    try {
      // A store that is opened as it is has its tables only then.
      await this.db.open();
      while (this.#waits() && !this.#stopped) {
        await this.#followNames();
        await this.#followPeople();
        await this.#followArticles();
        // In a first load page follows page: each would have everything compared.
        if (this.#all && this.#ready) await pause(BETWEEN);
        await this.#followTickets();
        this.#ready ||= !this.#all;
        this.#tell(this.catalogue.tickets.size, this.catalogue.tickets.size);
        this.listener.changed();
      }
    } catch (error) {
      if (!this.#stopped) this.failed(error);
    } finally {
      this.#running = false;
    }
  }

  #tell(done: number, total: number): void {
    this.listener.progress({ done, total, ready: this.#ready });
  }

  async #followNames(): Promise<void> {
    if (!this.#names) return;
    this.#names = false;
    for (const table of NAMED) this.catalogue.setNames(table, await this.db.table(table).toArray());
  }

  async #followArticles(): Promise<void> {
    if (!this.#articles) return;
    this.#articles = false;
    this.catalogue.articles.set(await this.db.table('article').toArray());
  }

  async #followPeople(): Promise<void> {
    if (this.#allPeople || this.#people.size > KEYS_MAX) {
      this.#allPeople = false;
      this.#people.clear();
      this.catalogue.setPeople(await this.#person.toArray());
      return;
    }
    const ids = taken(this.#people);
    const rows = await this.#person.bulkGet(ids);
    for (const [at, id] of ids.entries()) {
      const row = rows[at];
      if (row) this.catalogue.putPerson(row);
      else this.catalogue.deletePerson(id);
    }
  }

  async #followTickets(): Promise<void> {
    if (this.#all || this.#tickets.size > KEYS_MAX) {
      this.#all = false;
      this.#tickets.clear();
      return this.#compareAll();
    }
    for (const id of taken(this.#changedBundles)) await this.#followBundle(id);
    const ids = taken(this.#tickets);
    if (ids.length === 0) return;
    const [rows, entries, bundles] = await this.db.transaction('r', ['ticket', 'timeline', 'bundle'], () =>
      Promise.all([
        this.#ticket.bulkGet(ids),
        this.#timeline.where('ticketId').anyOf(ids).toArray(),
        this.#bundlesOf(ids),
      ]),
    );
    const wanted = new Set(ids);
    const packed = bundles.map((bundle) => divided(bundle, wanted).out);
    const said = this.#saidOn([...entries, ...packed.flatMap(({ timeline }) => timeline)]);
    const packedById = new Map(packed.flatMap(({ ticket }) => ticket.map((row) => [row.id, row])));
    for (const [at, id] of ids.entries()) this.#take(id, rows[at] ?? packedById.get(id), said.get(id) ?? '');
  }

  async #bundlesOf(ids: readonly Id[]): Promise<Bundle[]> {
    const keys = new Set(await this.#bundle.where('ids').anyOf(ids).primaryKeys());
    return (await this.#bundle.bulkGet([...keys])).filter((bundle) => bundle !== undefined);
  }

  async #followBundle(id: string): Promise<void> {
    // Whatever is no longer in it is gone, or a row like others.
    for (const ticketId of this.#bundles.get(id) ?? []) this.#tickets.add(ticketId);
    this.#bundles.delete(id);
    const bundle = await this.#bundle.get(id);
    if (!bundle) return;
    const later = await this.#timeline.where('ticketId').anyOf(bundle.ids).toArray();
    for (const ticketId of this.#takeBundle(bundle, this.#saidOn(later))) this.#tickets.delete(ticketId);
    await pause(0);
  }

  /** @param later what was said since on its tickets, which is not in it */
  #takeBundle(bundle: Bundle, later: ReadonlyMap<Id, string>): Id[] {
    const said = this.#saidOn(rowsOf(bundle, 'timeline'));
    const tickets = rowsOf(bundle, 'ticket');
    for (const row of tickets) this.#take(row.id, row, `${said.get(row.id) ?? ''}${later.get(row.id) ?? ''}`);
    const ids = tickets.map(({ id }) => id);
    this.#bundles.set(bundle.id, ids);
    return ids;
  }

  async #compareAll(): Promise<void> {
    const said = new Map<Id, string>();
    await eachPage(this.#timeline, (rows) => {
      for (const [id, text] of this.#saidOn(rows)) said.set(id, `${said.get(id) ?? ''}${text}`);
    });
    const total = await ticketCount({ ticket: this.#ticket, bundle: this.#bundle });
    const here = new Set<Id>();
    this.#changedBundles.clear();
    this.#bundles.clear();
    await eachPage(
      this.#bundle,
      async (bundles) => {
        for (const bundle of bundles) {
          if (this.#stopped) return;
          for (const id of this.#takeBundle(bundle, said)) here.add(id);
          this.#tell(here.size, Math.max(total, here.size));
          await pause(0);
        }
      },
      BUNDLES_AT_ONCE,
    );
    await eachPage(this.#ticket, async (rows) => {
      for (let at = 0; at < rows.length && !this.#stopped; at += AT_ONCE) {
        for (const row of rows.slice(at, at + AT_ONCE)) {
          here.add(row.id);
          this.#take(row.id, row, said.get(row.id) ?? '');
        }
        this.#tell(here.size, Math.max(total, here.size));
        await pause(0);
      }
    });
    // One that came since the pages were read has told so itself.
    for (const id of [...this.catalogue.tickets.ids()])
      if (!here.has(id) && !this.#tickets.has(id)) this.#take(id, undefined, '');
  }

  #take(id: Id, row: TicketRow | undefined, said: string): void {
    if (!row) {
      this.#signatures.delete(id);
      this.catalogue.tickets.delete(id);
      return;
    }
    const sign = signature(row, said);
    if (this.#signatures.get(id) === sign) return;
    this.#signatures.set(id, sign);
    this.catalogue.putTicket(row, said);
  }

  /** What was said on each ticket. */
  #saidOn(entries: readonly TimelineRow[]): Map<Id, string> {
    const said = new Map<Id, string>();
    for (const { id, ticketId, body } of entries) {
      if (!body) continue;
      this.#ticketOf.set(id, ticketId);
      said.set(ticketId, `${said.get(ticketId) ?? ''}${body}\n`);
    }
    return said;
  }
}

/** Reads a table in the order of its keys, page by page: one that is read whole would fill the memory of a phone. */
async function eachPage<T extends { id: Id }>(
  table: Table<T, string>,
  take: (rows: T[]) => unknown,
  size = PAGE,
): Promise<void> {
  for (let last = ''; ; ) {
    const rows = await table.where(':id').above(last).limit(size).toArray();
    await take(rows);
    if (rows.length < size) return;
    last = rows.at(-1)?.id ?? '';
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function taken(ids: Set<Id>): Id[] {
  const all = [...ids];
  ids.clear();
  return all;
}
