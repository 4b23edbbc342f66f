import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inboundMail, mailOutbox, outbox } from '#db/schema/operations';
import { person } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import { HOURLY_MAX } from '#domain/mail-in/decide';
import type { SignedIn } from '#server/auth/current';
import { nudge } from '#server/jobs/nudge';
import { fetchMail } from '#server/mail-in/fetch';
import { takeIn } from '#server/mail-in/take-in';
import { answerAddress, answerToken } from '#server/mail-in/token';
import { saveMailTrust } from '#server/mail-in/trust';
import type { Person } from '../notify/world';
import { MAIL_IN, mailInWorld, mailOf } from './world';

let world: Awaited<ReturnType<typeof mailInWorld>>;
let nils: Person;
let asha: Person;
let ticketId: string;
beforeAll(async () => {
  world = await mailInWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  const { write } = world;
  [nils, asha] = [await write.person(), await write.person({ role: 'requester', team: false })];
  ticketId = await write.ticket({ assigneeId: nils.id, requesterId: asha.id });
  // The numbers of those written here begin where the desk's own do.
  const number = `X-${ticketId.slice(0, 12)}`;
  await world.database.db.update(ticket).set({ number }).where(eq(ticket.id, ticketId));
});

/** Where an answer of somebody in a ticket goes. */
const codeOf = (who: Person, id = ticketId) =>
  answerAddress(MAIL_IN, answerToken(id, who.id, world.mailbox(who)));
/** A mail of somebody to the desk. */
const from = (who: Person, more: Partial<Parameters<typeof mailOf>[0]> = {}) =>
  mailOf({ from: `Somebody <${world.mailbox(who)}>`, ...more });
const texts = async (id = ticketId) => (await world.comments(id)).map(({ body }) => body);

describe('an answer', () => {
  test('to the mail that was sent becomes a comment of the person, without what it answers', async () => {
    await world.act(nils, 'technician', 'ticket.comment', { ticketId, body: 'Try it now.' });
    const { mail } = await world.mailTo(world.mailbox(asha));
    const to = mail.replyTo?.value[0]?.address ?? '';
    expect(to).toMatch(/^answers\+1[0-9a-z]{50}@example\.org$/);
    const text = `It works.\n\nOn Friday the desk wrote:\n> ${mail.text?.split('\n').join('\n> ')}`;
    const [row] = await world.comesIn(from(asha, { to, text, subject: `Re: ${mail.subject}` }));
    expect(row).toMatchObject({ state: 'comment', reason: null, ticketId, personId: asha.id, raw: null });
    expect(await texts()).toEqual(['Try it now.', 'It works.']);
    expect((await world.comments(ticketId)).at(-1)).toMatchObject({ actorId: asha.id, internal: false });
    // What was cut is kept with the mail.
    expect(row?.text).toContain('Try it now.');
    expect(await world.imap.count()).toMatchObject({ unseen: 0 });
  });

  test('to the mail of a day waits: nobody knows about which ticket it is, and it is no new one', async () => {
    await world.chooses(asha, { digest: true });
    await world.act(nils, 'technician', 'ticket.comment', { ticketId, body: 'Try it now.' });
    await world.database.db.update(outbox).set({ runAt: 1, dueAt: 1 }).where(eq(outbox.personId, asha.id));
    nudge();
    const { mail } = await world.mailTo(world.mailbox(asha));
    expect(mail.subject).toBe('One change in your tickets');
    expect(mail.text).toContain('Answers to this mail reach no ticket');
    const all = (await world.tickets()).length;
    const head = [`In-Reply-To: ${mail.messageId}`];
    expect(await world.comesIn(from(asha, { head, subject: `Re: ${mail.subject}` }))).toMatchObject([
      { state: 'quarantined', reason: 'no_ticket', personId: asha.id },
    ]);
    expect(await world.tickets()).toHaveLength(all);
  });

  test('that lost the code of its address is known by the name of the mail it answers', async () => {
    await world.act(nils, 'technician', 'ticket.comment', { ticketId, body: 'Try it now.' });
    const { mail } = await world.mailTo(world.mailbox(asha));
    const head = [`In-Reply-To: ${mail.messageId}`];
    expect(await world.comesIn(from(asha, { head, text: 'Yes' }))).toMatchObject([{ state: 'comment' }]);
    expect(await texts()).toContain('Yes');
  });

  test('is one comment where the worker died between the comment and the mark in the mailbox', async () => {
    await world.imap.deliver(from(asha, { to: codeOf(asha), text: 'Only once' }));
    const dies = fetchMail(world.imap.url, async (raw) => {
      await takeIn(raw);
      throw new Error('killed');
    });
    await expect(dies).rejects.toThrow('killed');
    expect(await world.imap.count()).toMatchObject({ unseen: 1 });
    await world.fetchAll();
    expect(await texts()).toEqual(['Only once']);
    expect(await world.imap.count()).toMatchObject({ unseen: 0 });
  });

  test('is one comment where the worker died before it wrote down what became of it, and with two at once', async () => {
    const raw = Buffer.from(from(asha, { to: codeOf(asha), text: 'Only once' }));
    await takeIn(raw);
    const again = { state: 'received', decidedAt: null } as const;
    await world.database.db.update(inboundMail).set(again).where(eq(inboundMail.ticketId, ticketId));
    await Promise.all([takeIn(raw), takeIn(raw)]);
    expect(await texts()).toEqual(['Only once']);
  });

  test('into a closed ticket stands there, and its sender is told once', async () => {
    await world.database.db.update(ticket).set({ state: 'closed' }).where(eq(ticket.id, ticketId));
    const rows = await world.comesIn(
      from(asha, { to: codeOf(asha), text: 'One' }),
      from(asha, { to: codeOf(asha), text: 'Two' }),
    );
    expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
      ['comment', 'closed'],
      ['comment', 'closed'],
    ]);
    const told = world.database.db.select().from(mailOutbox).where(eq(mailOutbox.personId, asha.id));
    expect(await told).toMatchObject([{ kind: 'answered_closed' }]);
    const { mail } = await world.mailTo(world.mailbox(asha));
    expect(mail.text).toContain(`/app/tickets/${ticketId}`);
  });

  test('brings its files: checked by their content, the others named', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const part = (head: string[], body: string) => ['--x', ...head, '', body].join('\r\n');
    const text = [
      part(['Content-Type: text/html'], '<p>See <b>this</b><img src="cid:a"></p>'),
      part(
        [
          'Content-Type: image/png',
          'Content-ID: <a>',
          'Content-Disposition: inline',
          'Content-Transfer-Encoding: base64',
        ],
        png.toString('base64'),
      ),
      part(
        [
          'Content-Type: application/pdf; name="evil.pdf"',
          'Content-Disposition: attachment; filename="evil.pdf"',
        ],
        '<html><script>alert(1)</script></html>',
      ),
      '--x--',
    ].join('\r\n');
    const type = 'multipart/mixed; boundary="x"';
    await world.comesIn(from(asha, { to: codeOf(asha), type, text }));
    expect(await texts()).toEqual(['See this\n\n(Files that could not be attached: evil.pdf)']);
    const [comment] = await world.comments(ticketId);
    expect(await world.files(ticketId)).toMatchObject([
      { mediaType: 'image/png', size: png.length, timelineId: comment?.id, authorId: asha.id },
    ]);
  });

  test('that is longer than a comment goes along whole as a file', async () => {
    await world.comesIn(from(asha, { to: codeOf(asha), text: `${'word '.repeat(4_000)}end` }));
    expect((await texts())[0]).toHaveLength(10_000);
    expect(await world.files(ticketId)).toMatchObject([{ name: 'whole text.txt', size: 20_003 }]);
  });
});

describe('a mail that is no answer', () => {
  test('of somebody known opens a ticket', async () => {
    const [row] = await world.comesIn(from(asha, { subject: 'Re: Screen black', text: 'Since today.' }));
    expect(row).toMatchObject({ state: 'ticket', personId: asha.id });
    const made = (await world.tickets()).find(({ id }) => id === row?.ticketId);
    expect(made).toMatchObject({ title: 'Screen black', description: 'Since today.', requesterId: asha.id });
  });

  test('of nobody known waits in quarantine, as does one of somebody who was shut out', async () => {
    await world.database.db.update(person).set({ active: false }).where(eq(person.id, asha.id));
    const rows = await world.comesIn(mailOf({ from: 'who@evil.example' }), from(asha));
    for (const row of rows) expect(row).toMatchObject({ state: 'quarantined', reason: 'unknown_sender' });
    expect(rows[0]?.raw).not.toBeNull();
  });
});

describe('A34 whose answer it is', () => {
  const refused = async (raw: string, reason: string) => {
    const [row] = await world.comesIn(raw);
    expect(row).toMatchObject({ state: 'quarantined', reason });
    expect(await texts()).toEqual([]);
  };
  test('a code of another person makes no comment', () =>
    refused(from(nils, { to: codeOf(asha) }), 'other_sender'));
  test('a code of another ticket makes no comment there, nor here', async () => {
    const other = await world.write.ticket({ assigneeId: nils.id });
    await world.database.db.update(ticket).set({ number: 'X-other' }).where(eq(ticket.id, other));
    const [mine, theirs] = [codeOf(asha), codeOf(asha, other)];
    // The ticket of one, the signature of the other.
    const to = theirs.slice(0, 34) + mine.slice(34);
    await refused(from(asha, { to }), 'forged_token');
    expect(await texts(other)).toEqual([]);
  });
  test('a code that was made up makes none', () =>
    refused(from(asha, { to: codeOf(asha).replace(/.{6}@/, 'aaaaaa@') }), 'forged_token'));
  test('a sender who lost sight of the ticket makes none', async () => {
    await world.database.db
      .update(ticket)
      .set({ requesterId: nils.id, reporterId: nils.id })
      .where(eq(ticket.id, ticketId));
    await refused(from(asha, { to: codeOf(asha) }), 'refused');
  });
  test('an agent’s address with a guessed In-Reply-To is no answer, and waits', async () => {
    const head = [`In-Reply-To: <${'a'.repeat(40)}@example.org>`];
    const [row] = await world.comesIn(from(nils, { head, subject: 'Re: [INC-000001]' }));
    expect(row).toMatchObject({ state: 'quarantined', reason: 'no_ticket' });
    expect(await texts()).toEqual([]);
  });
  test('without proof a known sender waits where an administrator wants that; proven, or with a code, they do not', async () => {
    const who = { actor: { id: nils.id, role: 'administrator', teamIds: [] } } as unknown as SignedIn;
    await saveMailTrust({ server: ' MX.Example.org', unproven: 'wait' }, who);
    try {
      const head = (line: string) => ({ head: [`Authentication-Results: ${line}`] });
      const proven = head('mx.example.org; dmarc=pass header.from=example.org');
      const forged = head('mx.evil.example; dmarc=pass header.from=example.org');
      expect(await world.comesIn(from(asha), from(asha, { ...forged, text: 'Again' }))).toMatchObject([
        { state: 'quarantined', reason: 'unproven' },
        { state: 'quarantined', reason: 'unproven' },
      ]);
      expect(
        await world.comesIn(
          from(asha, { ...proven, text: 'Proven' }),
          from(asha, { to: codeOf(asha), text: 'With its code' }),
        ),
      ).toMatchObject([{ state: 'ticket' }, { state: 'comment' }]);
      await expect(saveMailTrust({ server: 'two words', unproven: 'wait' }, who)).rejects.toMatchObject({
        detail: { field: 'server' },
      });
    } finally {
      await saveMailTrust({ server: '', unproven: 'open' }, who);
    }
  });
  test('what the mail server found of the sender is written down, and a failure counts', async () => {
    const said = 'mx.example.org; spf=fail; dkim=none; dmarc=fail header.from=example.org';
    const head = [`Authentication-Results: ${said}`];
    const [row] = await world.comesIn(from(asha, { to: codeOf(asha), head }));
    expect(row).toMatchObject({ state: 'quarantined', reason: 'check_failed', senderCheck: said });
  });
});

describe('A35 a head that wants more', () => {
  test('stays in the mail: no line of it comes out again', async () => {
    const subject = '=?utf-8?Q?x=0D=0ABcc:_evil@evil.example?=';
    const [row] = await world.comesIn(from(asha, { subject, text: 'y\r\nBcc: evil@evil.example' }));
    const made = (await world.tickets()).find(({ id }) => id === row?.ticketId);
    expect(made?.title).toBe('x Bcc: evil@evil.example');
  });
  test('two senders are none', async () => {
    const [row] = await world.comesIn(from(asha, { head: ['From: nils@example.org'] }));
    expect(row).toMatchObject({ state: 'quarantined', reason: 'no_sender', sender: null });
  });
});

describe('A36 loops', () => {
  test('what machines send makes nothing, and what we sent ourselves neither', async () => {
    await world.act(nils, 'technician', 'ticket.comment', { ticketId, body: 'Try it now.' });
    const { raw, mail } = await world.mailTo(world.mailbox(asha));
    const to = codeOf(asha);
    const rows = await world.comesIn(
      raw,
      from(asha, { to, head: ['Auto-Submitted: auto-replied'] }),
      from(asha, { to, type: 'multipart/report; report-type=delivery-status; boundary=x' }),
      from(asha, { to, head: [`X-Loop: ${MAIL_IN}`] }),
      from(asha, { to, id: String(mail.messageId) }),
      from(asha, { to, head: ['X-Loop: somebody@example.com'] }),
      from(asha, { to, head: ['List-Id: <all.example.org>'] }),
    );
    expect(rows.map(({ state, reason }) => `${state} ${reason}`)).toEqual([
      ...['dropped own', 'dropped auto', 'dropped bounce', 'dropped own', 'dropped own'],
      ...['quarantined loop', 'quarantined list'],
    ]);
    expect(await texts()).toEqual(['Try it now.']);
  });

  test('an answering machine without any mark stops after two', async () => {
    const away = () => from(asha, { to: codeOf(asha), text: 'I am away.' });
    const rows = await world.comesIn(away(), away(), away(), away());
    expect(rows.map(({ reason }) => reason)).toEqual([null, null, 'repeated', 'repeated']);
    expect(await texts()).toHaveLength(2);
  });

  test('too many of one sender wait', async () => {
    const many = Array.from({ length: HOURLY_MAX + 2 }, (_, n) =>
      from(asha, { to: codeOf(asha), text: `No. ${n}` }),
    );
    const rows = await world.comesIn(...many);
    expect(rows.map(({ state }) => state)).toEqual([
      ...Array.from({ length: HOURLY_MAX }, () => 'comment'),
      ...['quarantined', 'quarantined'],
    ]);
    expect(rows.at(-1)).toMatchObject({ reason: 'flood', text: `No. ${HOURLY_MAX + 1}` });
  });
});

describe('A37 mails that are traps', () => {
  test('each is kept and marked, and the one after it is taken in', async () => {
    const to = codeOf(asha);
    let nested = 'deep';
    for (let n = 0; n < 1_000; n++)
      nested = `--b${n}\r\nContent-Type: multipart/mixed; boundary=b${n + 1}\r\n\r\n${nested}`;
    const traps = [
      from(asha, { to, type: 'multipart/mixed; boundary=b0', text: nested }),
      from(asha, { to, head: [`Cc: ${'a@example.org, '.repeat(100_000)}b@example.org`] }),
      from(asha, { to, type: 'text/plain; charset=x-none', text: 'Odd \u00ff' }),
      from(asha, { to, type: 'text/calendar', text: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR' }),
      from(asha, { to, text: 'After it all' }),
    ];
    const rows = await world.comesIn(...traps);
    expect(rows.map(({ state, reason }) => `${state} ${reason}`)).toEqual([
      'quarantined too_complex',
      'quarantined too_complex',
      'comment null',
      expect.stringMatching(/^(comment null|quarantined)/),
      'comment null',
    ]);
    expect(rows[0]?.raw).not.toBeNull();
    expect(await texts()).toContain('After it all');
    expect(await world.imap.count()).toMatchObject({ unseen: 0 });
  });

  test('one that is too large is not taken apart', async () => {
    const raw = Buffer.from(from(asha, { to: codeOf(asha) }));
    expect(await takeIn(raw, Date.now(), 100_000_000)).toBe('quarantined');
  });
});
