import type { Browser, BrowserContext, TestInfo } from '@playwright/test';
import { runningApps } from './app-server';

const LINES = 60;
const SERVER_CHARACTERS = 4000;

/**
 * Listens to every browser context, also those opened later, for what a person would not see: errors of pages, requests
 * that failed, answers of 500 and above.
 * @returns stops listening and, for a test that failed, prints it together with the last that the servers said
 */
export function listenForTrouble(browser: Browser): (test: TestInfo) => Promise<void> {
  const lines: string[] = [];
  const say = (line: string) => lines.push(`${new Date().toISOString()} ${line}`);
  const listen = (context: BrowserContext) => {
    context.on('weberror', (trouble) => say(`error: ${trouble.error().stack ?? trouble.error().message}`));
    context.on('console', (message) => {
      if (message.type() === 'error') say(`console: ${message.text()}`);
    });
    context.on('requestfailed', (request) =>
      say(`failed: ${request.method()} ${request.url()} ${request.failure()?.errorText}`),
    );
    context.on('response', (response) => {
      if (response.status() >= 500)
        say(`${response.status()}: ${response.request().method()} ${response.url()}`);
    });
  };
  for (const context of browser.contexts()) listen(context);
  browser.on('context', listen);
  return async (test) => {
    browser.off('context', listen);
    if (test.status === test.expectedStatus) return;
    const servers = runningApps().map(
      ({ url, output }) => `${url} said:\n${output().slice(-SERVER_CHARACTERS)}`,
    );
    const body = [...lines.slice(-LINES), ...servers].join('\n');
    // Not attached: of an attachment the reporter prints but the first words, and CI keeps no more than what is printed.
    process.stdout.write(`\n── what browsers and servers said during "${test.title}" ──\n${body}\n──\n`);
  };
}
