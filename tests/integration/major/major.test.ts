import { and, eq, isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announcement } from '#db/schema/announcements';
import { notice } from '#db/schema/notices';
import { HOUR, type Id, MINUTE } from '#domain/kernel/types';
import { affectedId, KEPT_AFTER } from '#domain/major/announcement';
import { lookAfterMajor, majorIncidents } from '#server/jobs/major-incidents';
import { peopleConcerned } from '#server/jobs/major-people';
import { readNews } from '#server/notify/news';
import { dropOldAnnouncements } from '#server/sync/old-announcements';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, newId } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';
import { stored } from '../sla/world';

/** A major incident from its declaration to the last who is told, on a real database with several workers. */
let base: TestDatabase;
let org: Organisation;
let asha: Device;
let bruno: Device;
let meera: Device;
let omar: Device;
beforeAll(async () => {
  base = await createTestDatabase({ connections: 8 });
  org = await foundOrganisation();
  const people = [org.asha, org.bruno, org.meera, org.omar];
  [asha, bruno, meera, omar] = (await Promise.all(people.map((who) => Device.open(who)))) as [
    ...[Device, Device, Device, Device],
  ];
});
afterAll(() => base.drop());

const four = (at = Date.now()) => Promise.all(Array.from({ length: 4 }, () => lookAfterMajor(base.db, at)));
const told = async (event: string, ticketId: Id) => {
  const rows = await base.db
    .select({ personId: notice.personId })
    .from(notice)
    .where(and(sql`${notice.event} = ${event}`, eq(notice.ticketId, ticketId)));
  return rows.map(({ personId }) => personId).sort();
};
const all = (...people: { id: Id }[]) => people.map(({ id }) => id).sort();

/** A report of Asha's that is made a major incident of, with what everybody reads of it. */
async function declared(every: 15 | 60 = 15) {
  const ticketId = await asha.reported({ impact: 3, urgency: 1 });
  const published = { title: 'Mail is down', text: 'We are at it.', onSignIn: false, expectedAt: null };
  await meera.push(meera.envelope('ticket.declareMajor', { ticketId, every, published }));
  const [row] = await base.db.select().from(announcement).where(eq(announcement.ticketId, ticketId));
  if (!row) throw new Error('not published');
  return { ticketId, announcementId: row.id };
}

const meToo = async (device: Device, announcementId: Id): Promise<Id> => {
  const said = affectedId(announcementId, device.actor.id);
  await device.push(device.envelope('announcement.meToo', { affectedId: said, announcementId }));
  return said;
};
const resolve = (ticketId: Id) =>
  omar.push(omar.envelope('ticket.resolve', { ticketId, code: 'restarted', note: 'The server runs again.' }));
const child = async (of: Id): Promise<Id> => {
  const ticketId = await bruno.reported();
  await omar.push(omar.envelope('ticket.setParent', { ticketId, parentId: of }));
  return ticketId;
};

describe('a major incident', () => {
  it('is told at once to its team and those who manage it, and published to everybody', async () => {
    const { ticketId, announcementId } = await declared();
    expect(await told('ticket.major', ticketId)).toEqual(all(org.lena, org.omar));
    const held = (await bruno.bootstrap()).flatMap(({ rows }) => rows.announcement);
    expect(held).toContainEqual(expect.objectContaining({ id: announcementId, title: 'Mail is down' }));
    // Of the ticket itself they hold nothing.
    expect((await bruno.bootstrap()).flatMap(({ rows }) => rows.ticket.map(({ id }) => id))).not.toContain(
      ticketId,
    );
  });

  it('counts everybody it concerns once, however often they say so, and raises its impact by that', async () => {
    const { ticketId, announcementId } = await declared();
    await meToo(bruno, announcementId);
    await meToo(bruno, announcementId);
    await child(ticketId);
    await four();
    expect((await stored(base.db, ticketId)).row).toMatchObject({
      ...{ impact: 2, priority: 2, major: { affected: 2 } },
    });
    await meToo(omar, announcementId);
    await four();
    expect((await stored(base.db, ticketId)).row.major).toMatchObject({ affected: 3 });
    const said = affectedId(announcementId, org.bruno.id);
    await bruno.push(bruno.envelope('announcement.notMe', { affectedId: said, announcementId }));
    await four();
    const { row, entries } = await stored(base.db, ticketId);
    expect(row).toMatchObject({ impact: 2, major: { affected: 3 } });
    expect(entries.filter(({ kind }) => kind === 'edit')).toHaveLength(1);
  });

  it('what somebody says of themselves is for their own devices alone', async () => {
    const { announcementId } = await declared();
    const said = await meToo(bruno, announcementId);
    const holds = async (device: Device) =>
      (await device.bootstrap()).some(({ rows }) => rows.affected.some(({ id }) => id === said));
    expect([await holds(bruno), await holds(asha), await holds(meera)]).toEqual([true, false, false]);
    await asha.push(asha.envelope('announcement.notMe', { affectedId: said, announcementId }));
    expect(await holds(bruno)).toBe(true);
  });

  it('reminds of an owed update once in each span, also after a night without workers', async () => {
    const { ticketId } = await declared();
    const owed = () => told('ticket.updateOwed', ticketId);
    await four(Date.now() + 14 * MINUTE);
    expect(await owed()).toEqual([]);
    const now = Date.now();
    await four(now + 16 * MINUTE);
    await four(now + 17 * MINUTE);
    expect(await owed()).toEqual(all(org.meera));
    await four(now + 9 * HOUR);
    expect(await owed()).toEqual(all(org.meera, org.meera));
    const update = { ticketId, text: 'Still at it.', expectedAt: null, every: 60 as const };
    await meera.push(meera.envelope('ticket.postUpdate', update));
    await four(Date.now() + 16 * MINUTE);
    expect(await owed()).toHaveLength(2);
  });

  it('once fixed: what belongs to it is resolved, and everybody it concerns is told once', async () => {
    const { ticketId, announcementId } = await declared();
    const [first, second] = [await child(ticketId), await child(ticketId)];
    // Bruno said it, too, and reported; Omar only said it; Asha reported it first.
    for (const device of [bruno, omar, asha]) await meToo(device, announcementId);
    await four();
    await resolve(ticketId);
    for (let n = 0; n < 3; n++) await four();
    for (const id of [first, second]) {
      const { row, entries } = await stored(base.db, id);
      expect(row).toMatchObject({ state: 'resolved', resolutionCode: 'restarted' });
      const steps = entries.filter(({ data }) => data.step === 'resolve');
      expect(steps).toMatchObject([{ actorId: null, body: 'The server runs again.', internal: false }]);
    }
    expect(await told('ticket.resolved', ticketId)).toEqual(all(org.asha));
    expect(await told('ticket.resolved', first)).toEqual(all(org.bruno));
    expect(await told('ticket.majorOver', ticketId)).toEqual(all(org.omar));
    expect((await stored(base.db, ticketId)).row).toMatchObject({
      updateDueAt: null,
      major: { dueAt: null },
    });
  });

  it('those who only said it read in the message what was published, and nothing of the ticket', async () => {
    const { ticketId, announcementId } = await declared();
    await meToo(bruno, announcementId);
    const news = {
      personId: org.bruno.id,
      event: 'ticket.majorOver',
      detail: null,
      eventUid: newId(),
    } as const;
    const read = () => readNews(base.db, { ...news, ticketId }, 'push');
    expect(await read()).toBe('no_longer_true');
    await resolve(ticketId);
    expect(await read()).toMatchObject({ title: 'Mail is down', ticket: { acts: [] } });
    const other = { ...news, personId: org.asha.id, ticketId };
    expect(await readNews(base.db, other, 'push')).toBe('not_readable');
  });

  it('a part that somebody writes to right then is resolved later, once, and nobody is told before', async () => {
    const { ticketId, announcementId } = await declared();
    const [free, held] = [await child(ticketId), await child(ticketId)];
    await meToo(omar, announcementId);
    const other = await base.pool.getConnection();
    await other.beginTransaction();
    await other.query('select id from ticket where id = ? for update', [
      Buffer.from(held.replaceAll('-', ''), 'hex'),
    ]);
    const became = () => Promise.all([free, held].map(async (id) => (await stored(base.db, id)).row.state));
    await resolve(ticketId);
    await lookAfterMajor(base.db, Date.now());
    expect(await became()).toEqual(['resolved', 'new']);
    expect(await told('ticket.majorOver', ticketId)).toEqual([]);
    expect((await stored(base.db, ticketId)).row.updateDueAt).not.toBeNull();
    // Those that look again wait for it, and one of them resolves it.
    const waiting = four();
    await other.commit();
    other.release();
    await waiting;
    for (let n = 0; n < 2; n++) await four();
    expect(await became()).toEqual(['resolved', 'resolved']);
    const { entries } = await stored(base.db, held);
    expect(entries.filter(({ data }) => data.step === 'resolve')).toHaveLength(1);
    expect(await told('ticket.resolved', held)).toEqual(all(org.bruno));
    expect(await told('ticket.majorOver', ticketId)).toEqual(all(org.omar));
    expect((await stored(base.db, ticketId)).row.updateDueAt).toBeNull();
  });

  it('once stood down, those who said it are told as well, and what belongs to it goes on', async () => {
    const { ticketId, announcementId } = await declared();
    const part = await child(ticketId);
    await meToo(bruno, announcementId);
    await meera.push(meera.envelope('ticket.standDown', { ticketId, note: 'One printer only.' }));
    for (let n = 0; n < 2; n++) await four();
    expect(await told('ticket.majorOver', ticketId)).toEqual(all(org.bruno));
    expect((await stored(base.db, part)).row.state).toBe('new');
    expect((await stored(base.db, ticketId)).row).toMatchObject({
      state: 'new',
      major: null,
      updateDueAt: null,
    });
  });

  it('those who said it of what was taken back since are told at the end as well, once, and read nothing of it', async () => {
    const { ticketId, announcementId } = await declared();
    await meToo(bruno, announcementId);
    await meToo(omar, announcementId);
    await four();
    await meera.push(meera.envelope('announcement.end', { announcementId, withdrawn: true }));
    await four();
    expect((await stored(base.db, ticketId)).row.major).toMatchObject({ affected: 3 });
    expect(await told('ticket.majorOver', ticketId)).toEqual([]);
    // Said again of what is published anew, they are the same person.
    const published = { title: 'Mail again', text: 'x', onSignIn: false, expectedAt: null };
    await meera.push(meera.envelope('ticket.declareMajor', { ticketId, every: 15, published }));
    const [again] = await base.db
      .select({ id: announcement.id })
      .from(announcement)
      .where(and(eq(announcement.ticketId, ticketId), isNull(announcement.deletedAt)));
    await meToo(omar, again?.id ?? '');
    const of = { event: 'ticket.majorOver', detail: null, eventUid: newId(), ticketId } as const;
    const read = (personId: Id) => readNews(base.db, { ...of, personId }, 'mail');
    expect(await read(org.bruno.id)).toBe('no_longer_true');
    await resolve(ticketId);
    for (let n = 0; n < 3; n++) await four();
    expect(await told('ticket.majorOver', ticketId)).toEqual(all(org.bruno, org.omar));
    expect(await read(org.bruno.id)).toMatchObject({ title: '', hideTitle: true, ticket: { acts: [] } });
    expect(await read(org.omar.id)).toMatchObject({ title: 'Mail again' });
  });

  it('counts those who told the same, and a part that was a major incident itself ends in its turn', async () => {
    const { ticketId } = await declared();
    const twice = await bruno.reported();
    await omar.push(omar.envelope('ticket.markDuplicate', { ticketId: twice, originalId: ticketId }));
    const part = await declared();
    await omar.push(omar.envelope('ticket.setParent', { ticketId: part.ticketId, parentId: ticketId }));
    await four();
    expect((await stored(base.db, ticketId)).row.major).toMatchObject({ affected: 2 });
    await meToo(omar, part.announcementId);
    await resolve(ticketId);
    for (let n = 0; n < 4; n++) await four();
    const [shown] = await base.db.select().from(announcement).where(eq(announcement.id, part.announcementId));
    expect(shown?.overAt).not.toBeNull();
    expect(await told('ticket.majorOver', part.ticketId)).toEqual(all(org.omar));
    expect((await stored(base.db, part.ticketId)).row).toMatchObject({
      state: 'resolved',
      updateDueAt: null,
    });
  });

  it('what is opened again before all were told is told to nobody', async () => {
    const { ticketId, announcementId } = await declared();
    await meToo(bruno, announcementId);
    await resolve(ticketId);
    await asha.push(asha.envelope('ticket.reopen', { ticketId, note: 'No.' }));
    await four();
    expect(await told('ticket.majorOver', ticketId)).toEqual([]);
    expect((await stored(base.db, ticketId)).row.major?.dueAt).toBeGreaterThan(Date.now());
  });

  it('is taken off all devices when it has long been over', async () => {
    const { ticketId, announcementId } = await declared();
    await meToo(bruno, announcementId);
    await resolve(ticketId);
    const holds = async () =>
      (await bruno.bootstrap()).flatMap(({ rows }) => [
        ...rows.announcement.filter(({ id }) => id === announcementId),
        ...rows.affected.filter((row) => row.announcementId === announcementId),
      ]).length;
    await dropOldAnnouncements(Date.now() + KEPT_AFTER - MINUTE);
    expect(await holds()).toBe(2);
    await Promise.all([1, 2].map(() => dropOldAnnouncements(Date.now() + KEPT_AFTER + MINUTE)));
    expect(await holds()).toBe(0);
  });

  it('finds what goes on by an index, whatever else there is', async () => {
    const { sql: text, params } = majorIncidents(base.db).toSQL();
    const [plan] = await base.pool.query(`explain ${text}`, params);
    expect(plan).toMatchObject([{ key: 'ticket_update_due', type: 'range' }]);
  });

  it('counts people in the database, by indexes: no row of theirs is read into the job', async () => {
    const majors = [await declared(), await declared()];
    for (const { ticketId, announcementId } of majors) {
      for (const device of [bruno, omar]) await meToo(device, announcementId);
      await child(ticketId);
    }
    const ids = majors.map(({ ticketId }) => ticketId).sort();
    const counts = await peopleConcerned(base.db, ids);
    expect(counts.map(({ majorId }) => majorId).sort()).toEqual(ids);
    expect(counts.map(({ people }) => people)).toEqual([3, 3]);
    const { sql: text, params } = peopleConcerned(base.db, ids).toSQL();
    const [plan] = await base.pool.query(`explain ${text}`, params);
    const used = (plan as { table: string; key: string | null }[]).flatMap(({ table, key }) =>
      table === 'ticket' ? [key] : [],
    );
    expect(used.sort()).toEqual(['PRIMARY', 'ticket_duplicate', 'ticket_parent']);
  });
});
