import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { inboundMail, setting } from '#db/schema/operations';
import { MINUTE } from '#domain/kernel/types';
import { config } from '#server/config';
import { MailboxLog, mailboxState } from '#server/mail-in/mailbox-state';
import { look } from '#server/mail-in/start-mail-in';
import { type Certificate, makeCertificate } from '../../support/certificate';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { type ImapServer, startImapServer } from '../../support/imap-server';
import { MAIL_IN, mailOf } from './world';

/** A mailbox whose server proves itself by a certificate that nobody knows, and what the page says of it. */
let base: TestDatabase;
let certificate: Certificate;
let imap: ImapServer;
beforeAll(async () => {
  certificate = makeCertificate();
  [base, imap] = await Promise.all([createTestDatabase(), startImapServer(certificate)]);
});
afterAll(async () => {
  await imap?.stop();
  certificate?.remove();
  await base?.drop();
});
beforeEach(async () => {
  vi.restoreAllMocks();
  await base.db.delete(setting);
  vi.spyOn(config, 'mailIn', 'get').mockReturnValue({ address: MAIL_IN, imapUrl: imap.tlsUrl });
});
const trusted = () => vi.spyOn(config, 'imapCa', 'get').mockReturnValue(certificate.certFile);
const startTls = () => imap.url.replace('127.0.0.1', 'localhost');

test('a server that nothing vouches for is refused, over TLS and by STARTTLS, and the page says so', async () => {
  await imap.deliver(mailOf({ from: 'who@example.com' }));
  for (const url of [imap.tlsUrl, startTls()]) {
    await expect(look(url, new MailboxLog())).rejects.toMatchObject({
      code: expect.stringMatching(/SELF_SIGNED/),
    });
    const state = await mailboxState();
    expect(state).toMatchObject({ kind: 'fetched', fault: 'certificate', readAt: null });
    expect(JSON.stringify(state)).not.toContain('a-password');
  }
  expect(await imap.count()).toEqual({ all: 1, unseen: 1 });
  expect(await base.db.select().from(inboundMail)).toEqual([]);
});

test('with its certificate in the file of HOLDFAST_IMAP_CA it is read both ways', async () => {
  trusted();
  for (const url of [imap.tlsUrl, startTls()]) {
    await imap.deliver(mailOf({ from: 'who@example.com' }));
    await look(url, new MailboxLog());
    expect(await imap.count()).toMatchObject({ unseen: 0 });
  }
  expect(await mailboxState()).toMatchObject({
    ...{ kind: 'fetched', address: MAIL_IN, fault: null, text: '' },
    readAt: expect.any(Number),
  });
});

test('the page knows what failed last, and that it is over; it is not written down each time', async () => {
  trusted();
  const log = new MailboxLog();
  const wrong = imap.tlsUrl.replace('a-password', 'no-password');
  await expect(look(wrong, log)).rejects.toThrow();
  expect(await mailboxState()).toMatchObject({ fault: 'refused' });
  const away = 'imaps://desk:a-password@127.0.0.1:1/INBOX';
  await expect(look(away, log)).rejects.toThrow();
  expect(await mailboxState()).toMatchObject({ fault: 'unreachable' });
  await look(imap.tlsUrl, log);
  expect(await mailboxState()).toMatchObject({ fault: null, failedAt: null });

  const now = Date.now() + MINUTE;
  const readAt = async () => {
    const state = await mailboxState();
    return state.kind === 'fetched' ? state.readAt : null;
  };
  await log.read(now);
  for (let second = 15; second < 60; second += 15) await log.read(now + second * 1_000);
  expect(await readAt()).toBe(now);
  await log.read(now + MINUTE);
  expect(await readAt()).toBe(now + MINUTE);
});

test('a desk without a mailbox, or that is handed its mails, says that', async () => {
  const mailIn = vi.spyOn(config, 'mailIn', 'get');
  mailIn.mockReturnValue(null);
  expect(await mailboxState()).toEqual({ kind: 'none' });
  mailIn.mockReturnValue({ address: MAIL_IN, imapUrl: null });
  expect(await mailboxState()).toEqual({ kind: 'handed', address: MAIL_IN });
});
