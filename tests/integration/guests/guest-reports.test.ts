import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { asset } from '#db/schema/assets';
import { mailOutbox, setting } from '#db/schema/operations';
import { oneTimeToken, person } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import { HOUR } from '#domain/kernel/types';
import { guestLook } from '#server/guests/labelled-thing';
import { openGuestReport, readGuestLink } from '#server/guests/open-report';
import { GUESTS_SETTING } from '#server/guests/setting';
import { takeGuestReport } from '#server/guests/take-report';
import { cleanUp } from '#server/jobs/cleanup';
import { startMail } from '#server/mail/start-mail';
import { register } from '#server/people/register';
import { askReset } from '#server/people/reset';
import { createSeededDatabase, type SeededDatabase } from '#tests/support/demonstration';
import { type MailServer, startMailServer } from '#tests/support/mail-server';
import { POST } from '../../../app/api/guest/reports/route';
import { SECRET } from '../auth/people';
import { peer } from '../people/world';

let base: SeededDatabase;
let mails: MailServer;
let mailing: { stop(): Promise<void> };
const failures: unknown[] = [];
beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_SECRET', SECRET);
  mails = await startMailServer();
  vi.stubEnv('HOLDFAST_SMTP_URL', mails.url);
  vi.stubEnv('HOLDFAST_MAIL_FROM', 'IT desk <desk@nordhaven.example>');
  vi.stubEnv('HOLDFAST_URL', 'https://desk.nordhaven.example');
  // Guests come where nobody registers by themselves.
  vi.stubEnv('HOLDFAST_REGISTER', 'closed');
  base = await createSeededDatabase(Date.now());
  mailing = startMail((error) => failures.push(error));
});
afterAll(async () => {
  await mailing.stop();
  await mails.stop();
  await base.drop();
  expect(failures).toEqual([]);
});

const TAG = 'AP-R2-014';
const form = (email: string, over: Record<string, string> = {}) => ({
  ...{
    uid: randomUUID(),
    tag: TAG,
    text: 'The corridor has no Wi-Fi. Since noon.',
    name: 'Ada Guest',
    email,
  },
  ...over,
});
const told = async (address: string, seen = 0) => {
  await expect.poll(() => mails.to(address).length, { timeout: 10_000 }).toBeGreaterThan(seen);
  const got = mails.to(address)[seen];
  return { subject: got?.mail.subject ?? '', text: got?.mail.text ?? '', link: got?.link ?? '' };
};
const secretFor = async (address: string, seen = 0) =>
  (await told(address, seen)).link.split('/').at(-1) ?? '';
const ticketNumbered = async (number: string) =>
  (await base.db.select().from(ticket).where(eq(ticket.number, number)))[0];
const personWith = async (email: string) =>
  (await base.db.select().from(person).where(eq(person.email, email)))[0];
const allow = (value: string) =>
  base.db.insert(setting).values({ name: GUESTS_SETTING, value }).onDuplicateKeyUpdate({ set: { value } });

describe('a report of a guest', () => {
  test('is a ticket once its mail is confirmed, and not before; confirmed twice it is one', async () => {
    const email = 'ada@elsewhere.example';
    const sent = form(email, { tag: 'ap-r2-014' });
    expect(await takeGuestReport(sent, peer())).toEqual({ kind: 'mail' });
    expect(await personWith(email)).toBeUndefined();
    const { text } = await told(email);
    // A stranger may have typed the address: the mail says nothing of what they wrote.
    expect(text).not.toContain('corridor');
    expect(text).not.toContain('Ada');
    const token = await secretFor(email);
    // Whoever only looks opens nothing.
    expect(await readGuestLink(token)).toEqual({ kind: 'waits', tag: TAG, text: sent.text, email });
    expect(await personWith(email)).toBeUndefined();

    const many = await Promise.all([1, 2, 3].map(() => openGuestReport(token, peer())));
    const [first] = many;
    if (first?.kind !== 'opened') throw new Error(`not opened: ${first?.kind}`);
    expect(many).toEqual([first, first, first]);
    expect(await openGuestReport(token, peer())).toEqual(first);
    const [row] = await base.db.select().from(asset).where(eq(asset.tag, TAG));
    const guest = await personWith(email);
    expect(await ticketNumbered(first.number)).toMatchObject({
      ...{ kind: 'incident', state: 'new', title: 'The corridor has no Wi-Fi', requesterId: guest?.id },
      ...{ assetId: row?.id, siteId: row?.siteId, place: row?.place },
    });
    expect(
      await base.db
        .select()
        .from(ticket)
        .where(eq(ticket.requesterId, String(guest?.id))),
    ).toHaveLength(1);
    expect(guest).toMatchObject({ name: 'Ada Guest', role: 'requester', active: true, passwordHash: null });
    expect((await told(email, 1)).subject).toContain(first.number);
    // Its device may ask what became of it; what was written is no longer here.
    expect(await takeGuestReport({ uid: sent.uid }, peer())).toEqual(first);
    expect(await readGuestLink(token)).toEqual(first);
    const [kept] = await base.db.select().from(oneTimeToken).where(eq(oneTimeToken.id, sent.uid));
    expect(kept).toMatchObject({ email: null, data: { number: first.number } });
    expect(mails.to(email)).toHaveLength(2);
  });

  test('sent again, or many times at once, is one with one mail', async () => {
    const email = 'again@elsewhere.example';
    const sent = form(email);
    const from = peer();
    const all = await Promise.all([1, 2, 3, 4].map(() => takeGuestReport(sent, from)));
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['mail']));
    expect(await takeGuestReport({ ...sent, text: 'Something else' }, from)).toEqual({ kind: 'mail' });
    expect(await readGuestLink(await secretFor(email))).toMatchObject({ text: sent.text });
    const rows = await base.db.select().from(mailOutbox).where(eq(mailOutbox.address, email));
    expect(rows).toHaveLength(1);
  });

  test('of somebody with an account gets the same answer, and is theirs', async () => {
    const chau = await personWith('nguyen.chau@nordhaven.example');
    const known = await takeGuestReport(form(String(chau?.email), { name: 'Mallory' }), peer());
    expect(known).toEqual(await takeGuestReport(form('nobody@elsewhere.example'), peer()));
    const opened = await openGuestReport(await secretFor(String(chau?.email)), peer());
    if (opened.kind !== 'opened') throw new Error(opened.kind);
    expect(await ticketNumbered(opened.number)).toMatchObject({ requesterId: chau?.id });
    expect(await personWith(String(chau?.email))).toMatchObject({ name: chau?.name, role: 'requester' });
  });

  test('by a label nobody knows gets the same answer, and is a ticket without an asset', async () => {
    const email = 'unknown-label@elsewhere.example';
    expect(await takeGuestReport(form(email, { tag: 'NO SUCH LABEL' }), peer())).toEqual({ kind: 'mail' });
    const opened = await openGuestReport(await secretFor(email), peer());
    if (opened.kind !== 'opened') throw new Error(opened.kind);
    const row = await ticketNumbered(opened.number);
    expect(row).toMatchObject({ assetId: null, siteId: null, place: null });
    expect(row?.description).toContain('NO SUCH LABEL');
  });

  test('runs out after 48 hours, unread, and is deleted', async () => {
    const email = 'late@elsewhere.example';
    const sent = form(email);
    await takeGuestReport(sent, peer());
    const token = await secretFor(email);
    const after = Date.now() + 48 * HOUR + 1;
    expect(await readGuestLink(token, after)).toBeNull();
    await expect(openGuestReport(token, peer(), after)).rejects.toMatchObject({ code: 'not_found' });
    await cleanUp(base.db, after);
    expect(await base.db.select().from(oneTimeToken).where(eq(oneTimeToken.id, sent.uid))).toEqual([]);
    expect(await takeGuestReport({ uid: sent.uid }, peer())).toEqual({ kind: 'gone' });
    expect(await personWith(email)).toBeUndefined();
  });

  test('of somebody who was shut out opens nothing', async () => {
    const email = 'shut-out@elsewhere.example';
    await base.db.insert(person).values({
      ...{ id: randomUUID(), name: 'Shut Out', email, role: 'requester', active: false, createdAt: 1 },
    });
    await takeGuestReport(form(email), peer());
    expect(await openGuestReport(await secretFor(email), peer())).toEqual({ kind: 'refused' });
  });
});

describe('a guest', () => {
  test('gets no password by asking for one where nobody registers', async () => {
    const email = 'no-password@elsewhere.example';
    await takeGuestReport(form(email), peer());
    await openGuestReport(await secretFor(email), peer());
    expect(await askReset({ email }, peer())).toEqual({ kind: 'mail' });
    const resets = await base.db
      .select()
      .from(mailOutbox)
      .where(and(eq(mailOutbox.address, email), eq(mailOutbox.kind, 'reset')));
    expect(resets).toEqual([]);
  });

  test('takes the place of a registration that nobody confirmed', async () => {
    const email = 'half-way@elsewhere.example';
    vi.stubEnv('HOLDFAST_REGISTER', 'open');
    const typed = { name: 'Half Way', email, phone: '', region: null, company: null };
    await base.db.insert(person).values({
      ...{ id: randomUUID(), name: typed.name, email, role: 'requester', active: false, createdAt: 1 },
      admission: 'awaiting_mail',
    });
    vi.stubEnv('HOLDFAST_REGISTER', 'closed');
    await expect(register({ ...typed, password: 'x' }, peer())).rejects.toMatchObject({ code: 'forbidden' });
    await takeGuestReport(form(email), peer());
    expect(await openGuestReport(await secretFor(email), peer())).toMatchObject({ kind: 'opened' });
    expect(await personWith(email)).toMatchObject({ name: 'Ada Guest', admission: 'admitted' });
  });
});

describe('limits', () => {
  test('one address of a network is slowed down, and so is one label', async () => {
    const from = peer();
    const kinds: string[] = [];
    for (let n = 0; n < 40; n++)
      kinds.push((await takeGuestReport(form(`many${n}@elsewhere.example`, { tag: `L${n}` }), from)).kind);
    expect(kinds).toContain('slow_down');
    const label: string[] = [];
    for (let n = 0; n < 14; n++)
      label.push((await takeGuestReport(form(`label${n}@elsewhere.example`, { tag: 'ONE' }), peer())).kind);
    expect(label).toContain('slow_down');
    expect(await takeGuestReport(form('other@elsewhere.example', { tag: 'TWO' }), peer())).toEqual({
      kind: 'mail',
    });
  });

  test('a mailbox gets five mails an hour; what is over stays with its device', async () => {
    const email = 'flooded@elsewhere.example';
    const kinds: string[] = [];
    for (let n = 0; n < 7; n++)
      kinds.push((await takeGuestReport(form(email, { tag: `F${n}` }), peer())).kind);
    expect(kinds.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'mail'));
    expect(kinds.slice(5)).toEqual(['slow_down', 'slow_down']);
  });

  test.each([
    [{ text: '  ' }, ['text']],
    [{ text: 'x'.repeat(4_001) }, ['text']],
    [{ name: '<b>' }, ['name']],
    [{ email: 'a@b.example,c@d.example' }, ['email']],
    [{ email: 'a@b.example\r\nBcc: c@d.example' }, ['email']],
    [{ uid: 'x' }, []],
  ])('%j is refused beside its cause', async (over: Record<string, string>, fields) => {
    expect(await takeGuestReport(form('wrong@elsewhere.example', over), peer())).toEqual({
      kind: 'invalid',
      fields,
    });
  });

  test('a program that fills in every field is told nothing, and nothing is kept', async () => {
    const sent = form('robot@elsewhere.example', { website: 'https://spam.example' });
    expect(await takeGuestReport(sent, peer())).toEqual({ kind: 'mail' });
    expect(await base.db.select().from(oneTimeToken).where(eq(oneTimeToken.id, sent.uid))).toEqual([]);
  });

  test('the door takes forms of our own pages, up to a size', async () => {
    const ask = (body: string, origin = 'https://desk.nordhaven.example') =>
      POST(
        new Request('https://desk.nordhaven.example/api/guest/reports', {
          method: 'POST',
          headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
          body,
        }),
      );
    const body = new URLSearchParams(form('door@elsewhere.example', { tag: 'DOOR' })).toString();
    expect((await ask(body, 'https://evil.example')).status).toBe(403);
    expect((await ask(`text=${'x'.repeat(60_000)}`)).status).toBe(400);
    expect((await ask('')).status).toBe(400);
    const answer = await ask(body);
    expect([answer.status, await answer.json()]).toEqual([200, { kind: 'mail' }]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

test('A13 what a guest writes stays text, in the ticket and in mails', async () => {
  const email = 'xss@elsewhere.example';
  const text = '<img src=x onerror=alert(1)>\u202e\u0007 https://desk.nordhaven.example/reset/abc';
  await takeGuestReport(form(email, { text, tag: '"><script>alert(1)</script>' }), peer());
  const opened = await openGuestReport(await secretFor(email), peer());
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  const row = await ticketNumbered(opened.number);
  expect(row?.description).toContain('<img src=x onerror=alert(1)>');
  for (const mark of ['\u202e', '\u0007']) expect(row?.description).not.toContain(mark);
  for (const { raw } of mails.to(email)) expect(raw).not.toMatch(/onerror|<script>/);
});

describe('what a label tells strangers', () => {
  test('is nothing, whatever it stands on; named where the organisation wants that; or to sign in', async () => {
    expect(await guestLook(TAG, peer())).toEqual({ thing: null });
    expect(await guestLook('NOT KNOWN', peer())).toEqual({ thing: null });
    await allow('named');
    const [row] = await base.db.select().from(asset).where(eq(asset.tag, TAG));
    const named = await guestLook(TAG, peer());
    expect(named?.thing?.place).toContain(row?.place);
    expect(Object.keys(named?.thing ?? {})).toEqual(['klass', 'place']);
    expect(JSON.stringify(named)).not.toContain(String(row?.serial || row?.id));
    expect(await guestLook('NOT KNOWN', peer())).toEqual({ thing: null });
    // Who tries out many is told no more.
    const from = peer();
    const looks = [];
    for (let n = 0; n < 40; n++) looks.push((await guestLook(TAG, from))?.thing);
    expect(looks.at(0)).not.toBeNull();
    expect(looks.at(-1)).toBeNull();
    await allow('off');
    expect(await guestLook(TAG, peer())).toBeNull();
    expect(await takeGuestReport(form('off@elsewhere.example', { tag: 'OFF' }), peer())).toEqual({
      kind: 'off',
    });
    await allow('label');
  });
});
