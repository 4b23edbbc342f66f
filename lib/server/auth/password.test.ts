import { expect, test } from 'vitest';
import { hashPassword, passwordFault, verifyPassword } from './password';

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
