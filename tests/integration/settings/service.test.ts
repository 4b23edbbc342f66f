import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { newId } from '#client/platform/clock';
import { notice } from '#db/schema/notices';
import { auditEntry, auditValue, outbox } from '#db/schema/operations';
import { POLICY_ID } from '#domain/kernel/policy-id';
import type { Id } from '#domain/kernel/types';
import type { ServiceSetting } from '#domain/settings/service';
import { lookAfterMajor } from '#server/jobs/major-incidents';
import { readNews } from '#server/notify/news';
import { serviceSetting } from '#server/settings/service';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';
import { Device } from '#tests/support/device';
import { saveServiceAction } from '../../../app/desk/settings/actions';
import { stored } from '../sla/world';
import { visitors } from './visit';

vi.mock('next/headers', async () => (await import('./visit')).nextHeaders());

/** What counts as a team and as many, and whether it is asked how it went: from the form to whom it concerns. */
let base: SeededDatabase;
let as: Awaited<ReturnType<typeof visitors>>;
let devices: Record<'requester' | 'technician' | 'manager', Device>;
beforeAll(async () => {
  base = await createSeededDatabase(Date.now());
  as = await visitors(base);
  const open = (role: 'requester' | 'technician' | 'manager') => Device.open(base.actor(role));
  const [requester, technician, manager] = [
    await open('requester'),
    await open('technician'),
    await open('manager'),
  ];
  devices = { requester, technician, manager };
});
afterAll(() => base.drop());
beforeEach(() => as('administrator'));

const save = async (args: ServiceSetting, from?: ServiceSetting) => {
  const seen = from ?? (await serviceSetting());
  return saveServiceAction({ uid: newId(), args, base: seen });
};
const USUAL = { teamFrom: 2, manyFrom: 10, asksHow: true };
const policyHeld = async () =>
  (await devices.requester.bootstrap()).flatMap(({ rows }) => rows.policy).find(({ id }) => id === POLICY_ID);

describe('the numbers behind the impact', () => {
  test('are as usual until somebody says otherwise, whole, and many are more than a team', async () => {
    expect(await serviceSetting()).toEqual(USUAL);
    const wrong = (answer: unknown, field: string) =>
      expect(answer).toMatchObject({ ok: false, error: { code: 'invalid', detail: { field } } });
    wrong(await save({ ...USUAL, teamFrom: 5, manyFrom: 5 }), 'manyFrom');
    for (const teamFrom of [1, 0, 2.5, 10_001])
      expect(await save({ ...USUAL, teamFrom })).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(await serviceSetting()).toEqual(USUAL);
  });

  test('of two who change the same, the second is told; together they are checked as well', async () => {
    expect(await save({ ...USUAL, manyFrom: 4 }, USUAL)).toMatchObject({ data: { status: 'ok' } });
    const both = await save({ ...USUAL, manyFrom: 6 }, USUAL);
    expect(both).toMatchObject({
      data: { status: 'merged', merged: [{ field: 'manyFrom', mine: 6, theirs: 4 }] },
    });
    // Each by itself would do: 9 and 10, and 2 and 4. Not 9 and 4.
    expect(await save({ ...USUAL, teamFrom: 9 }, USUAL)).toMatchObject({
      error: { code: 'invalid', detail: { field: 'manyFrom', fault: 'notMore' } },
    });
    expect(await serviceSetting()).toEqual({ ...USUAL, manyFrom: 4 });
    await save(USUAL);
  });

  test('are what the next count goes by', async () => {
    await save({ ...USUAL, teamFrom: 3, manyFrom: 4 });
    const ticketId = randomUUID();
    await devices.requester.push(
      devices.requester.envelope('ticket.report', {
        ...{ ticketId, title: 'Mail is down', description: '', impact: 3, urgency: 1 },
        ...{ categoryId: null, siteId: null, place: null },
      }),
    );
    await devices.manager.push(
      devices.manager.envelope('ticket.declareMajor', { ticketId, every: 60, published: null }),
    );
    await belongsTo(ticketId, devices.technician);
    await lookAfterMajor(base.db, Date.now());
    expect((await stored(base.db, ticketId)).row).toMatchObject({ impact: 3, major: { affected: 2 } });
    await belongsTo(ticketId, devices.manager);
    await lookAfterMajor(base.db, Date.now());
    expect((await stored(base.db, ticketId)).row).toMatchObject({ impact: 2, major: { affected: 3 } });
    await save(USUAL);
  });
});

/** Something this person reported that belongs to it. */
async function belongsTo(parentId: Id, device: Device): Promise<void> {
  const ticketId = await device.reported();
  await devices.manager.push(devices.manager.envelope('ticket.setParent', { ticketId, parentId }));
}

/** A report of the requester that the technician fixed and closed. */
async function closed(): Promise<Id> {
  const { requester, technician, manager } = devices;
  const ticketId = await requester.reported();
  const { id: assigneeId, teamIds } = technician.actor;
  const args = { ticketId, teamId: teamIds[0] ?? '', assigneeId };
  await manager.push(manager.envelope('ticket.assign', args));
  await technician.push(technician.envelope('ticket.resolve', { ticketId, code: 'replaced', note: 'New.' }));
  await technician.push(technician.envelope('ticket.close', { ticketId }));
  return ticketId;
}

const asked = async (ticketId: Id) => {
  const of = (table: typeof notice | typeof outbox) =>
    and(sql`${table.event} = 'ticket.closed'`, eq(table.ticketId, ticketId));
  const inbox = await base.db.select({ id: notice.id }).from(notice).where(of(notice));
  const queued = await base.db.select({ id: outbox.id }).from(outbox).where(of(outbox));
  return [inbox.length, queued.length];
};

describe('asking how it went', () => {
  test('once it is switched off nobody is asked any more, and devices hear of it; switched on, they are again', async () => {
    const before = await closed();
    expect((await asked(before))[0]).toBe(1);
    // Nobody has set any rule so far: there is no row yet.
    expect(await policyHeld()).toBeUndefined();
    await devices.requester.pull();

    expect(await save({ ...USUAL, asksHow: false })).toMatchObject({ data: { status: 'ok' } });
    expect(await policyHeld()).toMatchObject({ asksHow: false });
    // By the feed as well, not only where everything is loaded.
    expect((await devices.requester.pull()).puts.policy).toContainEqual(
      expect.objectContaining({ id: POLICY_ID, asksHow: false }),
    );
    const after = await closed();
    expect(await asked(after)).toEqual([0, 0]);
    // What was queued before is not said any more.
    const news = { personId: base.actor('requester').id, event: 'ticket.closed', detail: null } as const;
    const read = () => readNews(base.db, { ...news, ticketId: before, eventUid: newId() }, 'mail');
    expect(await read()).toBe('no_longer_true');
    // Who was asked by then may still say it.
    const { requester } = devices;
    await requester.push(requester.envelope('ticket.rate', { ticketId: before, score: 4, comment: '' }));
    expect((await stored(base.db, before)).row).toMatchObject({ satisfaction: 4 });

    await save(USUAL);
    expect(await policyHeld()).not.toHaveProperty('asksHow');
    expect((await asked(await closed()))[0]).toBe(1);
  });

  test('stands in the audit, with what it was and what it is', async () => {
    await save({ ...USUAL, asksHow: false });
    const [entry] = await base.db
      .select({ actorId: auditEntry.actorId, value: auditValue.value })
      .from(auditEntry)
      .innerJoin(auditValue, eq(auditValue.auditId, auditEntry.id))
      .where(eq(auditEntry.action, 'service.save'))
      .orderBy(sql`${auditEntry.id} desc`)
      .limit(1);
    expect(entry).toEqual({
      actorId: base.actor('administrator').id,
      value: { changes: { asksHow: { from: true, to: false } } },
    });
    await save(USUAL);
  });
});
