import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { mailOutbox, setting } from '#db/schema/operations';
import { MAIL_KINDS } from '#domain/notify/mails';
import { MAX_ATTEMPTS } from '#server/jobs/backoff';
import { tableDrain } from '#server/jobs/lease';
import { nudge } from '#server/jobs/nudge';
import { mailSender } from '#server/mail/mail-sender';
import { type Mail, post } from '#server/mail/post';
import { seal, unseal } from '#server/mail/seal';
import { namedIn } from '../../support/mail-server';
import { type DoorsWorld, doorsWithMail, ORIGIN } from './world';

let world: DoorsWorld;
beforeAll(async () => {
  world = await doorsWithMail();
});
afterAll(() => world.stop());
beforeEach(async () => {
  Object.assign(world.server.refuse, { mailbox: null, everything: false });
  await world.database.db.delete(mailOutbox);
});

/** Writes a mail and wakes the worker, as whoever commits one does. */
async function write(mail: Mail): Promise<void> {
  await post(world.database.db, mail, Date.now());
  nudge();
}

const rowsTo = (address: string) =>
  world.database.db.select().from(mailOutbox).where(eq(mailOutbox.address, address));

test('each kind has a subject, a text and the same in HTML, with its link in each', async () => {
  await world.database.db.insert(setting).values({ name: 'organisation', value: 'Aarwald & <Söhne>' });
  for (const kind of MAIL_KINDS) {
    const address = `${kind.replace('_', '-')}@holdfast.test`;
    const link = { path: '/reset', secret: 'abc-DEF_123' };
    const data: Record<string, string> = kind === 'guest_opened' ? { number: 'INC-000123' } : {};
    await write({ kind, address, link, data });
    const { mail, to } = await world.mailTo(address);
    expect(to).toEqual([address]);
    expect(mail.subject).toContain('Aarwald & <Söhne>');
    // A guest has no password: there is nothing for them to open.
    if (data.number) expect(mail.subject).toContain(data.number);
    else {
      expect(mail.text).toContain(`${ORIGIN}/reset/abc-DEF_123`);
      expect(String(mail.html)).toContain(`href="${ORIGIN}/reset/abc-DEF_123"`);
    }
    expect(String(mail.html)).not.toMatch(/<S|<script|src=|https?:\/\/(?!desk\.example\.org)/);
  }
});

test('A35 a line break in the name of the desk adds no header and nobody else', async () => {
  await world.database.db
    .update(setting)
    .set({ value: 'Desk\r\nBcc: evil@evil.example\r\n\r\nhello' })
    .where(eq(setting.name, 'organisation'));
  await write({ kind: 'admitted', address: 'line@holdfast.test' });
  const { mail, to, raw } = await world.mailTo('line@holdfast.test');
  expect(to).toEqual(['line@holdfast.test']);
  expect(namedIn(mail)).toEqual(['line@holdfast.test']);
  expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
});

test('a mailbox that is refused for good is parked; a server that is busy is tried again', async () => {
  world.server.refuse.mailbox = 'gone@holdfast.test';
  await write({ kind: 'reset', address: 'gone@holdfast.test' });
  await expect
    .poll(async () => (await rowsTo('gone@holdfast.test'))[0], { timeout: 10_000 })
    .toMatchObject({ state: 'parked', attempts: 1, lastError: 'EENVELOPE 550' });
  world.server.refuse.everything = true;
  await write({ kind: 'reset', address: 'later@holdfast.test' });
  await expect
    .poll(async () => (await rowsTo('later@holdfast.test'))[0], { timeout: 10_000 })
    .toMatchObject({ state: 'waiting', attempts: 1, lastError: 'EENVELOPE 451' });
  world.server.refuse.everything = false;
  await world.database.db.update(mailOutbox).set({ runAt: Date.now() });
  nudge();
  expect((await world.mailTo('later@holdfast.test')).to).toEqual(['later@holdfast.test']);
});

test('a mail whose server never answers is parked after the last try', async () => {
  const address = 'never@holdfast.test';
  const now = Date.now() + 3_600_000; // not due for the worker of this test
  await post(world.database.db, { kind: 'reset', address }, now);
  await world.database.db
    .update(mailOutbox)
    .set({ attempts: MAX_ATTEMPTS - 1 })
    .where(eq(mailOutbox.address, address));
  const sender = mailSender({
    url: 'smtp://127.0.0.1:1',
    from: { name: '', address: 'desk@example.org' },
    origin: ORIGIN,
  });
  const [row] = await rowsTo(address);
  if (!row) throw new Error('not written');
  const sent = await sender.send({ ...row, leasedUntil: now });
  expect(sent).toEqual({ kind: 'again', error: expect.stringMatching(/^(ESOCKET|ECONNECTION)/) });
  await world.database.db
    .update(mailOutbox)
    .set({ runAt: Date.now() - 1 })
    .where(eq(mailOutbox.address, address));
  const drain = tableDrain(mailOutbox, world.database.db, sender.send, (error) => {
    throw error;
  });
  await drain.wake();
  await drain.stop();
  sender.close();
  await expect.poll(async () => (await rowsTo(address))[0]?.state).toMatch(/parked|done/);
});

test('what is sealed opens only unchanged', () => {
  const sealed = seal('a secret');
  expect(sealed).not.toContain('secret');
  expect(unseal(sealed)).toBe('a secret');
  expect(() => unseal(`${sealed.slice(0, -2)}AA`)).toThrow();
});
