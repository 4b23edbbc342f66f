import Dexie, { type ObservabilitySet } from 'dexie';
import { changedKeys } from '#client/store/changed-keys';
import type { PersonDatabase } from '#client/store/database';
import { type DexieStore, StoreClosed } from '#client/store/dexie-store';
import type { Actor } from '#domain/access/roles';
import { freeTasks, ownTasks } from '#domain/fulfil/may';
import { openTasks } from '#domain/fulfil/task';
import type { Id } from '#domain/kernel/types';
import { NEVER_DUE, nextDue } from '#domain/sla/due';
import { isOpen, isWorkable, TICKET_STATES } from '#domain/ticket/states';
import type { TicketRow } from '#sync/views/ticket';

export type WorkTab = 'mine' | 'team' | 'unassigned';

/** Open tickets by tab: what is due first, then the most urgent, then the oldest. */
export interface Work extends Record<WorkTab, readonly TicketRow[]> {
  /** The first load of this device is complete; so far it has brought all that is the person's own. */
  loaded: boolean;
  ownHere: boolean;
}

const OPEN_STATES = TICKET_STATES.filter(isOpen);
/** A store that stays lost is asked again after this, ms. */
const ASK_AGAIN = 1_000;
/** Of more changes than this at once everything is read again: row by row would take longer. */
const KEYS_MAX = 400;
/**
 * In a first load page follows page: once one's own is shown everything is read again only after so many times what it
 * took last.
 */
const REST = 5;

const works = new WeakMap<DexieStore, OpenWork>();

/** The open tickets of a store. Made once: every screen looks at the same. */
export function openWorkOf(store: DexieStore): OpenWork {
  const known = works.get(store);
  if (known) return known;
  const made = new OpenWork(store);
  works.set(store, made);
  return made;
}

/**
 * All open tickets of a device, in memory. Thousands are read once, then only what changes: a tap on one row must not
 * wait for all others to be read again.
 */
export class OpenWork {
  readonly #rows = new Map<Id, TicketRow>();
  readonly #listeners = new Set<() => void>();
  readonly #changed = new Set<Id>();
  #all = true;
  #facts = true;
  #running = false;
  /** One's own is shown, and more is coming. */
  #isLoading = false;
  /** What the last reading of everything took, ms. */
  #took = 0;
  #work: Work | undefined;

  constructor(private readonly store: DexieStore) {}

  readonly get = (): Work | undefined => this.#work;

  readonly watch = (listener: () => void): (() => void) => {
    const isFirst = this.#listeners.size === 0;
    this.#listeners.add(listener);
    if (isFirst) this.#begin();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) Dexie.on('storagemutated').unsubscribe(this.#heard);
    };
  };

  #begin(): void {
    Dexie.on('storagemutated', this.#heard);
    // Nobody has told what changed while nobody looked.
    this.#all = true;
    void this.#run();
  }

  readonly #heard = (parts: ObservabilitySet): void => {
    const { name } = this.store.db;
    const tickets = changedKeys(parts, name, 'ticket');
    if (tickets === 'all') this.#all = true;
    else for (const id of tickets) this.#changed.add(id);
    if (changedKeys(parts, name, 'meta').length > 0) this.#facts = true;
    if (this.#waits()) void this.#run();
  };

  #waits(): boolean {
    return this.#all || this.#facts || this.#changed.size > 0;
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      if (!this.#work) await this.#readOwn();
      while (this.#waits() && this.#listeners.size > 0) {
        if (this.#all && this.#isLoading) await pause(REST * this.#took);
        await this.#read();
      }
    } catch (error) {
      // What is shown stays (P27). One that is closed has nothing more to say; one that is lost is asked again.
      this.#all = true;
      if (!(error instanceof StoreClosed)) setTimeout(() => void this.#run(), ASK_AGAIN);
    } finally {
      this.#running = false;
    }
  }

  /** One's own are a few, and what somebody who starts the app looks at: they do not wait for those of the others. */
  async #readOwn(): Promise<void> {
    const read = await this.store.query((db) =>
      db.transaction('r', [db.ticket, db.meta], async () => {
        const facts = await factsOf(db);
        const me = facts.actor?.id;
        const rows = me ? await db.ticket.where('assigneeId').equals(me).toArray() : [];
        return { ...facts, rows: rows.filter(({ state }) => isOpen(state)) };
      }),
    );
    if (!read.loaded) return;
    for (const row of read.rows) this.#rows.set(row.id, row);
    this.#show({ ...byTab(read.actor, read.rows), loaded: false, ownHere: true });
  }

  #show(work: Work): void {
    this.#work = work;
    for (const listener of this.#listeners) listener();
  }

  async #read(): Promise<void> {
    const isAll = this.#all || this.#changed.size > KEYS_MAX;
    const ids = isAll ? [] : [...this.#changed];
    this.#all = false;
    this.#facts = false;
    this.#changed.clear();
    const began = performance.now();
    const read = await this.store.query((db) =>
      db.transaction('r', [db.ticket, db.meta], async () => {
        const facts = await factsOf(db);
        return { ...facts, rows: isAll ? await allOpen(db) : await db.ticket.bulkGet(ids) };
      }),
    );
    if (isAll) this.#took = performance.now() - began;
    // Whoever draws a row again only when it is another must not be told that all are.
    const known = new Map(this.#rows.size <= KEYS_MAX ? this.#rows : []);
    if (isAll) this.#rows.clear();
    else for (const id of ids) this.#rows.delete(id);
    for (const row of read.rows) {
      if (!row || !isOpen(row.state)) continue;
      const same = known.get(row.id);
      this.#rows.set(row.id, same && JSON.stringify(same) === JSON.stringify(row) ? same : row);
    }
    const { actor, loaded, ownHere } = read;
    this.#isLoading = ownHere && !loaded;
    this.#show({ ...byTab(actor, this.#rows.values()), loaded, ownHere });
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Who looks, and how far the first load of this device has come. */
async function factsOf(db: PersonDatabase) {
  const [who, place] = await Promise.all([db.meta.get('who'), db.meta.get('place')]);
  const { boot, loaded, epoch } = place?.key === 'place' ? place.value : NOTHING;
  return {
    actor: who?.key === 'who' ? who.value.actor : null,
    loaded,
    ownHere: loaded || (epoch !== null && boot !== null && !boot.rest),
  };
}

const NOTHING = { boot: null, loaded: false, epoch: null };

/** State by state: of several at once the store gives row after row, each a step of its own. */
const allOpen = async (db: PersonDatabase): Promise<TicketRow[]> =>
  (await Promise.all(OPEN_STATES.map((state) => db.ticket.where('state').equals(state).toArray()))).flat();

function byTab(actor: Actor | null, rows: Iterable<TicketRow>): Record<WorkTab, TicketRow[]> {
  const work: Record<WorkTab, TicketRow[]> = { mine: [], team: [], unassigned: [] };
  if (!actor) return work;
  for (const ticket of rows) {
    const tab = tabOf(actor, ticket);
    if (tab) work[tab].push(ticket);
  }
  for (const list of Object.values(work)) list.sort(byUrgency);
  return work;
}

/** Whose it is by the whole of it, or by a part that can be done now; null: none of theirs. */
function tabOf({ id, teamIds }: Actor, ticket: TicketRow): WorkTab | null {
  const canBeDone = isWorkable(ticket.state);
  const tasks = canBeDone ? ticket.tasks : null;
  if (ticket.assigneeId === id || ownTasks(id, tasks).length > 0) return 'mine';
  const isOfTeam = teamIds.includes(ticket.teamId);
  if (isOfTeam && ticket.assigneeId === null && canBeDone) return 'unassigned';
  if (freeTasks(teamIds, tasks).length > 0) return 'unassigned';
  return isOfTeam || openTasks(tasks).some(({ teamId }) => teamIds.includes(teamId)) ? 'team' : null;
}

const dueAt = (row: TicketRow): number => nextDue(row.sla)?.at ?? NEVER_DUE;

const byUrgency = (a: TicketRow, b: TicketRow): number =>
  dueAt(a) - dueAt(b) || a.priority - b.priority || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
