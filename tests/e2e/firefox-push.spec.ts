import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findFirefox } from '../../scripts/lib/browsers.mjs';
import { type App, startApp } from '../support/app-server';
import { type Autopush, startAutopush } from '../support/autopush';
import { someone } from '../support/sync-door';
import { account } from './people';

// Nothing of the browser is put in place of the real thing here: Firefox subscribes by itself at a push service in
// small, the server encrypts and sends to it, Firefox decrypts, runs the worker, and shows the notification.

let app: App;
let autopush: Autopush;
let firefox: Browser;
test.beforeAll(async () => {
  autopush = await startAutopush();
  app = await startApp({
    env: { HOLDFAST_PUSH_HOSTS: autopush.host, HOLDFAST_PUSH_CA: autopush.certificate.certFile },
  });
  firefox = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    headless: true,
    extraPrefsFirefox: {
      'dom.push.enabled': true,
      'dom.push.connection.enabled': true,
      'dom.push.serverURL': autopush.socketUrl,
      'dom.push.testing.allowInsecureServerURL': true,
      'permissions.default.desktop-notification': 1,
      'dom.webnotifications.requireuserinteraction': false,
      // The system's notification service is not there on a server without a screen.
      'alerts.useSystemBackend': false,
      'network.captive-portal-service.enabled': false,
    },
  });
});
test.afterAll(async () => {
  await firefox?.close();
  await app?.dispose();
  await autopush?.stop();
});

async function signIn(page: Page): Promise<void> {
  const { email, password } = account('technician');
  await page.goto(`${app.url}/sign-in?next=/app/sync`);
  await page.locator('::-p-aria([name="E-mail"][role="textbox"])').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForFunction(() => location.pathname === '/app/sync');
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

const notifications = (page: Page) =>
  page.evaluate(async () =>
    (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body }) => ({
      title,
      body,
    })),
  );

test('a ticket assigned in one place is a notification in Firefox in another', async () => {
  test.setTimeout(120_000);
  const page = await firefox.newPage();
  await signIn(page);
  // React Aria draws the switch as a label around a hidden input.
  const toggle = await page.waitForSelector('input[role=switch]');
  // The switch shows the wish at once; the server's answer says that the device is known there.
  const known = page.waitForResponse(
    (response) => response.url().endsWith('/api/push/subscription') && response.ok(),
    { timeout: 30_000 },
  );
  await toggle?.evaluate((input) => (input as HTMLElement).click());
  await known;
  const endpoint = await page.evaluate(
    async () => (await (await navigator.serviceWorker.ready).pushManager.getSubscription())?.endpoint,
  );
  expect(endpoint).toContain(`https://${autopush.host}/push/`);

  const [meera, amara, chau] = await Promise.all([
    someone(app.url, account('manager')),
    someone(app.url, account('technician')),
    someone(app.url, account('requester')),
  ]);
  const ticketId = randomUUID();
  await chau.act('ticket.report', {
    ticketId,
    title: 'Scanner at the gate',
    description: '',
    impact: 2,
    urgency: 2,
    categoryId: null,
    siteId: null,
    place: null,
  });
  await meera.act('ticket.assign', { ticketId, teamId: amara.teamIds[0] ?? '', assigneeId: amara.id });

  await expect.poll(() => autopush.passedOn(), { timeout: 15_000 }).toBe(1);
  await expect
    .poll(() => notifications(page), { timeout: 15_000 })
    .toEqual([{ title: expect.stringMatching(/^INC-\d{6} assigned to you$/), body: 'Scanner at the gate' }]);
  await expect.poll(() => autopush.acknowledged()).toEqual([100]);
});
