import { randomUUID } from 'node:crypto';
import { and, eq, ne } from 'drizzle-orm';
import type { Db } from '#db/connection';
import { person, teamMember } from '#db/schema/people';
import type { ticket, timeline } from '#db/schema/tickets';
import { DAY, HOUR } from '#domain/kernel/types';
import { formatNumber } from '#domain/ticket/number';
import { uuidv7 } from '#server/auth/uuid';
import { BulkWriter } from '#server/sync/bulk-writer';
import { transact } from '#server/sync/transact';
import { type Dice, dice } from '../server/dice';
import { subject, text } from '../server/words';
import { clockRulesOf, promised, type Told } from './promised';

type TicketInsert = typeof ticket.$inferInsert;
type EntryInsert = typeof timeline.$inferInsert;

/** Rows of one transaction. */
const PART = 500;
/** So many are the person's own, and open: more than a first screen shows. They have done three times as many. */
const OWN = 100;

export interface Filled {
  personId: string;
  teamId: string;
  /** Tickets of the person that wait to be started, the oldest first. */
  own: string[];
}

/**
 * Gives a team `total` live tickets through the same writer as an import, so that all of them are in the feed and on
 * the devices of its members: three in ten are open, the others were done in the last weeks. Each has the entries of
 * its life: reported, resolved; and its promises, with the clocks those have run.
 * @param email of a member; the newest tickets are theirs
 */
export async function fillTeam(db: Db, email: string, total: number): Promise<Filled> {
  const [me] = await db
    .select({ id: person.id, teamId: teamMember.teamId })
    .from(person)
    .innerJoin(teamMember, eq(teamMember.personId, person.id))
    .where(eq(person.email, email));
  if (!me) throw new Error(`${email} is in no team`);
  const requesters = await db
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.role, 'requester'), eq(person.active, true)));
  const mates = await db
    .select({ id: teamMember.personId })
    .from(teamMember)
    .where(and(eq(teamMember.teamId, me.teamId), ne(teamMember.personId, me.id)));
  const rules = await clockRulesOf(db);
  const random = dice(total);
  const now = Date.now();
  const own: string[] = [];
  for (let done = 0; done < total; done += PART) {
    const made = Array.from({ length: Math.min(PART, total - done) }, (_, at) => {
      const n = done + at;
      const row = live(random, now - Math.round((1 - n / total) * 60 * DAY), {
        teamId: me.teamId,
        requesterId: random.of(requesters).id,
        assigneeId: n >= total - 4 * OWN ? me.id : random.of(mates).id,
        open: n >= total - OWN || (n < total - 4 * OWN && random.chance(0.3)),
      });
      if (n >= total - OWN) own.push(row.id);
      return promised(row, rules, now);
    });
    const rows = made.map(({ row }) => row);
    await transact(async (tx) => {
      const writer = new BulkWriter(tx, randomUUID(), now);
      const first = await writer.takeNumbers('incident', rows.length);
      await writer.insert(
        'ticket',
        rows.map((row, at) => ({ ...row, number: formatNumber('incident', first + at) })),
      );
      await writer.insert('timeline', made.flatMap(life));
      await writer.publish(
        'ticket',
        rows.map(({ id }) => id),
      );
    }, false);
  }
  return { personId: me.id, teamId: me.teamId, own };
}

interface Parties {
  teamId: string;
  requesterId: string;
  assigneeId: string;
  open: boolean;
}

function live(random: Dice, createdAt: number, { open, ...parties }: Parties): TicketInsert {
  const resolvedAt = open ? null : createdAt + random.whole(1, 48) * HOUR;
  const level = () => random.of([1, 2, 3] as const);
  return {
    ...{ id: uuidv7(createdAt), kind: 'incident', title: subject(random), description: text(random) },
    ...{ state: open ? 'assigned' : 'resolved', stateSince: resolvedAt ?? createdAt },
    ...{ impact: level(), urgency: level(), priority: random.of([2, 3, 4, 5] as const) },
    ...{ reporterId: parties.requesterId, ...parties, createdAt, resolvedAt },
    ...{ resolutionCode: open ? null : 'replaced', updatedAt: resolvedAt ?? createdAt },
  };
}

function life({ row, told }: { row: TicketInsert; told: Told }): EntryInsert[] {
  const entry = (kind: 'report' | 'step', at: number, actorId: string | null | undefined, over = {}) => ({
    ...{ id: uuidv7(at), ticketId: row.id, kind, internal: false, actorId, body: '', data: {} },
    ...{ occurredAt: at, receivedAt: at, effectiveAt: at, ...over },
  });
  const data = { step: 'resolve', to: 'resolved', resolutionCode: row.resolutionCode, clock: told.resolved };
  const clock = told.reported;
  const reported = entry('report', row.createdAt, row.requesterId, { data: { clock } });
  return row.resolvedAt
    ? [reported, entry('step', row.resolvedAt, row.assigneeId, { data, body: 'Replaced and tested.' })]
    : [reported];
}
