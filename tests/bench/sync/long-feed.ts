import http from 'node:http';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { newId } from '#client/platform/clock';
import { SCHEMA_V } from '#sync/protocol/constants';
import type { Someone } from '../../support/sync-door';
import { type Client, signedInClient } from '../server/clients';
import { atMost, type Figure, share } from './times';

const CHANGES = 50;
const ROUNDS = 200;
/** Rows of one transaction of the feed. */
const EACH = 4;
/** Transactions that are put in at once. */
const PART = 25_000;

/** A pull of 50 changes and a push of one edit, while the feed grows behind them. */
export async function longFeed(
  url: string,
  pool: Pool,
  manager: Someone,
  tickets: readonly string[],
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const rows of [10_000, 1_000_000]) {
    await growTo(pool, rows);
    const client = await signedInClient(url, 'technician');
    for (const id of tickets.slice(0, CHANGES))
      await manager.act('ticket.comment', { ticketId: id, body: 'Measured.' });
    const pull = await repeat(ROUNDS, () => pulled(client));
    const pushed = await repeat(ROUNDS, pushes(client, tickets));
    const long = `${rows.toLocaleString('en')} feed rows`;
    figures.push(
      atMost(`server: pull with ${CHANGES} changes, ${long}, p95`, share(pull, 0.95), 15, p50(pull)),
      atMost(`server: push of one edit, ${long}, p95`, share(pushed, 0.95), 25, p50(pushed)),
    );
  }
  return figures;
}

const p50 = (times: readonly number[]) => ` (p50 ${share(times, 0.5).toFixed(1)} ms)`;

async function repeat(rounds: number, ask: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = -20; round < rounds; round++) {
    const began = performance.now();
    await ask();
    if (round >= 0) times.push(performance.now() - began);
  }
  return times;
}

/** Puts transactions of long ago into the feed: touches of tickets, spread over all scopes. */
async function growTo(pool: Pool, rows: number): Promise<void> {
  const [[have]] = await pool.query<RowDataPacket[]>('SELECT count(*) AS n FROM sync_change');
  const missing = Math.max(0, Math.floor((rows - Number(have?.n)) / EACH));
  for (let done = 0; done < missing; done += PART) await grow(pool, Math.min(PART, missing - done));
  await pool.query('ANALYZE TABLE sync_change, sync_seq');
}

/** Of some words, with the marks of a UUID. */
const idOf = (words: string) => `unhex(insert(insert(md5(concat(${words})), 13, 1, '7'), 17, 1, '8'))`;

/** As whoever numbers the feed does: under the lock of its head. */
async function grow(pool: Pool, transactions: number): Promise<void> {
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    const [[head]] = await connection.query<RowDataPacket[]>('SELECT head FROM sync_head FOR UPDATE');
    const first = Number(head?.head) + 1;
    const last = first + transactions - 1;
    const root = `'root', (s.seq * ${EACH} + e.seq) MOD 40000`;
    await connection.query(
      `INSERT INTO sync_seq (seq, tx_id) SELECT seq, ${idOf("'tx', seq")} FROM seq_1_to_9000000 WHERE seq BETWEEN ${first} AND ${last}`,
    );
    await connection.query(`
      INSERT INTO sync_change (tx_id, scope_id, op, entity, entity_id, root_kind, root_id, seq, created_at)
      SELECT ${idOf("'tx', s.seq")}, 1 + (s.seq * 7 + e.seq) MOD (SELECT max(id) FROM sync_scope), 'touch', 'ticket',
        ${idOf(root)}, 'ticket',
        ${idOf(root)}, s.seq, utc_timestamp(3)
      FROM seq_1_to_9000000 s JOIN seq_1_to_${EACH} e WHERE s.seq BETWEEN ${first} AND ${last}`);
    await connection.query(`UPDATE sync_head SET head = ${last}`);
    await connection.commit();
  } finally {
    connection.release();
  }
}

const asking = ({ clientId, hello }: Client) => ({
  ...{ userId: hello.actor.id, clientId, schemaV: SCHEMA_V, epoch: hello.epoch, seen: hello.head },
});

/** From where the device said hello: the same changes each time. */
async function pulled(client: Client): Promise<void> {
  const { head, scopesHash } = client.hello;
  const page = await ask(client, 'pull', { ...asking(client), cursor: head, scopesHash, pins: [] });
  if (page.puts?.timeline?.length !== CHANGES)
    throw new Error(`not ${CHANGES} changes: ${JSON.stringify(page).slice(0, 300)}`);
}

function pushes(client: Client, tickets: readonly string[]): () => Promise<void> {
  let mid = 0;
  return async () => {
    const ticketId = tickets[mid % tickets.length];
    const mutation = {
      ...{ uid: newId(), mid: ++mid, name: 'ticket.comment', v: 2, base: null },
      ...{ occurredAt: Date.now(), clockOffset: 0, args: { ticketId, body: 'Measured.' } },
    };
    const { results } = await ask(client, 'push', { ...asking(client), mutations: [mutation] });
    if (results?.[0]?.result.status !== 'ok') throw new Error(JSON.stringify(results));
  };
}

interface Answer {
  puts?: { timeline?: unknown[] };
  results?: { result: { status: string } }[];
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function ask({ origin, cookie }: Client, door: string, body: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, origin, 'content-type': 'application/json' };
    const request = http.request(
      `${origin}/api/sync/${door}`,
      { method: 'POST', agent, headers },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => {
          text += part;
        });
        answer.on('end', () => resolve(JSON.parse(text) as Answer));
      },
    );
    request.on('error', reject);
    request.end(JSON.stringify(body));
  });
}
