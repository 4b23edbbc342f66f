import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notice } from '#db/schema/notices';
import { auditEntry, notifyPreference, outbox } from '#db/schema/operations';
import { entityScope, syncChange } from '#db/schema/sync';
import type { Actor } from '#domain/access/roles';
import { DAY, HOUR, type Id, MINUTE } from '#domain/kernel/types';
import { NOTICES_KEPT } from '#domain/notify/inbox';
import { NO_PREFERENCES } from '#domain/notify/preferences';
import { cleanUp } from '#server/jobs/cleanup';
import { unreadQuery } from '#server/notify/news';
import { execute } from '#server/sync/execute';
import { dropOldNotices, oldNoticesQuery } from '#server/sync/notices';
import { stamp } from '#server/sync/stamp';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, delIds, newId } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

let base: TestDatabase;
let org: Organisation;
beforeAll(async () => {
  base = await createTestDatabase();
  org = await foundOrganisation();
});
afterAll(() => base.drop());

const noticesOf = (personId: Id, ticketId: Id) =>
  base.db
    .select()
    .from(notice)
    .where(and(eq(notice.personId, personId), eq(notice.ticketId, ticketId)));

/** A report of Asha's that Ada gives to Omar, with the intent that gave it. */
async function given() {
  const [asha, ada] = [await Device.open(org.asha), await Device.open(org.ada)];
  const ticketId = await asha.reported();
  const intent = {
    ...{ uid: newId(), name: 'ticket.assign', v: 1, base: null, occurredAt: Date.now(), clockOffset: 0 },
    args: { ticketId, teamId: org.teams.line, assigneeId: org.omar.id },
  };
  const assign = () => execute(org.ada, intent, { channel: 'desk' });
  expect(await assign()).toMatchObject({ status: 'ok' });
  return { ticketId, ada, asha, assign };
}

/** Notices on a device that has just been set up. */
async function heldBy(actor: Actor): Promise<Id[]> {
  await stamp();
  const device = await Device.open(actor);
  return (await device.bootstrap()).flatMap(({ rows }) => rows.notice.map(({ id }) => id));
}

describe('a report that waited for signal', () => {
  const sent = async (ago: number) => {
    const asha = await Device.open(org.asha);
    const envelope = { ...asha.report(), occurredAt: Date.now() - ago };
    await asha.push(envelope);
    // What got lost on the way back comes again.
    await asha.push(envelope);
    const ticketId = envelope.args.ticketId as Id;
    const pushes = and(eq(outbox.ticketId, ticketId), eq(outbox.personId, org.asha.id));
    return {
      told: await noticesOf(org.asha.id, ticketId),
      pushed: (await base.db.select().from(outbox).where(pushes)).map(
        ({ kind, event }) => `${kind} ${event}`,
      ),
    };
  };

  it('tells whoever made it, once, that it has its number; aloud only where they no longer look', async () => {
    expect(await sent(2 * MINUTE)).toMatchObject({ told: [{ event: 'ticket.numbered' }], pushed: [] });
    const late = await sent(HOUR);
    expect(late.told).toMatchObject([{ event: 'ticket.numbered', actorId: org.asha.id, readAt: null }]);
    expect(late.pushed).toEqual(['push ticket.numbered']);
  });

  it('tells nobody of what they see on the screen', async () => {
    expect(await sent(0)).toEqual({ told: [], pushed: [] });
  });
});

describe('an act', () => {
  it('tells whom it concerns once, however often it comes again, and nobody of what they did themselves', async () => {
    const { ticketId, assign } = await given();
    await assign();
    const told = await noticesOf(org.omar.id, ticketId);
    expect(told).toMatchObject([
      { event: 'ticket.assigned', actorId: org.ada.id, readAt: null, number: expect.stringMatching(/^INC-/) },
    ]);
    expect(await noticesOf(org.ada.id, ticketId)).toEqual([]);
    const omar = await Device.open(org.omar);
    await omar.push(omar.envelope('ticket.comment', { ticketId, body: 'On it' }));
    expect(await noticesOf(org.omar.id, ticketId)).toHaveLength(1);
    expect(await noticesOf(org.asha.id, ticketId)).toMatchObject([{ event: 'ticket.commented' }]);
  });

  it('leaves out whoever wants nothing of it in their inbox, who is told by push all the same', async () => {
    const choices = { 'ticket.assigned': { inbox: false } };
    const { quiet: _, ...rest } = { ...NO_PREFERENCES, choices };
    await base.db.insert(notifyPreference).values({ personId: org.omar.id, ...rest, updatedAt: Date.now() });
    const { ticketId } = await given();
    await base.db.delete(notifyPreference);
    expect(await noticesOf(org.omar.id, ticketId)).toEqual([]);
    const pushes = and(eq(outbox.ticketId, ticketId), eq(outbox.personId, org.omar.id));
    expect(await base.db.select().from(outbox).where(pushes)).toHaveLength(1);
  });

  it('of a note tells only those who may read it', async () => {
    const { ticketId } = await given();
    const omar = await Device.open(org.omar);
    await omar.push(omar.envelope('ticket.note', { ticketId, body: 'Asha must not see this' }));
    expect(await noticesOf(org.asha.id, ticketId)).toEqual([]);
  });
});

describe('a notice', () => {
  it('is on the devices of its person alone, and holds no text of its ticket', async () => {
    const { ticketId } = await given();
    const [told] = await noticesOf(org.omar.id, ticketId);
    const id = told?.id as Id;
    expect(await heldBy(org.omar)).toContain(id);
    for (const other of [org.ada, org.asha, org.lena]) {
      expect(await heldBy(other)).not.toContain(id);
      const device = await Device.open(other);
      expect(await device.record({ kind: 'notice', id })).toMatchObject({ kind: 'missing' });
    }
    expect(JSON.stringify(told)).not.toContain('Wi-Fi');
  });

  it('says nothing of a ticket its person has lost sight of, which is not on their devices', async () => {
    const { ticketId, ada } = await given();
    const omar = await Device.open(org.omar);
    await ada.push(ada.envelope('ticket.conceal', { ticketId, confidential: true }));
    const [told] = await noticesOf(org.omar.id, ticketId);
    await ada.push(
      ada.envelope('ticket.assign', { ticketId, teamId: org.teams.line, assigneeId: org.lena.id }),
    );
    await stamp();
    const rows = (await omar.bootstrap()).map((page) => page.rows);
    expect(rows.flatMap((row) => row.notice.map(({ id }) => id))).toContain(told?.id);
    expect(rows.flatMap((row) => row.ticket.map(({ id }) => id))).not.toContain(ticketId);
  });

  it('is read by its person: on their other devices too, once, and nobody else can', async () => {
    const { ticketId } = await given();
    const [told] = await noticesOf(org.omar.id, ticketId);
    const ids = [told?.id as Id];
    await stamp();
    const [phone, tablet] = [await Device.open(org.omar), await Device.open(org.omar)];
    const ada = await Device.open(org.ada);
    const personId = org.omar.id;
    for (const args of [
      { personId, ids },
      { personId: org.ada.id, ids },
    ])
      await ada.push(ada.envelope('notice.read', args));
    expect(await noticesOf(personId, ticketId)).toMatchObject([{ readAt: null, ver: 1 }]);

    await phone.push(phone.envelope('notice.read', { personId, ids: [...ids, newId()] }));
    const [read] = await noticesOf(personId, ticketId);
    expect(read).toMatchObject({ readAt: expect.any(Number), ver: 2 });
    await tablet.push(tablet.envelope('notice.read', { personId, ids }));
    expect(await noticesOf(personId, ticketId)).toEqual([{ ...read, guard: read?.guard }]);
    await stamp();
    const page = await tablet.pull();
    expect(page.puts.notice).toMatchObject([{ id: ids[0], readAt: read?.readAt }]);
    const audited = await base.db.select().from(auditEntry).where(eq(auditEntry.action, 'notice.read'));
    expect(audited).toEqual([]);
  });

  it('that is read in a queue with acts goes with them in one transaction', async () => {
    const { ticketId } = await given();
    const [told] = await noticesOf(org.omar.id, ticketId);
    const omar = await Device.open(org.omar);
    const say = (body: string) => omar.envelope('ticket.comment', { ticketId, body });
    const read = () => omar.envelope('notice.read', { personId: org.omar.id, ids: [told?.id as Id] });
    const { results } = await omar.push(say('One'), read(), say('Two'));
    expect(results.map(({ result }) => result.status)).toEqual(['ok', 'ok', 'ok']);
    const acks = await base.db
      .selectDistinct({ txId: syncChange.txId })
      .from(syncChange)
      .where(and(eq(syncChange.clientId, omar.clientId), eq(syncChange.op, 'ack')));
    expect(acks).toHaveLength(1);
    expect(await noticesOf(org.omar.id, ticketId)).toMatchObject([{ readAt: expect.any(Number) }]);
  });
});

describe('cleaning up', () => {
  it('removes what was read long ago and what is very old, here and on devices, and nothing else', async () => {
    const now = Date.now();
    const made = [await given(), await given(), await given(), await given()];
    const rows = (await Promise.all(made.map(({ ticketId }) => noticesOf(org.omar.id, ticketId)))).flat();
    const [readLongAgo, readLately, veryOld, unread] = rows.map(({ id }) => id as Id);
    const set = (id: Id | undefined, values: { at?: number; readAt?: number }) =>
      base.db
        .update(notice)
        .set(values)
        .where(eq(notice.id, id as Id));
    await set(readLongAgo, { readAt: now - NOTICES_KEPT.read - 1_000 });
    await set(readLately, { readAt: now - NOTICES_KEPT.read + DAY });
    await set(veryOld, { at: now - NOTICES_KEPT.all - 1_000 });
    await set(unread, { at: now - NOTICES_KEPT.all + DAY });
    await stamp();
    const omar = await Device.open(org.omar);
    expect(await cleanUp(base.db, now)).toMatchObject({ notices: 2 });
    expect(await dropOldNotices(now)).toBe(0);
    await stamp();
    const page = await omar.pull();
    expect(delIds(page).sort()).toEqual([readLongAgo, veryOld].sort());
    const held = await heldBy(org.omar);
    expect(held).toEqual(expect.arrayContaining([readLately, unread]));
    const left = await base.db
      .select()
      .from(entityScope)
      .where(eq(entityScope.rootId, veryOld as Id));
    expect(left).toEqual([]);
    // Whoever reads one there without signal is not refused.
    await omar.push(omar.envelope('notice.read', { personId: org.omar.id, ids: [veryOld as Id] }));
    expect((await omar.pull()).results).toEqual([]);
  });

  it('reads only what is old: each look is a range of its own index', async () => {
    for (const [by, key] of [
      ['read', 'notice_read'],
      ['all', 'notice_at'],
    ] as const) {
      const { sql, params } = oldNoticesQuery(by, Date.now()).toSQL();
      const [plan] = await base.pool.query(`explain ${sql}`, params);
      expect(plan).toMatchObject([{ key, type: 'range' }]);
    }
    const { sql, params } = unreadQuery(base.db, org.omar.id).toSQL();
    const [plan] = await base.pool.query(`explain ${sql}`, params);
    expect(plan).toMatchObject([{ key: 'notice_person' }]);
  });
});
