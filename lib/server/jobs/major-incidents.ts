import 'server-only';
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { affected, announcement } from '#db/schema/announcements';
import { ticket, timeline } from '#db/schema/tickets';
import { SYSTEM } from '#domain/access/system';
import { DomainError } from '#domain/kernel/errors';
import type { Id, Instant } from '#domain/kernel/types';
import { type Major, reminder } from '#domain/major/major';
import { isOpen, type TicketState } from '#domain/ticket/states';
import { TOLD_AT_ONCE } from '#sync/mutators/major/by-itself';
import type { Intent } from '#sync/protocol/envelope';
import { type ArgsOf, MUTATIONS, type MutationName } from '#sync/registry';
import { execute } from '../sync/execute';
import { Busy } from '../sync/transact';
import { doTogether } from './do-together';
import { intentUid } from './intent-uid';

/** Major incidents of one run: an organisation that has more has other worries. */
const RUN = 200;
/** Tickets that belong to one, resolved in one go; the next run goes on. */
const CHILDREN = 500;

interface Held {
  id: Id;
  ver: number;
  state: TicketState;
  requesterId: Id;
  reporterId: Id;
  resolutionCode: string | null;
  major: Major | null;
}

/**
 * Looks after major incidents: counts whom they concern, reminds of updates that were promised, and once one is over
 * resolves what belongs to it and tells those who said "me too". Any number of workers may do it at the same time.
 *
 * @returns how much there was to do
 */
export async function lookAfterMajor(db: Db, now: Instant, ended?: AbortSignal): Promise<number> {
  let done = 0;
  for (const one of await majorIncidents(db)) {
    if (ended?.aborted) break;
    const { major } = one;
    if (!major || major.dueAt === null) continue;
    done += isOpen(one.state)
      ? (await count(db, one, major, now)) + (await remind(one, major, now))
      : await windUp(db, one, major, major.dueAt, now, ended);
  }
  return done;
}

/** All that go on, and what is over and not wound up, in the order of the index `ticket_update_due`. */
export function majorIncidents(db: Db) {
  const { id, ver, state, requesterId, reporterId, resolutionCode, major, updateDueAt } = ticket;
  return db
    .select({ id, ver, state, requesterId, reporterId, resolutionCode, major })
    .from(ticket, { forceIndex: 'ticket_update_due' })
    .where(and(isNotNull(updateDueAt), gt(updateDueAt, 0), isNull(ticket.deletedAt)))
    .orderBy(asc(updateDueAt), asc(id))
    .limit(RUN);
}

/** Those who said "me too" of what was published of it, each once, the first first. */
async function saidMeToo(db: Db, ticketId: Id): Promise<Id[]> {
  const rows = await db
    .select({ personId: affected.personId })
    .from(affected)
    .innerJoin(announcement, eq(announcement.id, affected.announcementId))
    .where(
      and(
        ...[eq(announcement.ticketId, ticketId), isNull(announcement.deletedAt)],
        ...[isNull(affected.deletedAt), isNull(affected.withdrawnAt)],
      ),
    )
    .orderBy(asc(affected.id));
  return [...new Set(rows.map(({ personId }) => personId))];
}

const childrenOf = (db: Db, parentId: Id) =>
  db
    .select({ id: ticket.id, state: ticket.state, requesterId: ticket.requesterId })
    .from(ticket)
    .where(and(eq(ticket.parentId, parentId), isNull(ticket.deletedAt)))
    .orderBy(asc(ticket.id));

async function count(db: Db, one: Held, major: Major, now: Instant): Promise<number> {
  const [meToo, children] = [await saidMeToo(db, one.id), await childrenOf(db, one.id)];
  const people = new Set([one.requesterId, ...meToo, ...children.map((child) => child.requesterId)]);
  if (people.size === major.affected) return 0;
  const args = { ticketId: one.id, affected: people.size };
  return act('ticket.countAffected', args, `affected ${one.id} ${one.ver} ${people.size}`, now);
}

async function remind({ id }: Held, major: Major, now: Instant): Promise<number> {
  const nth = reminder(major, now);
  if (nth === 0 || major.dueAt === null) return 0;
  const { dueAt } = major;
  return act('ticket.remindUpdate', { ticketId: id, dueAt }, `update ${id} ${dueAt} ${nth}`, now);
}

async function windUp(
  db: Db,
  one: Held,
  major: Major,
  dueAt: Instant,
  now: Instant,
  ended?: AbortSignal,
): Promise<number> {
  const isFixed = one.state !== 'cancelled' && one.resolutionCode !== 'duplicate';
  const children = isFixed ? await childrenOf(db, one.id) : [];
  const open = children.filter(({ state }) => isOpen(state)).slice(0, CHILDREN);
  if (open.length > 0) {
    const { code, note } = await lastWord(db, one.id);
    const intents = open.map((child) => {
      const args = { ticketId: child.id, majorId: one.id, code, note };
      return intentOf('ticket.resolveWithMajor', args, `with ${one.id} ${dueAt} ${child.id}`, now);
    });
    const became = await doTogether(intents, { ended, failed: unlessBusy });
    // What somebody writes to right now is resolved by the next run; what was opened again since stays open.
    const waits = intents.some(({ uid }) => (became.get(uid) ?? 'busy') === 'busy');
    if (waits || open.length === CHILDREN) return became.size;
  }
  const told = new Set([one.requesterId, one.reporterId, ...children.map((child) => child.requesterId)]);
  const rest = isFixed ? (await saidMeToo(db, one.id)).filter((id) => !told.has(id)) : [];
  let done = 0;
  for (let from = 0; from === 0 || from < rest.length; from += TOLD_AT_ONCE) {
    const personIds = rest.slice(from, from + TOLD_AT_ONCE);
    const args = { ticketId: one.id, dueAt, personIds, last: from + TOLD_AT_ONCE >= rest.length };
    done += await act('ticket.windUpMajor', args, `over ${one.id} ${major.since} ${dueAt} ${from}`, now);
  }
  return done;
}

/** How it was resolved, and what its people were told. */
async function lastWord(db: Db, ticketId: Id) {
  const steps = await db
    .select({ body: timeline.body, data: timeline.data })
    .from(timeline)
    .where(and(eq(timeline.ticketId, ticketId), inArray(timeline.kind, ['step']), isNull(timeline.deletedAt)))
    .orderBy(desc(timeline.effectiveAt), desc(timeline.id));
  const resolved = steps.find(({ data }) => data.step === 'resolve');
  const code = (resolved?.data.resolutionCode ?? 'no_fault') as ArgsOf<'ticket.resolveWithMajor'>['code'];
  return { code, note: resolved?.body ?? '' };
}

function intentOf<N extends MutationName>(name: N, args: ArgsOf<N>, what: string, now: Instant): Intent {
  const { v } = MUTATIONS[name];
  return { uid: intentUid(what), name, v, args, base: null, occurredAt: now, clockOffset: 0 };
}

/** Does it, unless it was done before. */
async function act<N extends MutationName>(
  name: N,
  args: ArgsOf<N>,
  what: string,
  now: Instant,
): Promise<number> {
  try {
    const { status } = await execute(SYSTEM, intentOf(name, args, what, now), { channel: 'job' });
    return status === 'ok' ? 1 : 0;
  } catch (error) {
    unlessBusy(error);
    return 0;
  }
}

/** Another worker was here, or somebody writes to it right now. */
function unlessBusy(error: unknown): void {
  if (!(error instanceof DomainError || error instanceof Busy)) throw error;
}
