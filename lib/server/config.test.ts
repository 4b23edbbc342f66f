import { expect, test } from 'vitest';
import { parseConfig } from './config';

const complete = { DATABASE_URL: 'mysql://u:p@127.0.0.1:1/d', NEXTAUTH_SECRET: 's'.repeat(32) };

test('needs only the database and the secret', () => {
  expect(parseConfig(complete)).toMatchObject({ jobs: true, demo: false, vapid: null, url: undefined });
});

test('an empty variable counts as unset', () => {
  expect(
    parseConfig({ ...complete, HOLDFAST_URL: '', HOLDFAST_DEMO: '', HOLDFAST_SETUP_TOKEN: '' }),
  ).toMatchObject({
    url: undefined,
    demo: false,
    setupToken: undefined,
  });
});

test('pushing needs both keys', () => {
  expect(parseConfig({ ...complete, VAPID_PUBLIC_KEY: 'a' }).vapid).toBeNull();
  expect(parseConfig({ ...complete, VAPID_PUBLIC_KEY: 'a', VAPID_PRIVATE_KEY: 'b' }).vapid?.privateKey).toBe(
    'b',
  );
});

test('names what is wrong and never says the value', () => {
  const read = () => parseConfig({ DATABASE_URL: 'postgres://u:hunter2@h/d', NEXTAUTH_SECRET: 'short' });
  expect(read).toThrow(/DATABASE_URL: must be.*NEXTAUTH_SECRET: must be/);
  expect(read).not.toThrow(/hunter2/);
});

test('sending mail needs a sender and the address of the desk', () => {
  const smtp = { ...complete, HOLDFAST_SMTP_URL: 'smtp://u:hunter2@mail.example.org:587' };
  const whole = { ...smtp, HOLDFAST_URL: 'https://desk.example.org' };
  expect(() => parseConfig(smtp)).toThrow(/HOLDFAST_MAIL_FROM: must be set.*HOLDFAST_URL: must be set/);
  const from = (text: string) => parseConfig({ ...whole, HOLDFAST_MAIL_FROM: text }).mail?.from;
  expect(from('desk@example.org')).toEqual({ name: '', address: 'desk@example.org' });
  expect(from('"IT desk" <desk@example.org>')).toEqual({ name: 'IT desk', address: 'desk@example.org' });
  for (const wrong of [
    'desk',
    'a@example.org, b@example.org',
    'Desk\r\nBcc: <b@example.org>',
    'a b@example.org',
  ])
    expect(() => from(wrong), wrong).toThrow(/HOLDFAST_MAIL_FROM: must be one address/);
  expect(parseConfig(complete).mail).toBeNull();
});

test('registration is open to all unless it is said otherwise', () => {
  expect(parseConfig(complete).registration).toEqual({ open: true, domains: [] });
  expect(
    parseConfig({
      ...complete,
      HOLDFAST_REGISTER: 'closed',
      HOLDFAST_REGISTER_DOMAINS: 'Example.org, b.example,',
    }).registration,
  ).toEqual({ open: false, domains: ['example.org', 'b.example'] });
});

test('taking mail needs the mailbox that answers go to', () => {
  const imap = { ...complete, HOLDFAST_IMAP_URL: 'imaps://u:hunter2@mail.example.org/INBOX' };
  expect(() => parseConfig(imap)).toThrow(/HOLDFAST_MAIL_IN: must be set/);
  expect(() => parseConfig({ ...complete, HOLDFAST_MAIL_IN: 'a, b@c.org' })).toThrow(/must be one address/);
  expect(parseConfig(complete).mailIn).toBeNull();
  expect(parseConfig({ ...complete, HOLDFAST_MAIL_IN: 'Desk@Example.org' }).mailIn).toEqual({
    address: 'desk@example.org',
    imapUrl: null,
  });
  expect(parseConfig({ ...imap, HOLDFAST_MAIL_IN: 'desk@example.org' }).mailIn?.imapUrl).toContain('imaps:');
});
