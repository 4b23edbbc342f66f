import type { Id } from '#domain/kernel/types';
import { STEP_TABLE, type TicketState } from '#domain/ticket/states';
import type { LocalTables } from '#sync/local/ports';
import type { MutationResult } from '#sync/protocol/result';
import { type AnyRow, ENTITY_NAMES, type Entity, type RowOf, rootOf } from '#sync/views/entities';
import { masked } from '#sync/views/mask';
import { actorIn, rowsIn, type State, sees } from './oracle/state';
import type { Story } from './story';

/** What the checks need to know of a server: an oracle's state, or a database read whole. */
export type Facts = Pick<State, 'rows' | 'packs'> & {
  mutations: ReadonlyMap<Id, { result: MutationResult }>;
};

/** What the checks need to know of a device. */
export interface Owner {
  userId: Id;
  made: readonly Id[];
}

/** What is wrong on one device that has come to rest. */
export async function wrongOn(t: LocalTables, owner: Owner, s: Facts): Promise<string[]> {
  return [...(await nothingLost(t, owner, s)), ...(await converged(t, owner, s))];
}

/** What must hold when everybody has come to rest (faults.md I1 to I5, I7). @returns what does not */
export async function violations(story: Story): Promise<string[]> {
  const found: string[] = [...story.complaints, ...story.server.overwritten];
  for (const [i, device] of story.devices.entries()) {
    const name = `device ${i}`;
    for (const defect of device.defects) found.push(`${name} defect: ${describe(defect)}`);
    await device.store.read(async (t) => {
      found.push(...(await wrongOn(t, device, story.server.state)).map((text) => `${name} ${text}`));
    });
  }
  for (const [uid, times] of story.server.state.effects) {
    if (times !== 1) found.push(`intent ${uid} took effect ${times} times`);
  }
  found.push(...legalStates(story.server.state), ...circles(story.server.state));
  return found;
}

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

/** I1, I2: every act is either on the server, once, or before the person with its reason. */
async function nothingLost(t: LocalTables, device: Owner, s: Facts): Promise<string[]> {
  const found: string[] = [];
  const sent = new Map((await t.outbox.sent(Number.MAX_SAFE_INTEGER)).map((entry) => [entry.uid, entry]));
  for (const uid of device.made) {
    const entry = sent.get(uid) ?? (await t.outbox.get(uid));
    const stored = s.mutations.get(uid);
    if (!entry) found.push(`act ${uid} vanished`);
    else if (entry.status === 'pending' && !sent.has(uid)) found.push(`act ${uid} ${entry.name} is stuck`);
    else if (sent.has(uid) && !stored)
      found.push(`act ${uid} ${entry.name} acknowledged, but not on the server`);
    if (sent.has(uid) && (await t.outbox.get(uid))) found.push(`act ${uid} is there twice`);
    const refused = stored && stored.result.status !== 'ok' && stored.result.status !== 'merged';
    if (refused && sent.has(uid)) found.push(`refusal of ${uid} is not shown`);
    if (stored && !refused && !sent.has(uid)) found.push(`act ${uid} took effect but is shown as refused`);
  }
  return found;
}

/** I4: the device holds exactly what its person may see, as the server has it. */
async function converged(t: LocalTables, device: Owner, s: Facts): Promise<string[]> {
  const found: string[] = [];
  const actor = actorIn(s, device.userId);
  const { pins } = await t.place();
  const isPinned = (entity: Entity, row: AnyRow) => {
    const root = rootOf(entity, row as RowOf<Entity>);
    return pins.some((pin) => pin.kind === root.kind && pin.id === root.id);
  };
  for (const entity of ENTITY_NAMES) {
    const held = new Map((await t.rows.all(entity)).map((row): [Id, AnyRow] => [row.id, row]));
    for (const row of rowsIn(s, entity)) {
      const due =
        sees(s, actor, entity, row, 'synced') ||
        (isPinned(entity, row) && sees(s, actor, entity, row, 'readable'));
      const mine = held.get(row.id);
      held.delete(row.id);
      if (!due) {
        if (mine) found.push(`keeps ${entity} ${row.id}, which is not for this person`);
      } else if (!mine) found.push(`misses ${entity} ${row.id}`);
      else if (!equal(mine, masked(actor, entity, row))) {
        found.push(`stale ${entity} ${row.id}: has @${mine.ver}, server @${row.ver}`);
      }
    }
    for (const id of held.keys()) found.push(`keeps ${entity} ${id}, which is gone`);
  }
  return found;
}

const equal = (a: AnyRow, b: AnyRow): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (row: AnyRow): [string, unknown][] => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));

/** I7: each ticket's steps, by the instants that count, form a legal walk that ends in its state. */
export function legalStates(s: Facts): string[] {
  const found: string[] = [];
  const entries = rowsIn(s, 'timeline').sort((a, b) => a.effectiveAt - b.effectiveAt);
  for (const ticket of rowsIn(s, 'ticket')) {
    // What was decided on its approval moves it as a step does, and so does the first of its tasks.
    const steps = entries.filter(
      ({ ticketId, data }) => ticketId === ticket.id && (data.step || data.outcome || (data.task && data.to)),
    );
    for (const { data } of steps) {
      if (data.step && data.from && !STEP_TABLE[data.step].from.includes(data.from)) {
        found.push(`ticket ${ticket.id}: ${data.step} is not legal from ${data.from}`);
      }
    }
    const first = ticket.approval ? 'awaiting_approval' : 'new';
    const end = walk(
      first,
      steps.filter(({ data }) => data.from !== data.to),
    );
    if (end !== ticket.state) found.push(`ticket ${ticket.id} is ${ticket.state}, its steps lead to ${end}`);
  }
  return found;
}

/** Tickets that are their own parent or duplicate, over however many others. */
export function circles(s: Facts): string[] {
  const tickets = new Map(rowsIn(s, 'ticket').map((row) => [row.id, row]));
  const found: string[] = [];
  for (const field of ['parentId', 'duplicateOfId'] as const) {
    for (const { id } of tickets.values()) {
      const passed = new Set<Id>();
      let at: Id | null | undefined = id;
      while (at && !passed.has(at)) {
        passed.add(at);
        at = tickets.get(at)?.[field];
      }
      if (at === id) found.push(`ticket ${id} leads back to itself by ${field}`);
    }
  }
  return found;
}

/** Follows the steps from the first state; of those at the same instant first the one that fits. */
function walk(first: TicketState, steps: RowOf<'timeline'>[]): TicketState | 'a gap' {
  let state = first;
  const left = [...steps];
  while (left.length > 0) {
    const at = left[0]?.effectiveAt;
    const next = left.findIndex((step) => step.effectiveAt === at && step.data.from === state);
    if (next < 0) return 'a gap';
    state = left.splice(next, 1)[0]?.data.to ?? state;
  }
  return state;
}
