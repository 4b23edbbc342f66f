import { readdirSync, readFileSync } from 'node:fs';
import { account, signInOver } from '../e2e/people';
import { startApp } from '../support/app-server';
import setup from '../support/e2e-world';
import { keepResults } from './keep-results';

// What open screens cost the server while nothing happens: each holds a stream, and of the tickets some have open each
// says every ten seconds that it still does.

const SCREENS = Number(process.env.SCREENS ?? 200);
/** Of them so many have a ticket open. */
const TICKETS = SCREENS / 4;
const BEAT = 10_000;
/** So long it is looked at, ms. */
const TIME = 30_000;
/** Of the kernel: how often it counts, per second. */
const TICKS = 100;

type Headers = Record<string, string>;

const tearDown = await setup();
const app = await startApp();
const over = new AbortController();
try {
  // Each its own session: what is read of one is kept for a moment.
  const all: Headers[] = [];
  while (all.length < SCREENS) all.push(await signedIn());
  const headers = all[0] ?? {};
  const page = await fetch(`${app.url}/api/desk/tickets?view=open`, { headers });
  const { rows } = (await page.json()) as { rows: { id: string }[] };
  const idle = await share(TIME);
  let heard = 0;
  for (const one of all) {
    const stream = await fetch(`${app.url}/api/sync/stream`, { headers: one, signal: over.signal });
    if (!stream.ok || !stream.body) throw new Error(`a stream: ${stream.status}`);
    void listen(stream.body, () => {
      heard += 1;
    });
  }
  const open = await share(TIME);
  const ids = rows.map(({ id }) => id);
  const beats = setInterval(
    () =>
      void beat(
        all[Math.floor(Math.random() * TICKETS)] ?? {},
        ids[Math.floor(Math.random() * ids.length)] ?? '',
      ),
    BEAT / TICKETS,
  );
  const present = await share(TIME);
  clearInterval(beats);
  const table = [
    '| open screens, nothing happens | of one core | goal |',
    '| --- | --: | --: |',
    `| none | ${percent(idle)} | – |`,
    `| ${SCREENS} with a stream each | ${percent(open)} | 20 % |`,
    `| the same, and ${TICKETS} of them with a ticket open | ${percent(present)} | 20 % |`,
  ].join('\n');
  if (heard < SCREENS) throw new Error(`only ${heard} of ${SCREENS} streams said anything`);
  console.log(table);
  keepResults('screens', table);
} finally {
  over.abort();
  await app.dispose();
  await tearDown();
}

async function signedIn(): Promise<Headers> {
  const { cookie, status } = await signInOver(app.url, account('manager'));
  if (!cookie) throw new Error(`nobody was signed in: ${status}`);
  return { cookie, origin: app.url };
}

async function listen(body: ReadableStream<Uint8Array>, heard: () => void): Promise<void> {
  let isFirst = true;
  try {
    for await (const _ of body as unknown as AsyncIterable<Uint8Array>) {
      if (isFirst) heard();
      isFirst = false;
    }
  } catch {
    // It was ended by us.
  }
}

async function beat(headers: Headers, ticketId: string): Promise<void> {
  const answer = await fetch(`${app.url}/api/presence`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ ticketId, doing: 'views' }),
  });
  if (!answer.ok) throw new Error(`presence: ${answer.status}`);
}

/** How much of one core the server and its children use for so long; the database is not counted. */
async function share(ms: number): Promise<number> {
  const before = used();
  const from = performance.now();
  await new Promise((resolve) => setTimeout(resolve, ms));
  return (used() - before) / TICKS / ((performance.now() - from) / 1_000);
}

/** Processor time of the server and all that it started, ticks. */
function used(): number {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const stats = new Map(all.flatMap((pid) => statOf(pid)));
  let total = 0;
  for (const [pid, { ticks }] of stats) {
    let at: number | undefined = pid;
    while (at !== undefined && at !== app.pid()) at = stats.get(at)?.parent;
    if (at !== undefined) total += ticks;
  }
  return total;
}

function statOf(pid: string): [number, { parent: number; ticks: number }][] {
  try {
    // What stands before is the name of the program, which may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return [[Number(pid), { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }]];
  } catch {
    return [];
  }
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}
