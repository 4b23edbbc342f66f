import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { notice } from '#db/schema/notices';
import { auditEntry, outbox } from '#db/schema/operations';
import { ticket, timeline } from '#db/schema/tickets';
import { DAY, HOUR, type Id } from '#domain/kernel/types';
import { CHANGE_WITHIN } from '#domain/ticket/satisfaction';
import { closeResolved } from '#server/jobs/auto-close';
import { readPush } from '#server/notify/news';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

/** How it went, on the real database: who may say it, what others see of it, and who is asked. */
let base: TestDatabase;
let org: Organisation;
let asha: Device;
let omar: Device;
let ticketId: Id;
beforeAll(async () => {
  base = await createTestDatabase({ connections: 8 });
  org = await foundOrganisation();
  asha = await Device.open(org.asha);
  omar = await Device.open(org.omar);
});
afterAll(() => base.drop());
beforeEach(async () => {
  await base.db.update(ticket).set({ deletedAt: Date.now() });
  await base.db.delete(outbox);
  await base.db.delete(notice);
  ticketId = await asha.reported();
  await resolve();
});

const resolve = () =>
  omar.push(omar.envelope('ticket.resolve', { ticketId, code: 'restarted', note: 'Back' }));
const close = (device: Device) => device.push(device.envelope('ticket.close', { ticketId }));
const rating = (device: Device, score: 1 | 2 | 3 | 4 | 5, comment = '') =>
  device.envelope('ticket.rate', { ticketId, score, comment });
const rate = async (device: Device, score: 1 | 2 | 3 | 4 | 5, comment = '') =>
  (await device.push(rating(device, score, comment))).results[0]?.result;
const row = async () => (await base.db.select().from(ticket).where(eq(ticket.id, ticketId)))[0];
const entries = () =>
  base.db
    .select({ body: timeline.body, data: timeline.data, internal: timeline.internal })
    .from(timeline)
    .where(and(eq(timeline.ticketId, ticketId), eq(timeline.kind, 'rate')))
    .orderBy(asc(timeline.effectiveAt));
const asked = async () => ({
  pushes: await base.db.select().from(outbox).where(eq(outbox.event, 'ticket.closed')),
  notices: await base.db.select().from(notice).where(eq(notice.event, 'ticket.closed')),
});

describe('saying how it went', () => {
  it('reaches the devices of those who work on it, and the other ones of whoever said it', async () => {
    await Promise.all([omar.hello(), asha.hello()]);
    const other = await Device.open(org.asha);
    expect(await rate(asha, 4, 'Quick')).toMatchObject({ status: 'ok' });
    for (const device of [omar, other]) {
      const { puts } = await device.pull();
      expect(puts.ticket).toContainEqual(
        expect.objectContaining({ id: ticketId, satisfaction: 4, ratedAt: expect.any(Number) }),
      );
      expect(puts.timeline).toContainEqual(
        expect.objectContaining({ kind: 'rate', body: 'Quick', internal: false }),
      );
    }
    expect(
      await base.db
        .select({ actor: auditEntry.actorId })
        .from(auditEntry)
        .where(and(eq(auditEntry.subjectId, ticketId), eq(auditEntry.action, 'ticket.rate'))),
    ).toEqual([{ actor: org.asha.id }]);
  });
  it('is for whoever needed it alone', async () => {
    expect(await rate(omar, 5)).toMatchObject({ status: 'rejected', code: 'forbidden' });
    expect(await rate(await Device.open(org.ada), 5)).toMatchObject({
      status: 'rejected',
      code: 'forbidden',
    });
    expect(await rate(await Device.open(org.bruno), 5)).toMatchObject({
      ...{ status: 'rejected', code: 'not_found' },
    });
    expect((await row())?.satisfaction).toBeNull();
  });
  it('the same intent twice is one; another score is another one, as long as it can be changed', async () => {
    const once = rating(asha, 4);
    await asha.push(once);
    await asha.push(once);
    await rate(asha, 2, 'On second thought');
    expect((await entries()).map(({ data, body }) => [data.score, data.scoreFrom, body])).toEqual([
      [4, undefined, ''],
      [2, 4, 'On second thought'],
    ]);
    await base.db
      .update(ticket)
      .set({ ratedAt: Date.now() - CHANGE_WITHIN - HOUR })
      .where(eq(ticket.id, ticketId));
    expect(await rate(asha, 5)).toMatchObject({ status: 'rejected', code: 'too_late' });
    expect((await row())?.satisfaction).toBe(2);
  });
  it('begins anew when it was opened again', async () => {
    await rate(asha, 5);
    await asha.push(asha.envelope('ticket.reopen', { ticketId, note: 'Gone again' }));
    expect(await row()).toMatchObject({ satisfaction: null, ratedAt: null });
    expect(await rate(asha, 1)).toMatchObject({ status: 'rejected', code: 'illegal_state' });
    await resolve();
    expect(await rate(asha, 3)).toMatchObject({ status: 'ok' });
    expect(await entries()).toHaveLength(2);
  });
});

describe('being asked', () => {
  const pushOf = async () => {
    const [told] = (await asked()).pushes;
    if (!told) throw new Error('nobody is told');
    return readPush(base.db, told);
  };

  it('once, when somebody else closes it, with two answers to press', async () => {
    await close(omar);
    const { pushes, notices } = await asked();
    expect(pushes.map(({ personId, kind }) => [personId, kind])).toEqual([[org.asha.id, 'push']]);
    expect(notices.map(({ personId }) => personId)).toEqual([org.asha.id]);
    expect(await pushOf()).toMatchObject({
      event: 'ticket.closed',
      acts: [
        { do: 'good', title: 'Good' },
        { do: 'poor', title: 'Not good' },
      ],
    });
    await close(omar);
    expect((await asked()).notices).toHaveLength(1);
  });
  it('when it closes by itself, by any number of workers', async () => {
    const later = Date.now() + 8 * DAY;
    await Promise.all([closeResolved(base.db, later), closeResolved(base.db, later + HOUR)]);
    const { pushes, notices } = await asked();
    expect([pushes.length, notices.length]).toEqual([1, 1]);
  });
  it('not when they confirm it themselves, nor when they said so before', async () => {
    await close(asha);
    await asha.push(asha.envelope('ticket.reopen', { ticketId, note: '' }));
    await resolve();
    await rate(asha, 4);
    await close(omar);
    expect(await asked()).toEqual({ pushes: [], notices: [] });
  });
  it('not any more when they said so before the question went', async () => {
    await close(omar);
    await rate(asha, 4);
    expect(await pushOf()).toBe('no_longer_true');
  });
  it('again when it was opened again and closed once more', async () => {
    await close(omar);
    await asha.push(asha.envelope('ticket.reopen', { ticketId, note: '' }));
    expect(await pushOf()).toBe('no_longer_true');
    await resolve();
    await close(omar);
    expect((await asked()).notices).toHaveLength(2);
  });
});
