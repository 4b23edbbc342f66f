import { chromium } from '@playwright/test';
import { findChromium } from '../../scripts/lib/browsers.mjs';
import { startApp } from '../support/app-server';
import setup from '../support/e2e-world';
import { type FirstLoad, firstLoad } from '../support/first-load';
import { keepResults } from './keep-results';

// What the first visit of a technician's phone costs, until a row of "My work" answers a tap.

const VISITS = 5;

const tearDown = await setup();
const app = await startApp();
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const visits: FirstLoad[] = [];
  for (let visit = 0; visit < VISITS; visit++) visits.push(await firstLoad(browser, app.url));
  const middle = (of: (one: FirstLoad) => number): number =>
    visits.map(of).sort((a, b) => a - b)[Math.floor(VISITS / 2)] ?? 0;
  const table = [
    '| until a row answers a tap | median of five first visits |',
    '| --- | --: |',
    `| compressed JavaScript | ${(middle((one) => one.script) / 1_000).toFixed(1)} kB |`,
    `| time | ${middle((one) => one.time).toFixed(0)} ms |`,
    `| main thread of the page | ${middle((one) => one.cpu).toFixed(0)} ms |`,
  ].join('\n');
  console.log(table);
  keepResults('load', table);
} finally {
  await browser.close();
  await app.dispose();
  await tearDown();
}
