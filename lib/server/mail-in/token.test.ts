import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { answerAddress, answerToken, ownIds, readToken, tokenOfAddress } from './token';

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'mysql://u:p@127.0.0.1:1/d');
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests that is long enough');
});
// All files of this project share one process.
afterAll(() => void vi.unstubAllEnvs());

test('a code names its ticket, and fits its person at their address alone', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), fc.uuid(), (ticketId, person, other) => {
      const token = answerToken(ticketId, person, 'a@b.org');
      expect(token).toMatch(/^1[0-9a-z]{50}$/);
      const read = readToken(token);
      expect(read?.ticketId).toBe(ticketId);
      expect(read?.isOf(person, 'a@b.org')).toBe(true);
      expect(read?.isOf(person, 'b@b.org')).toBe(false);
      if (other !== person) expect(read?.isOf(other, 'a@b.org')).toBe(false);
    }),
  );
});

test('whatever comes in as a code is read or is none, and never throws', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9a-z]{49,52}$/), (text) => {
      expect(readToken(text)?.isOf('x', 'a@b.org') ?? false).toBe(false);
    }),
  );
});

test('it travels in the address, also in capitals, or in the name of the mail where the address is too long', () => {
  const token = answerToken(
    '0193b1f2-0000-7000-8000-000000000001',
    '0193b1f2-0000-7000-8000-000000000002',
    'a@b.org',
  );
  const address = answerAddress('desk@example.org', token);
  expect(tokenOfAddress('desk@example.org', address.toUpperCase())).toBe(token);
  expect(tokenOfAddress('desk@example.org', 'desk@example.org')).toBeNull();
  expect(tokenOfAddress('desk@example.org', address.replace('example', 'evil'))).toBeNull();
  const long = 'a.very.long.mailbox@example.org';
  expect(answerAddress(long, token)).toBe(long);
  const id = `<${'a'.repeat(40)}.${token}@example.org>`;
  expect(ownIds(`<x@y> ${id}`, 'example.org')).toEqual([{ token }]);
  expect(ownIds(id, 'evil.org')).toEqual([]);
});
