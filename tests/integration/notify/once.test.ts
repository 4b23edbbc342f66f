import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { and, eq, inArray } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDb, openPool } from '#db/connection';
import { outbox, pushSubscription } from '#db/schema/operations';
import { ticket } from '#db/schema/tickets';
import { DAY, HOUR } from '#domain/kernel/types';
import { nudge } from '#server/jobs/nudge';
import { outboxDrain } from '#server/jobs/outbox-drain';
import { type MailSettings, mailTransport } from '#server/mail/mail-transport';
import { startMail } from '#server/mail/start-mail';
import { newsMail } from '#server/notify/news-mail';
import { pushSender } from '#server/notify/push-sender';
import { type PushService, startPushService } from '../../support/push-service';
import { ORIGIN } from '../people/world';
import { settingsFor } from '../push/world';
import { notifyWorld, type Person } from './world';

let world: Awaited<ReturnType<typeof notifyWorld>>;
let push: PushService;
beforeAll(async () => {
  world = await notifyWorld();
  push = await startPushService();
});
afterAll(async () => {
  await push.stop();
  await world.stop();
});
let nils: Person;
let asha: Person;
beforeEach(async () => {
  [nils, asha] = [await world.write.person(), await world.write.person({ role: 'requester', team: false })];
});
const ofKind = async (who: Person, kind: string) =>
  (await world.rowsFor(who)).filter((row) => row.kind === kind);
const mailsTo = (who: Person) => world.server.to(world.mailbox(who));

/** A drain that takes what is due once, as another worker. */
async function drainOnce(kind: 'mail' | 'digest', db = world.database.db): Promise<void> {
  const from = { name: '', address: 'desk@example.org' };
  const settings: MailSettings = { url: world.server.url, from, origin: ORIGIN };
  const transport = mailTransport(settings);
  const news = newsMail(db, settings, transport);
  const failures: unknown[] = [];
  const send = kind === 'mail' ? news.send : news.sendDay;
  const drain = outboxDrain(db, kind, send, (error) => failures.push(error));
  await drain.wake();
  await drain.stop();
  transport.close();
  expect(failures).toEqual([]);
}

describe('a worker that dies', () => {
  const main = fileURLToPath(new URL('../../../lib/server/jobs/worker-main.ts', import.meta.url));
  let child: ChildProcess | undefined;
  afterEach(() => {
    child?.kill('SIGKILL');
    world.server.onMail = async () => {};
  });

  test('after the mail went and before it was marked: the same mail goes again, under the same name', async () => {
    await world.mailing.stop();
    const ticketId = await world.write.ticket({ assigneeId: nils.id, requesterId: asha.id });
    await world.act(nils, 'technician', 'ticket.comment', { ticketId, body: 'Hello' });
    world.server.onMail = () => new Promise(() => {});
    child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', main], {
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await expect.poll(() => mailsTo(asha).length, { timeout: 20_000 }).toBe(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const [row] = await ofKind(asha, 'mail');
    expect(row).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(row?.runAt).toBeGreaterThan(Date.now());

    world.server.onMail = async () => {};
    await world.database.db.update(outbox).set({ runAt: Date.now() }).where(eq(outbox.personId, asha.id));
    world.mailing = startMail(() => undefined);
    await expect.poll(() => mailsTo(asha).length, { timeout: 10_000 }).toBe(2);
    const [first, second] = mailsTo(asha).map(({ mail }) => mail);
    expect(second?.messageId).toBe(first?.messageId);
    expect([second?.subject, second?.text]).toEqual([first?.subject, first?.text]);
    await expect.poll(async () => (await ofKind(asha, 'mail'))[0]?.state).toBe('done');
  });
});

describe('what is urgent and no device takes', () => {
  const breached = async (who: Person, urgent = true) => {
    const ticketId = await world.write.ticket({ assigneeId: who.id });
    const [event, now] = [{ event: 'ticket.breached', eventUid: randomUUID() } as const, Date.now()];
    const row = { kind: 'push', personId: who.id, ticketId, urgent, ...event } as const;
    await world.database.db.insert(outbox).values({ ...row, runAt: now, createdAt: now });
  };
  const pushed = async () => {
    const settings = settingsFor(push);
    const drain = outboxDrain(
      world.database.db,
      'push',
      pushSender(world.database.db, settings),
      () => undefined,
    );
    await drain.wake();
    await drain.stop();
    settings.agents.destroy();
  };

  test('goes by mail, once, also when the push is tried again', async () => {
    await breached(nils);
    await pushed();
    expect((await world.mailTo(world.mailbox(nils))).mail.subject).toMatch(/\] Overdue: /);
    const of = and(eq(outbox.personId, nils.id), eq(outbox.kind, 'push'));
    await world.database.db.update(outbox).set({ state: 'waiting', runAt: Date.now() }).where(of);
    await pushed();
    expect(await ofKind(nils, 'mail')).toMatchObject([{ state: 'done', urgent: true }]);
    expect(mailsTo(nils)).toHaveLength(1);
  });

  test('and whose devices are all gone; not what a device took, or what is not urgent', async () => {
    const [gone, took] = [await world.write.person(), await world.write.person()];
    (await world.write.device(push, gone)).treatment = { status: 410 };
    const phone = await world.write.device(push, took);
    await breached(gone);
    await breached(took);
    await breached(nils, false);
    await pushed();
    expect(phone.received).toHaveLength(1);
    await world.mailTo(world.mailbox(gone));
    expect([await ofKind(took, 'mail'), await ofKind(nils, 'mail')]).toEqual([[], []]);
    const left = await world.database.db
      .select()
      .from(pushSubscription)
      .where(eq(pushSubscription.personId, gone.id));
    expect(left).toEqual([]);
  });

  test('of a ticket of priority 1, through quiet hours, from the act to the mail', async () => {
    await world.chooses(nils, { quiet: { from: 0, to: 1_439 } });
    const boss = await world.write.person({ role: 'manager' });
    const ticketId = await world.write.ticket({ state: 'new', priority: 1 });
    const args = { ticketId, teamId: world.write.teamId, assigneeId: nils.id };
    await world.act(boss, 'manager', 'ticket.assign', args);
    const { mail } = await world.mailTo(world.mailbox(nils));
    expect(mail.subject).toMatch(/\] Assigned to you: /);
  });
});

describe('the mail of a day', () => {
  const choosesDay = (who: Person) => world.chooses(who, { digest: true, zone: 'Asia/Kolkata' });
  const comment = (ticketId: string, body: string) =>
    world.act(nils, 'technician', 'ticket.comment', { ticketId, body });
  /** As if so much time had passed. */
  const passes = async (who: Person, time: number) => {
    for (const { id, runAt, dueAt } of await world.rowsFor(who))
      await world.database.db
        .update(outbox)
        .set({ runAt: runAt - time, dueAt: dueAt && dueAt - time })
        .where(eq(outbox.id, id));
  };

  test('comes at seven of one’s own clocks, with what waited, once however many workers there are', async () => {
    await choosesDay(asha);
    const ids = [
      await world.write.ticket({ requesterId: asha.id, title: 'Printer' }),
      await world.write.ticket({ requesterId: asha.id, title: 'Scanner' }),
    ];
    for (const [n, id] of ids.entries()) await comment(id, `Text ${n}`);
    const [day, ...more] = await ofKind(asha, 'digest');
    expect(more).toEqual([]);
    expect(new Date((day?.dueAt ?? 0) + 5.5 * HOUR).toISOString()).toContain('T07:00:00.000');
    expect(await ofKind(asha, 'item')).toHaveLength(2);
    expect(await ofKind(asha, 'mail')).toEqual([]);
    await drainOnce('digest');
    expect(mailsTo(asha)).toEqual([]);

    await passes(asha, DAY);
    const pool = openPool(world.database.url);
    await Promise.all([drainOnce('digest'), drainOnce('digest', openDb(pool)), nudge()]);
    await pool.end();
    await expect.poll(async () => (await ofKind(asha, 'digest'))[0]?.state, { timeout: 5_000 }).toBe('done');
    expect(mailsTo(asha)).toHaveLength(1);
    const [{ mail }] = mailsTo(asha) as [ReturnType<typeof mailsTo>[0] & object];
    expect(mail.subject).toBe('2 changes in your tickets');
    for (const text of ['Printer', '> Text 0', 'Scanner', '> Text 1', 'No more mails about tickets'])
      expect(mail.text).toContain(text);
    expect((await ofKind(asha, 'item')).map(({ state }) => state)).toEqual(['done', 'done']);
  });

  test('after days without a worker one mail tells it all', async () => {
    await choosesDay(asha);
    const now = Date.now();
    const ticketId = await world.write.ticket({ requesterId: asha.id });
    const rows = [3, 2, 1].flatMap((days) =>
      (['item', 'digest'] as const).map((kind) => ({
        ...{ kind, personId: asha.id, event: 'ticket.commented' as const, eventUid: randomUUID(), ticketId },
        ...{ runAt: now - days * DAY, dueAt: now - days * DAY, createdAt: now },
      })),
    );
    await world.database.db.insert(outbox).values(rows);
    nudge();
    await expect
      .poll(async () => (await ofKind(asha, 'digest')).filter(({ state }) => state === 'done').length, {
        timeout: 5_000,
      })
      .toBe(3);
    expect(mailsTo(asha).map(({ mail }) => mail.subject)).toEqual(['3 changes in your tickets']);
  });

  test('leaves out what one may no longer see, and is not sent when nothing is left', async () => {
    await choosesDay(asha);
    const id = await world.write.ticket({ requesterId: asha.id });
    await comment(id, 'Hello');
    await world.database.db
      .update(ticket)
      .set({ deletedAt: Date.now() })
      .where(inArray(ticket.id, [id]));
    await passes(asha, DAY);
    nudge();
    await expect
      .poll(async () => (await ofKind(asha, 'digest'))[0], { timeout: 5_000 })
      .toMatchObject({ state: 'done', lastError: 'nothing_left' });
    expect(mailsTo(asha)).toEqual([]);
  });
});
