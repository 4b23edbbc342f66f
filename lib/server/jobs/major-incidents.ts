import 'server-only';
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { affected, announcement } from '#db/schema/announcements';
import { ticket, timeline } from '#db/schema/tickets';
import { SYSTEM } from '#domain/access/system';
import { DomainError } from '#domain/kernel/errors';
import type { Id, Instant } from '#domain/kernel/types';
import type { ImpactRule } from '#domain/major/impact-rule';
import { isMajor } from '#domain/major/is-major';
import { type Major, reminder } from '#domain/major/major';
import { isOpen, type TicketState } from '#domain/ticket/states';
import { TOLD_AT_ONCE } from '#sync/mutators/major/by-itself';
import type { Intent } from '#sync/protocol/envelope';
import { type ArgsOf, MUTATIONS, type MutationName } from '#sync/registry';
import { readService } from '../settings/service-row';
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
  major: Major | null;
}

/**
 * Looks after major incidents: counts whom they concern, reminds of updates that were promised, and once one is over
 * resolves what belongs to it and tells those who said "me too". Any number of workers may do it at the same time.
 *
 * @returns how much there was to do
 */
export async function lookAfterMajor(db: Db, now: Instant, ended?: AbortSignal): Promise<number> {
  const all = await majorIncidents(db);
  if (all.length === 0) return 0;
  const { teamFrom: team, manyFrom: many } = await readService(db);
  let done = 0;
  for (const one of all) {
    if (ended?.aborted) break;
    const { major } = one;
    if (!major || major.dueAt === null) continue;
    done += isMajor(one)
      ? (await count(db, one, major, { team, many }, now)) + (await remind(one, major, now))
      : await windUp(db, one, major, major.dueAt, now, ended);
  }
  return done;
}

/** All that go on, and what is over and not wound up, in the order of the index `ticket_update_due`. */
export function majorIncidents(db: Db) {
  const { id, ver, state, requesterId, reporterId, major, updateDueAt } = ticket;
  return db
    .select({ id, ver, state, requesterId, reporterId, major })
    .from(ticket, { forceIndex: 'ticket_update_due' })
    .where(and(isNotNull(updateDueAt), gt(updateDueAt, 0), isNull(ticket.deletedAt)))
    .orderBy(asc(updateDueAt), asc(id))
    .limit(RUN);
}

/** Those who said "me too" of what was published of it, also of what was taken back since, each once, the first first. */
async function saidMeToo(db: Db, ticketId: Id): Promise<Id[]> {
  const rows = await db
    .select({ personId: affected.personId })
    .from(affected)
    .innerJoin(announcement, eq(announcement.id, affected.announcementId))
    .where(
      and(eq(announcement.ticketId, ticketId), ...[isNull(affected.deletedAt), isNull(affected.withdrawnAt)]),
    )
    .orderBy(asc(affected.at), asc(affected.id));
  return [...new Set(rows.map(({ personId }) => personId))];
}

const childrenOf = (db: Db, parentId: Id) =>
  db
    .select({
      ...{ id: ticket.id, state: ticket.state, requesterId: ticket.requesterId },
      resolvedAt: ticket.resolvedAt,
    })
    .from(ticket)
    .where(and(eq(ticket.parentId, parentId), isNull(ticket.deletedAt)))
    .orderBy(asc(ticket.id));

/** Those whose reports were closed because they told the same. */
async function toldTheSame(db: Db, ticketId: Id): Promise<Id[]> {
  const rows = await db
    .select({ requesterId: ticket.requesterId })
    .from(ticket)
    .where(and(eq(ticket.duplicateOfId, ticketId), isNull(ticket.deletedAt)));
  return rows.map(({ requesterId }) => requesterId);
}

async function count(db: Db, one: Held, major: Major, rule: ImpactRule, now: Instant): Promise<number> {
  const meToo = await saidMeToo(db, one.id);
  const children = (await childrenOf(db, one.id)).map(({ requesterId }) => requesterId);
  const people = new Set([one.requesterId, ...meToo, ...children, ...(await toldTheSame(db, one.id))]);
  if (people.size === major.affected) return 0;
  const args = { ticketId: one.id, affected: people.size, rule };
  const what = `affected ${one.id} ${one.ver} ${people.size}`;
  return (await act('ticket.countAffected', args, what, now)) === 'now' ? 1 : 0;
}

async function remind({ id }: Held, major: Major, now: Instant): Promise<number> {
  const nth = reminder(major, now);
  if (nth === 0 || major.dueAt === null) return 0;
  const { dueAt } = major;
  const what = `update ${id} ${dueAt} ${nth}`;
  return (await act('ticket.remindUpdate', { ticketId: id, dueAt }, what, now)) === 'now' ? 1 : 0;
}

async function windUp(
  db: Db,
  one: Held,
  major: Major,
  dueAt: Instant,
  now: Instant,
  ended?: AbortSignal,
): Promise<number> {
  const isFixed = !major.stoodDown && one.state !== 'cancelled';
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
  const fixed = isFixed ? await childrenOf(db, one.id) : [];
  const withIt = fixed.filter(({ resolvedAt }) => resolvedAt !== null && resolvedAt >= dueAt);
  const told = new Set([
    ...[one.requesterId, one.reporterId],
    ...withIt.map(({ requesterId }) => requesterId),
    ...(isFixed ? await toldTheSame(db, one.id) : []),
  ]);
  const rest = (await saidMeToo(db, one.id)).filter((id) => !told.has(id));
  let done = 0;
  for (let from = 0; from < rest.length; from += TOLD_AT_ONCE) {
    const personIds = rest.slice(from, from + TOLD_AT_ONCE);
    // Named by whom it tells: what changes among them in the meantime makes it another.
    const what = `over ${one.id} ${dueAt} ${personIds.join()}`;
    const became = await act(
      'ticket.windUpMajor',
      { ticketId: one.id, dueAt, personIds, last: false },
      what,
      now,
    );
    if (became === 'busy') return done;
    done += 1;
  }
  const last = { ticketId: one.id, dueAt, personIds: [], last: true };
  await act('ticket.windUpMajor', last, `wound up ${one.id} ${dueAt}`, now);
  return done + 1;
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

/** Does it, unless it was done before; `busy`: the next run tries again. */
async function act<N extends MutationName>(
  name: N,
  args: ArgsOf<N>,
  what: string,
  now: Instant,
): Promise<'now' | 'before' | 'busy'> {
  try {
    await execute(SYSTEM, intentOf(name, args, what, now), { channel: 'job' });
    return 'now';
  } catch (error) {
    unlessBusy(error);
    return error instanceof Busy ? 'busy' : 'before';
  }
}

/** Another worker was here, or somebody writes to it right now. */
function unlessBusy(error: unknown): void {
  if (!(error instanceof DomainError || error instanceof Busy)) throw error;
}
