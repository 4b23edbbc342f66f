import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { findChromium } from '../../scripts/lib/browsers.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { account, signInOver } from '../e2e/people';
import { startApp } from '../support/app-server';
import setup from '../support/e2e-world';
import { keepResults } from './keep-results';

// Lighthouse as a phone sees the two pages that people meet first: of several runs the one in the middle, as Lighthouse
// itself advises. It slows the machine down to a phone, by the same factor whatever the machine: `speed` is its own measure
// of this one (benchmarkIndex).

const RUNS = 3;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];

const tearDown = await setup();
const app = await startApp();
const port = await freePort();
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
});
try {
  const { cookie } = await signInOver(app.url, account('technician'));
  const lines = [`| page | ${CATEGORIES.join(' | ')} | speed |`, '| --- | --: | --: | --: | --: |'];
  for (const [path, extraHeaders] of [
    ['/sign-in', {}],
    ['/app', { cookie }],
  ] as const) {
    const { categories, audits, environment } = await middleOf(RUNS, async () => {
      const result = await lighthouse(`${app.url}${path}`, {
        ...{ port, output: 'json', logLevel: 'error', onlyCategories: CATEGORIES, extraHeaders },
      });
      if (!result) throw new Error(`Lighthouse says nothing about ${path}`);
      return result.lhr;
    });
    const scores = CATEGORIES.map((name) => Math.round((categories[name]?.score ?? 0) * 100));
    lines.push(`| ${path} | ${scores.join(' | ')} | ${Math.round(environment.benchmarkIndex)} |`);
    for (const name of CATEGORIES) {
      for (const { id, weight } of categories[name]?.auditRefs ?? []) {
        const audit = audits[id];
        if (weight > 0 && audit?.score !== null && audit && audit.score < 0.95)
          console.log(`${path}: ${name}: ${audit.title} ${audit.displayValue ?? ''} (${audit.score})`);
      }
    }
  }
  console.log(lines.join('\n'));
  keepResults('lighthouse', lines.join('\n'));
} finally {
  await browser.close();
  await app.dispose();
  await tearDown();
}

/** The run with the middle performance. */
async function middleOf<R extends { categories: Record<string, { score: number | null }> }>(
  runs: number,
  run: () => Promise<R>,
): Promise<R> {
  const results: R[] = [];
  for (let n = 0; n < runs; n++) results.push(await run());
  const score = ({ categories }: R) => categories.performance?.score ?? 0;
  return results.sort((a, b) => score(a) - score(b))[Math.floor(runs / 2)] as R;
}
