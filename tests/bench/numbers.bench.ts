import { count, isNotNull, sql } from 'drizzle-orm';
import { syncChange, syncHead, syncSeq } from '#db/schema/sync';
import { stamp } from '#server/sync/stamp';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { setup } from '../support/database-server';
import { Device } from '../support/device';
import { foundOrganisation } from '../support/organisation';

// How much the promises of the protocol cost: pushing reports, and numbering a backlog, beside plain transactions of
// one insert on the same server at the same moment.

const SENDERS = 8;
const EACH = 25;

const tearDown = await setup();
const database = await createTestDatabase({ connections: SENDERS });
try {
  const plain = rate(SENDERS * EACH, await timed(() => plainTransactions(database)));
  const pushed = rate(SENDERS * EACH, await timed(await pushes()));
  print('plain transactions (one insert)', plain, plain);
  print('pushed reports', pushed, plain);
  const backlog = await unstamp(database);
  const stamped = rate(backlog.transactions, await timed(() => stamp()));
  print(`stamped transactions (${backlog.rows} feed rows waiting)`, stamped, plain);
} finally {
  await database.drop();
  await tearDown();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function rate(things: number, ms: number): number {
  return things / (ms / 1000);
}

function print(what: string, perSecond: number, baseline: number): void {
  console.log(
    `${what.padEnd(52)} ${perSecond.toFixed(0).padStart(7)} /s  ${(perSecond / baseline).toFixed(3)} of plain`,
  );
}

async function plainTransactions({ pool }: TestDatabase): Promise<void> {
  await pool.query('CREATE TABLE plain (id INT AUTO_INCREMENT PRIMARY KEY, text VARCHAR(200) NOT NULL)');
  await inParallel(SENDERS, async () => {
    const connection = await pool.getConnection();
    for (let each = 0; each < EACH; each++) {
      await connection.beginTransaction();
      await connection.query('INSERT INTO plain (text) VALUES (?)', ['Wi-Fi gone']);
      await connection.commit();
    }
    connection.release();
  });
}

/** Each sender is a device that pushes one report per request, the dearest way to send them. */
async function pushes(): Promise<() => Promise<void>> {
  const { asha, bruno } = await foundOrganisation();
  const devices = await Promise.all(
    Array.from({ length: SENDERS }, (_, at) => Device.open(at % 2 === 0 ? asha : bruno)),
  );
  return () =>
    inParallel(SENDERS, async (at) => {
      const device = devices[at];
      for (let each = 0; device && each < EACH; each++) await device.push(device.report());
    });
}

/** Takes all numbers away again, as if nothing had been stamped since the first commit. */
async function unstamp({ db }: TestDatabase): Promise<{ transactions: number; rows: number }> {
  await stamp();
  const [feed] = await db.select({ rows: count() }).from(syncChange).where(isNotNull(syncChange.seq));
  const [numbered] = await db.select({ transactions: count() }).from(syncSeq);
  await db.update(syncChange).set({ seq: sql`NULL` });
  await db.delete(syncSeq);
  await db.update(syncHead).set({ head: 0 });
  return { transactions: numbered?.transactions ?? 0, rows: feed?.rows ?? 0 };
}

async function inParallel(many: number, work: (at: number) => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: many }, (_, at) => work(at)));
}
