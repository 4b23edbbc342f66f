import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { ParsedMail } from 'mailparser';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDb, openPool } from '#db/connection';
import { outbox, setting } from '#db/schema/operations';
import { person, teamMember } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import { outboxDrain } from '#server/jobs/outbox-drain';
import { type MailSettings, mailTransport } from '#server/mail/mail-transport';
import { newsMail } from '#server/notify/news-mail';
import { namedIn } from '../../support/mail-server';
import { ORIGIN } from '../people/world';
import { notifyWorld, type Person } from './world';

let world: Awaited<ReturnType<typeof notifyWorld>>;
let nils: Person;
let asha: Person;
let ticketId: string;
beforeAll(async () => {
  world = await notifyWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  const { write, database } = world;
  await database.db.delete(setting);
  [nils, asha] = [await write.person(), await write.person({ role: 'requester', team: false })];
  await world.named(nils, 'Nils Berg');
  ticketId = await write.ticket({ assigneeId: nils.id, requesterId: asha.id, title: 'Printer broken' });
});

const comment = (body: string, who = nils, role: 'technician' | 'requester' = 'technician') =>
  world.act(who, role, 'ticket.comment', { ticketId, body });
const header = (mail: ParsedMail, name: string) =>
  String(mail.headerLines.find(({ key }) => key === name)?.line);

describe('a mail about a ticket', () => {
  test('says who did what, carries what was written for all, and leads to the ticket', async () => {
    await comment('Try it now.\nIt is <b>plugged in</b>.');
    const { mail, to, from } = await world.mailTo(world.mailbox(asha));
    expect([to, from]).toEqual([[world.mailbox(asha)], 'desk@example.org']);
    expect(mail.subject).toMatch(/^\[INC-\d{6}\] New comment: Printer broken$/);
    expect(mail.text).toContain('Nils Berg wrote a comment.');
    expect(mail.text).toContain('> Try it now.\n> It is <b>plugged in</b>.');
    expect(mail.text).toContain(`${ORIGIN}/app/tickets/${ticketId}`);
    expect(String(mail.html)).toContain('It is &lt;b&gt;plugged in&lt;/b&gt;.');
    expect(String(mail.html)).not.toMatch(/<script|src=|https?:\/\/(?!desk\.example\.org)/);
    expect(header(mail, 'auto-submitted')).toBe('Auto-Submitted: auto-generated');
    expect(await world.rowsFor(nils)).toEqual([]);
  });

  test('stands in the thread of its ticket, under a name of its own', async () => {
    await comment('One');
    const first = (await world.mailTo(world.mailbox(asha))).mail;
    await world.act(nils, 'technician', 'ticket.resolve', { ticketId, code: 'replaced', note: 'New cable' });
    const second = (await world.mailTo(world.mailbox(asha), 1)).mail;
    expect(second.subject).toContain('Resolved: Printer broken');
    expect(second.text).toContain('> New cable');
    expect(first.inReplyTo).toMatch(/^<[0-9a-f]{40}@example\.org>$/);
    expect([second.inReplyTo, second.references]).toEqual([first.inReplyTo, first.inReplyTo]);
    expect(new Set([first.messageId, second.messageId, first.inReplyTo]).size).toBe(3);
  });

  test('has no title in its subject where the organisation hides them', async () => {
    await world.database.db.insert(setting).values({ name: 'push.hideTitles', value: true });
    await comment('One');
    const { mail } = await world.mailTo(world.mailbox(asha));
    expect(mail.subject).toMatch(/^\[INC-\d{6}\] New comment$/);
  });

  test('about a note says that there is one, not what it says', async () => {
    const lena = await world.write.person();
    await world.chooses(lena, { choices: { 'ticket.mentioned': { mail: true } } });
    const args = { ticketId, body: 'SECRET of the note', mentions: [lena.id] };
    await world.act(nils, 'technician', 'ticket.note', args);
    const { mail, raw } = await world.mailTo(world.mailbox(lena));
    expect(mail.text).toContain('Nils Berg named you.');
    expect(raw).not.toContain('SECRET');
    expect(await world.rowsFor(asha)).toEqual([]);
  });

  test('A35 line breaks and turned text in a title, a name or a text add no header and nobody else', async () => {
    const evil = 'x\r\nBcc: evil@evil.example\r\n\r\n\u202ehello';
    await world.database.db.update(ticket).set({ title: evil }).where(eq(ticket.id, ticketId));
    await world.named(nils, evil.slice(0, 100));
    await comment(evil);
    const { mail, to, raw } = await world.mailTo(world.mailbox(asha));
    expect(to).toEqual([world.mailbox(asha)]);
    expect(namedIn(mail)).toEqual([world.mailbox(asha)]);
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
    expect(mail.subject).toMatch(/New comment: x Bcc: evil@evil\.example hello$/);
  });
});

describe('rights are looked at when it goes', () => {
  const later = async (who: Person, event: 'ticket.assigned' | 'ticket.commented') => {
    const now = Date.now();
    const row = { kind: 'mail', personId: who.id, event, eventUid: randomUUID(), ticketId } as const;
    const hour = now + 3_600_000;
    await world.database.db.insert(outbox).values({ ...row, runAt: hour, createdAt: now });
  };
  const goes = async (who: Person) => {
    await world.database.db.update(outbox).set({ runAt: Date.now() }).where(eq(outbox.personId, who.id));
    await expect.poll(async () => (await world.rowsFor(who))[0]?.state, { timeout: 5_000 }).toBe('done');
    expect(world.server.to(world.mailbox(who))).toEqual([]);
    return (await world.rowsFor(who))[0]?.lastError;
  };

  test('whoever lost sight of the ticket gets none', async () => {
    await later(nils, 'ticket.commented');
    await world.database.db
      .update(ticket)
      .set({ assigneeId: randomUUID(), teamId: randomUUID() })
      .where(eq(ticket.id, ticketId));
    await world.database.db.delete(teamMember).where(eq(teamMember.personId, nils.id));
    expect(await goes(nils)).toBe('not_readable');
  });
  test('whoever is shut out gets none', async () => {
    await later(asha, 'ticket.commented');
    await world.database.db.update(person).set({ active: false }).where(eq(person.id, asha.id));
    expect(await goes(asha)).toBe('person_gone');
  });
  test('whoever switched it off in the meantime gets none', async () => {
    await later(asha, 'ticket.commented');
    await world.chooses(asha, { choices: { 'ticket.commented': { mail: false } } });
    expect(await goes(asha)).toBe('switched_off');
  });
  test('what is no longer so is not told', async () => {
    await later(nils, 'ticket.assigned');
    await world.database.db.update(ticket).set({ assigneeId: randomUUID() }).where(eq(ticket.id, ticketId));
    expect(await goes(nils)).toBe('no_longer_true');
  });
});

describe('who gets one at all', () => {
  test('whoever has a device is pushed to instead, and quiet hours put it off', async () => {
    const soon = new Date(Date.now() + 3 * 3_600_000);
    const to = soon.getUTCHours() * 60;
    await world.chooses(asha, { quiet: { from: (to + 1_440 - 600) % 1_440, to } });
    await comment('One');
    const rows = await world.rowsFor(asha);
    expect(rows.map(({ kind }) => kind)).toEqual(['push', 'mail']);
    soon.setUTCMinutes(0, 0, 0);
    expect(rows.map(({ runAt }) => runAt)).toEqual([soon.getTime(), soon.getTime()]);
  });

  test('nobody is told twice of one act: who is named hears that, not of the comment as well', async () => {
    const lena = await world.write.person();
    await world.database.db
      .update(ticket)
      .set({ watcherIds: [lena.id] })
      .where(eq(ticket.id, ticketId));
    await world.act(nils, 'technician', 'ticket.comment', { ticketId, body: 'x', mentions: [lena.id] });
    expect((await world.rowsFor(lena)).map(({ kind, event }) => [kind, event])).toEqual([
      ['push', 'ticket.mentioned'],
    ]);
  });
});

test('two workers send forty mails once each', async () => {
  const { database, server } = world;
  const pool = openPool(database.url);
  const settings: MailSettings = {
    url: server.url,
    from: { name: '', address: 'desk@example.org' },
    origin: ORIGIN,
  };
  const people = await Promise.all(
    Array.from({ length: 40 }, () => world.write.person({ role: 'requester', team: false })),
  );
  const now = Date.now();
  for (const who of people) {
    const row = {
      kind: 'mail',
      personId: who.id,
      event: 'ticket.commented',
      eventUid: randomUUID(),
    } as const;
    const id = await world.write.ticket({ requesterId: who.id });
    await database.db.insert(outbox).values({ ...row, ticketId: id, runAt: now, createdAt: now });
  }
  const failures: unknown[] = [];
  const drains = [database.db, openDb(pool)].map((db) => {
    const transport = mailTransport(settings);
    const drain = outboxDrain(
      db,
      'mail',
      newsMail(db, settings, transport).send,
      (error) => failures.push(error),
      4,
    );
    return { drain, transport };
  });
  const waiting = () =>
    database.db
      .select()
      .from(outbox)
      .where(and(eq(outbox.kind, 'mail'), eq(outbox.state, 'waiting'), eq(outbox.createdAt, now)));
  await expect
    .poll(
      async () => {
        await Promise.all(drains.map(({ drain }) => drain.wake()));
        return (await waiting()).length;
      },
      { timeout: 20_000 },
    )
    .toBe(0);
  for (const { drain, transport } of drains) {
    await drain.stop();
    transport.close();
  }
  await pool.end();
  expect(failures).toEqual([]);
  expect(people.map((who) => server.to(world.mailbox(who)).length)).toEqual(people.map(() => 1));
});
