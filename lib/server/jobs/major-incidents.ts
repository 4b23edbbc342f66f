import 'server-only';
import { and, asc, gt, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { ticket } from '#db/schema/tickets';
import { SYSTEM } from '#domain/access/system';
import { DomainError } from '#domain/kernel/errors';
import type { Id, Instant } from '#domain/kernel/types';
import { isMajor } from '#domain/major/is-major';
import { type Major, reminder } from '#domain/major/major';
import type { TicketState } from '#domain/ticket/states';
import { TOLD_AT_ONCE } from '#sync/mutators/major/by-itself';
import type { Intent } from '#sync/protocol/envelope';
import { type ArgsOf, MUTATIONS, type MutationName } from '#sync/registry';
import { readService } from '../settings/service-row';
import { execute } from '../sync/execute';
import { Busy } from '../sync/transact';
import { doTogether } from './do-together';
import { intentUid } from './intent-uid';
import { lastResolution, openParts, peopleConcerned, saidMeToo, toldOfTheirOwn } from './major-people';

/** Major incidents of one run: an organisation that has more has other worries. */
const RUN = 200;
/** Tickets that belong to one, resolved in one go; the next run goes on. */
const PARTS = 500;

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
  const live = all.filter(isMajor).map(({ id }) => id);
  const counts = live.length > 0 ? await peopleConcerned(db, live) : [];
  const people = new Map(counts.map((row) => [row.majorId, row.people]));
  let done = 0;
  for (const one of all) {
    if (ended?.aborted) break;
    const { major } = one;
    if (!major || major.dueAt === null) continue;
    done += isMajor(one)
      ? (await count(db, one, major, people.get(one.id) ?? 1, now)) + (await remind(one, major, now))
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

async function count(db: Db, one: Held, major: Major, people: number, now: Instant): Promise<number> {
  if (people === major.affected) return 0;
  const { teamFrom: team, manyFrom: many } = await readService(db);
  const rule = { team, many };
  const args = { ticketId: one.id, affected: people, rule };
  const what = `affected ${one.id} ${one.ver} ${people}`;
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
  const open = isFixed ? await openParts(db, one.id, PARTS) : [];
  if (open.length > 0) {
    const { code, note } = await lastWord(db, one.id);
    const intents = open.map((ticketId) => {
      const args = { ticketId, majorId: one.id, code, note };
      return intentOf('ticket.resolveWithMajor', args, `with ${one.id} ${dueAt} ${ticketId}`, now);
    });
    const became = await doTogether(intents, { ended, failed: unlessBusy });
    // What somebody writes to right now is resolved by the next run; what was opened again since stays open.
    const waits = intents.some(({ uid }) => (became.get(uid) ?? 'busy') === 'busy');
    if (waits || open.length === PARTS) return became.size;
  }
  const ofTheirOwn = isFixed ? await toldOfTheirOwn(db, one.id, dueAt) : [];
  const told = new Set([one.requesterId, one.reporterId, ...ofTheirOwn]);
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
  const resolved = await lastResolution(db, ticketId);
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
