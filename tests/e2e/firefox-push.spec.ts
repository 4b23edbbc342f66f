import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findFirefox } from '../../scripts/lib/browsers.mjs';
import { type App, startApp } from '../support/app-server';
import { type Autopush, startAutopush } from '../support/autopush';
import { test } from '../support/e2e-test';
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

// Only plain `evaluate` here: what the driver injects to find elements is `eval`, which our policy forbids, and not
// every Firefox lets its driver past that.

async function signIn(page: Page): Promise<void> {
  await page.goto(`${app.url}/sign-in`);
  const { email, password } = account('technician');
  const status = await page.evaluate(
    async (who) => {
      const { csrfToken } = await (await fetch('/api/auth/csrf')).json();
      const body = new URLSearchParams({ ...who, csrfToken, callbackUrl: '/', json: 'true' });
      return (await fetch('/api/auth/callback/password', { method: 'POST', body })).status;
    },
    { email, password },
  );
  expect(status).toBe(200);
  await page.goto(`${app.url}/app/sync`);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 30_000 })
    .toBe('activated');
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
  // The switch shows the wish at once; the server's answer says that the device is known there.
  const known = page.waitForResponse(
    (response) => response.url().endsWith('/api/push/subscription') && response.ok(),
    { timeout: 30_000 },
  );
  // React Aria draws the switch as a label around a hidden input.
  await expect
    .poll(() =>
      page.evaluate(() => {
        const toggle = document.querySelector<HTMLInputElement>('input[role=switch]');
        toggle?.click();
        return toggle !== null;
      }),
    )
    .toBe(true);
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
