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
