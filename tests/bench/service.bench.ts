import { randomUUID } from 'node:crypto';
import { eq, getTableColumns, type SQLWrapper, sql } from 'drizzle-orm';
import type { RowDataPacket } from 'mysql2/promise';
import { assignmentRule } from '#db/schema/assignment';
import { ticket } from '#db/schema/tickets';
import { HOUR, MINUTE } from '#domain/kernel/types';
import { dueMarks, passMarks } from '#server/jobs/pass-marks';
import { routeTickets, waitingTickets } from '#server/jobs/route-tickets';
import { promise } from '../integration/sla/world';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { setup } from '../support/database-server';
import { Device } from '../support/device';
import { foundOrganisation } from '../support/organisation';
import { keepResults } from './keep-results';

// What a desk does by itself among a hundred thousand open tickets: dealing with marks of promises and handing out,
// beside transactions that write one row each on the same server at the same moment.

const OPEN = Number(process.env.TICKETS ?? 100_000);
/** Of them so many are due, and so many wait for somebody. */
const DUE = 400;
const RUNS = 3;

const tearDown = await setup();
const base = await createTestDatabase({ connections: 8 });
try {
  const org = await foundOrganisation();
  await promise({
    ...{ responseMinutes: null, resolutionMinutes: 120 },
    escalations: [{ measure: 'resolution', percent: 50, acts: ['team'] }],
  });
  await base.db.insert(assignmentRule).values({
    ...{ id: randomUUID(), name: 'To the network team', position: 1, strategy: 'least', skills: [] },
    ...{ kinds: [], priorities: [], categoryIds: [], siteIds: [], teamIds: [], toTeamId: org.teams.net },
  });
  const asha = await Device.open(org.asha);
  await asha.push({ ...asha.report(), occurredAt: Date.now() - 90 * MINUTE });
  await copies(base, OPEN);
  const rows: string[] = [];
  const plain = per100(DUE, await times(() => oneRowEach(base, DUE)));
  rows.push(line('a transaction that writes one row (baseline)', plain, plain));
  const marked = await times(async () => {
    await due(base, 'alarm_at');
    return () => passMarks(base.db, Date.now());
  });
  rows.push(line('marks of promises', per100(DUE, marked), plain));
  await holdsIndex(base, dueMarks(base.db, Date.now(), null), 'ticket_alarm');
  const routed = await times(async () => {
    await due(base, 'route_at');
    return () => all(() => routeTickets(base.db, Date.now()));
  });
  rows.push(line('handing out', per100(DUE, routed), plain));
  await holdsIndex(base, waitingTickets(base.db, Date.now()), 'ticket_route');
  const table = [
    `| among ${OPEN.toLocaleString('en')} open tickets | per 100 tickets | goal | of baseline |`,
    '| --- | --: | --: | --: |',
    ...rows,
  ].join('\n');
  console.log(table);
  keepResults('service', table);
} finally {
  await base.drop();
  await tearDown();
}

/** The median of some runs, ms; what `prepare` does before is not counted. */
async function times(prepare: () => Promise<() => Promise<unknown>>): Promise<number> {
  const took: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const work = await prepare();
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  return took.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
}

function per100(tickets: number, ms: number): number {
  return (100 * ms) / tickets;
}

function line(what: string, ms: number, plain: number): string {
  const goal = what.includes('baseline') ? '–' : '50 ms';
  return `| ${what} | ${ms.toFixed(0)} ms | ${goal} | ${(ms / plain).toFixed(2)} |`;
}

/** The ticket that was reported, so many times, due and waiting for nothing. */
async function copies({ pool }: TestDatabase, wanted: number): Promise<void> {
  const names = Object.values(getTableColumns(ticket)).map(({ name }) => name);
  const changed: Record<string, string> = {
    id: "unhex(insert(insert(hex(random_bytes(16)), 13, 1, '7'), 17, 1, '8'))",
    ...{ number: 'NULL', alarm_at: 'NULL', route_at: 'NULL' },
  };
  for (let have = 1; have < wanted; ) {
    const [made] = await pool.query<{ affectedRows: number } & RowDataPacket[]>(`
      INSERT INTO ticket (${names.map((name) => `\`${name}\``).join()})
      SELECT ${names.map((name) => changed[name] ?? `\`${name}\``).join()} FROM ticket LIMIT ${wanted - have}`);
    have += made.affectedRows;
  }
  await pool.query('ANALYZE TABLE ticket');
}

/** So many of those that nobody has looked at yet are to be looked at now, and nothing else is. */
async function due({ pool }: TestDatabase, column: 'alarm_at' | 'route_at'): Promise<void> {
  await pool.query(
    'UPDATE ticket SET alarm_at = NULL, route_at = NULL WHERE alarm_at IS NOT NULL OR route_at IS NOT NULL',
  );
  await pool.query(
    `UPDATE ticket SET ${column} = ? WHERE state = 'new' AND ver = 1 AND number IS NULL LIMIT ${DUE}`,
    [new Date(Date.now() - HOUR)],
  );
}

/** Until nothing is left to do. */
async function all(work: () => Promise<number>): Promise<void> {
  while ((await work()) > 0);
}

/** What a transaction costs here at least. */
async function oneRowEach({ db }: TestDatabase, n: number): Promise<() => Promise<void>> {
  const rows = await db.select({ id: ticket.id }).from(ticket).limit(n);
  return async () => {
    for (const { id } of rows)
      await db.transaction((tx) =>
        tx
          .update(ticket)
          .set({ guard: sql`${ticket.guard} + 1` })
          .where(eq(ticket.id, id)),
      );
  };
}

/** @throws where the database would read the table instead of the index */
async function holdsIndex({ db }: TestDatabase, query: SQLWrapper, index: string): Promise<void> {
  const [plan] = await db.execute(sql`EXPLAIN ${query}`);
  const [row] = plan as unknown as { key: string | null; type: string; rows: number }[];
  if (row?.key !== index || row.type !== 'range')
    throw new Error(`reads along ${row?.key} (${row?.type}), not along ${index}`);
}
