import { randomInt } from 'node:crypto';
import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { numberSequence, ticket } from '#db/schema/tickets';
import { DomainError } from '#domain/kernel/errors';
import { formatNumber } from '#domain/ticket/number';
import { SyncRefusal } from '#server/sync/refusal';
import { withSync } from '#server/sync/with-sync';
import { MUTATIONS } from '#sync/registry';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';
import { Random } from '../../simulation/random';

const WRITERS = 8;
const ROUNDS = 12;
/** NUMBERS_SEED=… repeats a run that failed. */
const SEED = Number(process.env.NUMBERS_SEED ?? randomInt(1, 2 ** 31));

let base: TestDatabase;
let org: Organisation;
beforeAll(async () => {
  base = await createTestDatabase({ connections: 4 });
  org = await foundOrganisation();
});
afterAll(() => base.drop());
afterEach(() => vi.restoreAllMocks());

/** Ends a connection of the server's that is in the middle of something, as a broken cable would. */
async function breakOne(random: Random): Promise<void> {
  const [[own]] = await base.pool.query<RowDataPacket[]>('SELECT DATABASE() AS name');
  const [busy] = await base.pool.query<RowDataPacket[]>(
    `SELECT p.id FROM information_schema.processlist p
      JOIN information_schema.innodb_trx t ON t.trx_mysql_thread_id = p.id
      WHERE p.db = ? AND p.id <> CONNECTION_ID()`,
    [own?.name],
  );
  const victim = random.pick(busy);
  if (victim) await base.pool.query(`KILL ${Number(victim.id)}`).catch(() => undefined);
}

it(`gapless numbers: ${WRITERS} writers, refusals, defects and broken connections between them (seed ${SEED})`, async () => {
  const report = MUTATIONS['ticket.report'];
  const run = report.run;
  vi.spyOn(report, 'run').mockImplementation(async (tx, args) => {
    const outcome = await run(tx, args);
    if (args.title.startsWith('refused')) throw new DomainError('invalid', { field: 'title' });
    if (args.title.startsWith('defect')) throw new TypeError('a defect after the number was asked for');
    return outcome;
  });
  let reported = 0;
  const taken: string[] = [];
  const writer = async (n: number) => {
    const random = new Random(SEED + n);
    const device = await Device.open(n % 2 === 0 ? org.asha : org.bruno);
    for (let round = 0; round < ROUNDS; round++) {
      const kind = random.pick(['plain', 'plain', 'plain', 'refused', 'defect', 'taken', 'broken'] as const);
      const known = kind === 'taken' ? random.pick(taken) : undefined;
      const sent = device.report({ title: `${kind} ${n}/${round}`, ...(known ? { ticketId: known } : {}) });
      if (kind === 'broken') setTimeout(() => void breakOne(random), random.below(12));
      for (;;) {
        const answer = await device.push(sent).catch((error: unknown) => {
          if (error instanceof SyncRefusal && error.body.error === 'busy') return null;
          throw error;
        });
        const result = answer?.results[0]?.result;
        if (!result) continue;
        const made = kind === 'plain' || kind === 'broken' || (kind === 'taken' && !known);
        expect([kind, result.code ?? result.status]).toEqual([
          kind,
          made ? 'ok' : { refused: 'invalid', defect: 'failed', taken: 'exists' }[kind as 'refused'],
        ]);
        if (made) {
          reported += 1;
          taken.push(sent.args.ticketId as string);
        }
        break;
      }
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, n) => writer(n)));
  const rows = await base.db.select({ number: ticket.number }).from(ticket);
  expect(rows.map((row) => row.number).sort()).toEqual(
    Array.from({ length: reported }, (_, at) => formatNumber('incident', at + 1)),
  );
  expect((await base.db.select().from(numberSequence))[0]?.last).toBe(reported);
});

it(`two roots in one transaction, in either order: nobody waits for somebody who waits for them (seed ${SEED})`, async () => {
  const device = await Device.open(org.asha);
  const ids = [await device.reported(), await device.reported(), await device.reported()];
  let runs = 0;
  const writer = async (n: number) => {
    const random = new Random(SEED + n);
    for (let round = 0; round < ROUNDS; round++) {
      const first = random.pick(ids) as string;
      const second = random.pick(ids.filter((id) => id !== first)) as string;
      await withSync(async (sync) => {
        runs += 1;
        const roots = [first, second].map((id) => ({ kind: 'ticket' as const, id }));
        await sync.guardAll(roots);
        for (const root of roots)
          await sync.update('ticket', root.id, { place: `${n}/${round}` }, root, false);
      });
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, n) => writer(n)));
  // A deadlock is broken by ending one of the two, which then runs again.
  expect(runs).toBe(WRITERS * ROUNDS);
});
