import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { findChromium } from '../../scripts/lib/browsers.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { account, signInOver } from '../e2e/people';
import { startApp } from '../support/app-server';
import setup from '../support/e2e-world';
import { keepResults } from './keep-results';

// Lighthouse as a phone sees the two pages that people meet first.

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
  const lines = [`| page | ${CATEGORIES.join(' | ')} |`, '| --- | --: | --: | --: |'];
  for (const [path, extraHeaders] of [
    ['/sign-in', {}],
    ['/app', { cookie }],
  ] as const) {
    const result = await lighthouse(`${app.url}${path}`, {
      ...{ port, output: 'json', logLevel: 'error', onlyCategories: CATEGORIES, extraHeaders },
    });
    if (!result) throw new Error(`Lighthouse says nothing about ${path}`);
    const { categories, audits } = result.lhr;
    const scores = CATEGORIES.map((name) => Math.round((categories[name]?.score ?? 0) * 100));
    lines.push(`| ${path} | ${scores.join(' | ')} |`);
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
