'use client';
import type { PersonDatabase } from '#client/store/database';
import { ticketsIn, timelineIn } from '#client/store/read-tickets';
import type { Id, Instant } from '#domain/kernel/types';
import { decided } from '#sync/local/decided';
import type { SentEntry } from '#sync/local/entry';
import type { ArgsOf, MutationName } from '#sync/registry';
import type { TimelineRow } from '#sync/views/timeline';
import { getCurrent } from './current';
import { enqueueAct, type MutateAnswer, mutate } from './mutate';
import { useStore } from './query';

export type FieldValue = string | number | boolean | null;

/** One field that this person and somebody else changed, each not knowing of the other: theirs stands for now. */
export interface Conflict {
  uid: Id;
  name: string;
  args: Record<string, unknown>;
  ticketId: Id;
  field: string;
  /** All that is settled with this choice: hands are one thing, whether team or person. */
  settles: string[];
  before: FieldValue;
  mine: FieldValue;
  /** Device clock. */
  mineAt: Instant;
  theirs: FieldValue;
  /** Who wrote it and when, as far as this device knows; null: a rule, or an entry that is not here. */
  theirsBy: { personId: Id | null; at: Instant } | null;
  /** Numbers of the tickets among the values, by id. */
  numbers: Record<Id, string>;
}

/** What the person has to choose between, the oldest first; of one ticket or of all. */
export function useConflicts(ticketId?: Id): Conflict[] | undefined {
  return useStore(
    async (db) => {
      const asking = await db.sent.where('asks').above('').distinct().toArray();
      const entries = asking
        .filter((entry) => ticketId === undefined || entry.rootId === ticketId)
        .sort((a, b) => a.order - b.order);
      return (await Promise.all(entries.map((entry) => conflictsOf(db, entry)))).flat();
    },
    [ticketId ?? null],
  );
}

async function conflictsOf(db: PersonDatabase, entry: SentEntry): Promise<Conflict[]> {
  const timeline = await timelineIn(db, entry.rootId);
  const asks = entry.asks ?? [];
  const asked = entry.result.merged.filter(({ field }) => asks.includes(field));
  const numbers = await numbersOf(db, asked);
  // An edit is chosen field by field; all else is done or not done as a whole.
  const shown = entry.name === 'ticket.edit' ? asked : asked.slice(-1);
  return shown.map(({ field, base, mine, theirs }) => ({
    ...{ uid: entry.uid, name: entry.name, args: entry.args, ticketId: entry.rootId },
    ...{ field, before: base, mine, mineAt: entry.occurredAt, theirs },
    settles: entry.name === 'ticket.edit' ? [field] : asks,
    ...{ theirsBy: author(timeline, field, theirs), numbers },
  }));
}

async function numbersOf(
  db: PersonDatabase,
  asked: SentEntry['result']['merged'],
): Promise<Record<Id, string>> {
  const ids = asked
    .filter(({ field }) => field === 'parentId')
    .flatMap(({ base, mine, theirs }) => [base, mine, theirs].filter((id) => typeof id === 'string'));
  const tickets = await ticketsIn(db, [...new Set(ids)]);
  return Object.fromEntries(
    tickets.flatMap((ticket) => (ticket?.number ? [[ticket.id, ticket.number]] : [])),
  );
}

const HANDS: Record<string, 'assigneeTo' | 'teamTo'> = { assigneeId: 'assigneeTo', teamId: 'teamTo' };

/** The last entry that gave the field this value. */
function author(timeline: readonly TimelineRow[], field: string, value: FieldValue): Conflict['theirsBy'] {
  const hand = HANDS[field];
  const gave = timeline.filter(({ data }) =>
    hand
      ? data[hand] === value
      : data.changes?.some((change) => change.field === field && change.to === value),
  );
  const last = gave.sort((a, b) => b.effectiveAt - a.effectiveAt)[0];
  return last ? { personId: last.actorId, at: last.effectiveAt } : null;
}

/** The person's own value after all: the same change once more, now knowing the other value. */
export function takeMine({
  uid,
  name,
  field,
  ticketId,
  args,
  mine,
  settles,
}: Conflict): Promise<MutateAnswer> {
  const ends = { decided: { uid, fields: settles } };
  // An edit is chosen field by field; all else is done or not done as a whole.
  const again = name === 'ticket.edit' ? { ticketId, changes: { [field]: mine } } : args;
  return enqueueAct(name as MutationName, again as ArgsOf<MutationName>, ends);
}

/** The other value stands, and the ticket says that it was chosen. */
export function keepTheirs({ uid, ticketId, field, settles, mine, theirs }: Conflict): Promise<MutateAnswer> {
  const args = { ticketId, of: uid, field, mine, theirs };
  return mutate.keepTheirs(args, { decided: { uid, fields: settles } });
}

/** Where the ticket is no longer this person's to write on, the question is only put away. */
export async function forgetConflict({ uid, settles }: Conflict): Promise<void> {
  const current = getCurrent();
  if (current.status === 'open') await current.client.store.write((t) => decided(t, uid, settles));
}
