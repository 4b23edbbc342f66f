import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { checkPassword } from '#server/auth/sign-in';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { addPerson, SECRET } from './people';

vi.stubEnv('NEXTAUTH_SECRET', SECRET);
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Each test guesses from an address of its own. */
let peers = 0;
const peer = () => {
  peers += 1;
  return `10.0.0.${peers}`;
};

test('the right password, whatever the case of the address', async () => {
  const one = await addPerson(database, { email: 'amara@holdfast.test' });
  const result = await checkPassword('  Amara@Holdfast.TEST ', 'right password', peer(), Date.now());
  expect(result).toEqual({ ok: true, personId: one.id, name: 'Test Person', email: 'amara@holdfast.test' });
});

test('wrong password, unknown account, switched-off person and absurd input are one answer', async () => {
  const one = await addPerson(database);
  const off = await addPerson(database, { active: false });
  const from = peer();
  const tries: [string, string][] = [
    [one.email, 'wrong password'],
    ['nobody@holdfast.test', 'right password'],
    [off.email, 'right password'],
    [one.email, ''],
    ['', ''],
    [one.email, 'x'.repeat(100_000)],
    ['x'.repeat(100_000), 'right password'],
    ["' or 1=1 -- ", 'right password'],
  ];
  for (const [email, password] of tries.slice(0, 4)) {
    expect(await checkPassword(email, password, from, Date.now())).toEqual({ ok: false, code: 'refused' });
  }
  for (const [email, password] of tries.slice(4)) {
    expect(await checkPassword(email, password, peer(), Date.now())).toEqual({ ok: false, code: 'refused' });
  }
});

test('an unknown account takes as long as a wrong password', async () => {
  const one = await addPerson(database);
  const time = async (email: string) => {
    const start = performance.now();
    await checkPassword(email, 'wrong password', peer(), Date.now());
    return performance.now() - start;
  };
  await time(one.email);
  await time('nobody-at-all@holdfast.test');
  const known: number[] = [];
  const unknown: number[] = [];
  for (let n = 0; n < 11; n += 1) {
    known.push(await time(one.email));
    unknown.push(await time(`nobody-${n}@holdfast.test`));
  }
  // Without the dummy hash the unknown account answers about twenty times as fast.
  const ratio = median(unknown) / median(known);
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

test('guessing from one address is slowed down, for known and unknown accounts alike, and the owner gets in from elsewhere', async () => {
  const one = await addPerson(database);
  const from = peer();
  const now = Date.now();
  for (const email of [one.email, 'no-such@holdfast.test']) {
    for (let n = 0; n < 6; n += 1) await checkPassword(email, 'wrong password', from, now);
    expect(await checkPassword(email, 'right password', from, now)).toMatchObject({
      ok: false,
      code: 'slow_down',
    });
  }
  expect(await checkPassword(one.email, 'right password', peer(), now)).toMatchObject({ ok: true });
  expect(await checkPassword(one.email, 'right password', from, now + 60_000)).toMatchObject({ ok: true });
});

test('a burst of tries is checked a few at a time and then refused politely', async () => {
  const answers = await Promise.all(
    Array.from({ length: 120 }, (_, n) =>
      checkPassword(`burst-${n}@holdfast.test`, 'any password', `10.9.0.${n}`, Date.now()),
    ),
  );
  const codes = new Set(answers.map((answer) => (answer.ok ? 'ok' : answer.code)));
  expect(codes).toEqual(new Set(['refused', 'slow_down']));
});

test('A31 guesses sent all at once are not all looked at', async () => {
  const one = await addPerson(database);
  const from = peer();
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => checkPassword(one.email, 'wrong password', from, Date.now())),
  );
  const looked = answers.filter((answer) => !answer.ok && answer.code === 'refused');
  expect(looked).toHaveLength(5);
});

const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
