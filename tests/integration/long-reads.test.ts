import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePool, type Db, db, limitReads, unhurried, writeTransaction } from '#db/connection';
import { publicRoute } from '#server/auth/door';
import { isTransient } from '#server/sync/driver-errors';
import { inSnapshot } from '#server/sync/snapshot';
import { createTestDatabase, type TestDatabase } from '../support/database';

/** A read that runs away is ended by the database, in whatever answers people; jobs and writes take their time. */
/** Far beyond what a question that reads nothing takes, also where much else runs. */
const LONGEST = 1;
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await closePool();
  limitReads(LONGEST);
});
afterAll(() => database.drop());

/** Looks at every pair of a million numbers. A `sleep` that is ended can also pass for one that woke up. */
const runAway = (on: Pick<Db, 'execute'>) =>
  on.execute(sql`select count(*) from seq_1_to_1000000 as a join seq_1_to_1000000 as b on a.seq <> b.seq`);
const sleep = (on: Pick<Db, 'execute'>, seconds: number) => on.execute(sql`select sleep(${seconds})`);

test('whoever asked is told that there is no answer now, and the connections serve the next', async () => {
  const door = publicRoute('GET /api/health', async () => {
    await runAway(db);
    return Response.json({});
  });
  const ask = () => door(new Request('http://desk.example/api/health'));
  const began = performance.now();
  // More than there are connections: none of them may be held.
  const answers = await Promise.all(Array.from({ length: 12 }, ask));
  expect(performance.now() - began).toBeLessThan(30_000);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
  expect(answers[0]?.headers.get('retry-after')).toBe('5');
  expect(await answers[0]?.json()).toEqual({ error: 'unavailable' });
  await expect(sleep(db, 0)).resolves.toBeDefined();
});

test('in a snapshot too: what the sync reads may be asked again', async () => {
  const error = await inSnapshot((snapshot) => runAway(snapshot)).catch((thrown: unknown) => thrown);
  expect(isTransient(error)).toBe(true);
  await expect(inSnapshot((snapshot) => sleep(snapshot, 0))).resolves.toBeDefined();
});

test('what nobody waits for takes its time, and so does what is written', async () => {
  await expect(unhurried(() => sleep(db, 1.5 * LONGEST))).resolves.toBeDefined();
  await expect(writeTransaction((tx) => sleep(tx, 1.5 * LONGEST))).resolves.toBeDefined();
  await expect(runAway(db)).rejects.toThrow();
});
