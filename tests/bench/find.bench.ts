import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { newId } from '#client/platform/clock';
import { DAY } from '#domain/kernel/types';
import { formatNumber } from '#domain/ticket/number';
import { TICKET_STATES } from '#domain/ticket/states';
import { entryRow, ticketRow } from '#tests/support/local-client';
import { findChromium } from '../../scripts/lib/browsers.mjs';
import { personInApp, settled } from '../support/app-person';
import { startApp } from '../support/app-server';
import setup from '../support/e2e-world';
import { keepResults } from './keep-results';
import { type Dice, dice } from './server/dice';
import { subject, text } from './server/words';

// How long a key stroke waits for what is found among 10,000 tickets on a device, each with two comments, in a real
// browser. Beside it, in the same page: what it takes to look through all their texts.

const TICKETS = 10_000;
const ROUNDS = 3;
/** Typed letter by letter: short beginnings, several words, a slip, a number, filters. */
const TYPED = [
  'printer blank',
  'wi-fi reception',
  'paswsord',
  '4127',
  'badge is:open p:2',
  'the lift',
  'docking st',
];

const tearDown = await setup();
const app = await startApp();
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const { page } = await personInApp(browser, app.url, 'technician', { before: watched });
  await settled(page);
  await fill(page);
  await page.goto('/app/search?q=printer');
  const built = await page.evaluate(() => window.searchBuilt);
  const answers: number[] = [];
  const drawn: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const typed of TYPED) {
      await page.locator('[data-search-box]').fill('');
      for (const letter of typed) {
        await page.evaluate(() => window.beginStroke());
        await page.locator('[data-search-box]').pressSequentially(letter);
        const stroke = await page.evaluate(() => window.stroke());
        answers.push(stroke.answer);
        drawn.push(stroke.drawn);
      }
    }
  }
  const scans = await page.evaluate(scanned, TYPED);
  const lines = [
    `| among ${TICKETS.toLocaleString('en')} tickets | p50 | p95 | most |`,
    '| --- | --: | --: | --: |',
    row('a look through all texts (baseline)', scans),
    row('key stroke to answer', answers),
    row('key stroke to drawn', drawn),
  ];
  console.log(`${lines.join('\n')}\n\nthe index was made in ${built.toFixed(0)} ms, beside the page`);
  keepResults(
    'find',
    `${lines.join('\n')}\n\nThe index was made in ${built.toFixed(0)} ms, beside the page.`,
  );
} finally {
  await browser.close();
  await app.dispose();
  await tearDown();
}

function row(what: string, all: readonly number[]): string {
  const sorted = [...all].sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  return `| ${what} | ${at(0.5)} ms | ${at(0.95)} ms | ${at(1)} ms |`;
}

declare global {
  interface Window {
    /** ms from the start of the thread until every row was in */
    searchBuilt: Promise<number>;
    beginStroke(): void;
    stroke(): Promise<{ answer: number; drawn: number }>;
  }
}

/** Watches what the page says to the thread that searches and what it hears, and when the page was last drawn. */
async function watched(context: BrowserContext): Promise<void> {
  // The loader of these sources names functions by a helper that the page does not have.
  await context.addInitScript('globalThis.__name ??= (made) => made');
  await context.addInitScript(() => {
    let typedAt = 0;
    let heard: (() => void) | undefined;
    let built: (ms: number) => void = () => undefined;
    window.searchBuilt = new Promise((resolve) => {
      built = resolve;
    });
    let stroke: Promise<{ answer: number; drawn: number }>;
    window.addEventListener('input', () => (typedAt = performance.now()), { capture: true });
    window.beginStroke = () => {
      stroke = new Promise((resolve) => {
        heard = () => {
          const answer = performance.now() - typedAt;
          let last = performance.now();
          const observer = new MutationObserver(() => (last = performance.now()));
          observer.observe(document.body, { childList: true, subtree: true, characterData: true });
          const rest = setInterval(() => {
            if (performance.now() - last < 150) return;
            clearInterval(rest);
            observer.disconnect();
            resolve({ answer, drawn: last - typedAt });
          }, 20);
        };
      });
    };
    window.stroke = () => stroke;
    const Plain = Worker;
    window.Worker = class extends Plain {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        const began = performance.now();
        this.addEventListener('message', ({ data }) => {
          if (data.kind === 'progress' && data.progress.ready) built(performance.now() - began);
          if (data.kind !== 'answer' || typedAt === 0) return;
          const tell = heard;
          heard = undefined;
          tell?.();
        });
      }
    };
  });
}

/** Puts tickets and what was said on them into the device's store, as a long first load would. */
async function fill(page: Page): Promise<void> {
  const random = dice(20_261_126);
  for (let from = 0; from < TICKETS; from += 500) {
    const tickets = Array.from({ length: 500 }, (_, n) => someTicket(random, from + n + 1));
    const said = tickets.flatMap(({ id }) => [
      entryRow(id, { body: text(random) }),
      entryRow(id, { body: text(random) }),
    ]);
    await page.evaluate(
      async ({ tickets: rows, said: entries }) => {
        const names = await indexedDB.databases();
        const name = names.find((one) => /^holdfast-[\da-f]{8}-/.test(one.name ?? ''))?.name ?? '';
        const open = indexedDB.open(name);
        await new Promise((resolve) => (open.onsuccess = resolve));
        const tx = open.result.transaction(['ticket', 'timeline'], 'readwrite');
        for (const one of rows) tx.objectStore('ticket').put(one);
        for (const one of entries) tx.objectStore('timeline').put(one);
        await new Promise((resolve) => (tx.oncomplete = resolve));
        open.result.close();
      },
      { tickets, said },
    );
  }
}

function someTicket(random: Dice, n: number) {
  const createdAt = Date.now() - random.whole(0, 400) * DAY;
  return ticketRow({
    ...{
      id: newId(),
      number: formatNumber('incident', n),
      title: subject(random),
      description: text(random),
    },
    ...{ state: random.of(TICKET_STATES), priority: random.of([1, 2, 3, 4, 5] as const) },
    ...{ createdAt, updatedAt: createdAt, stateSince: createdAt },
  });
}

/** The plainest search there is: every ticket's text asked for every word. Timed letter by letter, as the other. */
async function scanned(typed: string[]): Promise<number[]> {
  const names = await indexedDB.databases();
  const name = names.find((one) => /^holdfast-[\da-f]{8}-/.test(one.name ?? ''))?.name ?? '';
  const open = indexedDB.open(name);
  await new Promise((resolve) => (open.onsuccess = resolve));
  const all = <T>(store: string) =>
    new Promise<T[]>((resolve) => {
      const asked = open.result.transaction(store).objectStore(store).getAll();
      asked.onsuccess = () => resolve(asked.result);
    });
  const said = new Map<string, string>();
  for (const { ticketId, body } of await all<{ ticketId: string; body: string }>('timeline'))
    said.set(ticketId, `${said.get(ticketId) ?? ''} ${body}`);
  const texts = (await all<{ id: string; title: string; description: string }>('ticket')).map(
    ({ id, title, description }) => `${title} ${description} ${said.get(id) ?? ''}`.toLowerCase(),
  );
  const times: number[] = [];
  for (const query of typed) {
    for (let length = 1; length <= query.length; length++) {
      const words = query.slice(0, length).split(' ').filter(Boolean);
      const began = performance.now();
      texts.filter((text) => words.every((word) => text.includes(word)));
      times.push(performance.now() - began);
    }
  }
  open.result.close();
  return times;
}
