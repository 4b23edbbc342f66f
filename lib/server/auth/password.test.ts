import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { COMMON_PASSWORDS } from './common-passwords';
import { hashPassword, isOldHash, passwordFault, verifyPassword } from './password';

test('hashes are argon2id of the agreed cost, each with a salt of its own', async () => {
  const [one, two] = await Promise.all([hashPassword('open sesame'), hashPassword('open sesame')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
});

test('right, wrong, and nobody there', async () => {
  const stored = await hashPassword('open sesame');
  expect(await verifyPassword(stored, 'open sesame')).toBe(true);
  expect(await verifyPassword(stored, 'open sesamf')).toBe(false);
  expect(await verifyPassword(null, 'open sesame')).toBe(false);
});

test('the two ways to type the same letter are one password', async () => {
  expect(await verifyPassword(await hashPassword('gr\u00fcn ist die'), 'gru\u0308n ist die')).toBe(true);
});

test.each([
  ['1234567', 'too_short'],
  ['\u{1F600}'.repeat(7), 'too_short'],
  ['x'.repeat(129), 'too_long'],
  ['Password1', 'too_common'],
  ['QWERTYUIOP', 'too_common'],
  ['eight chars', null],
  ['\u{1F600}'.repeat(8), null],
  ['x'.repeat(128), null],
])('%s: %s', (password, fault) => {
  expect(passwordFault(password)).toBe(fault);
});

test('the list of common passwords is a long one, and can match', () => {
  expect(COMMON_PASSWORDS.size).toBeGreaterThan(15_000);
  expect([...COMMON_PASSWORDS].filter((one) => one !== one.toLowerCase())).toEqual([]);
  const first = ['iloveyou', 'letmein1', 'summer2026', 'qwertyuiop'];
  expect(first.filter((one) => !COMMON_PASSWORDS.has(one))).toEqual([]);
});

test.each([
  ['holdfast42', 'too_personal'],
  ['Amara.Okafor', 'too_personal'],
  ['amaraokafor12', 'too_personal'],
  ['amara@nordhaven.example', 'too_personal'],
  ['nordhaven-it', 'too_personal'],
  ['Northwind!!!', 'too_personal'],
  ['amara likes tea', null],
  ['holdfast-demo-words', null],
  ['kettle on the roof', null],
])('%s of Amara Okafor at Northwind: %s', (password, fault) => {
  const owner = { name: 'Amara Okafor', email: 'amara@nordhaven.example', organisation: 'Northwind' };
  expect(passwordFault(password, owner)).toBe(fault);
});

test('a hash of an older desk: sha256 of the UTF-8 text', async () => {
  const stored = `sha256:${createHash('sha256').update('gr\u00fcn ist die', 'utf8').digest('hex')}`;
  expect(isOldHash(stored)).toBe(true);
  expect(isOldHash(await hashPassword('open sesame'))).toBe(false);
  expect(await verifyPassword(stored, 'gr\u00fcn ist die')).toBe(true);
  expect(await verifyPassword(stored, 'gru\u0308n ist die')).toBe(true);
  expect(await verifyPassword(stored, 'gruen ist die')).toBe(false);
  expect(await verifyPassword(stored, stored)).toBe(false);
});
