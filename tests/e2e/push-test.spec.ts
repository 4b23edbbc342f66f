import { expect, type Page } from '@playwright/test';
import { type App, startApp } from '../support/app-server';
import { test } from '../support/e2e-test';
import { notifications, pressNotification } from '../support/push-browser';
import { pushPhone, turnOnPush } from '../support/push-phone';
import { type PushService, startPushService } from '../support/push-service';

// Somebody wants to know whether notifications reach their device.

let app: App;
let pushes: PushService;
test.beforeAll(async () => {
  pushes = await startPushService();
  app = await startApp({
    env: { HOLDFAST_PUSH_HOSTS: pushes.host, HOLDFAST_PUSH_CA: pushes.certificate.certFile },
  });
});
test.afterAll(async () => {
  await app?.dispose();
  await pushes?.stop();
});

const send = (page: Page) => page.getByRole('button', { name: 'Send me a test' }).click();
const steps = (page: Page) => page.getByRole('list', { name: 'How far the test has come' });
const step = (page: Page, name: string) => steps(page).getByRole('listitem').filter({ hasText: name });
const CLOCK = /\d\d:\d\d/;

test('a test to this device: sent, shown and opened, as it happens; or why not', async ({ browser }) => {
  const { page, context, device } = await pushPhone(browser, app, pushes, 'technician');
  await turnOnPush(page);
  await page.getByRole('link', { name: 'Send a test notification' }).click();
  await expect(page.getByRole('heading', { name: 'Notifications', level: 1 })).toBeVisible();
  await send(page);
  await expect(step(page, 'Sent')).toHaveText(CLOCK);
  await expect(step(page, 'Shown on this device')).toHaveText(CLOCK);
  await expect(step(page, 'Opened')).toHaveText(/Not yet/);
  expect(await notifications(page)).toMatchObject([
    { title: 'This is a test', body: 'Notifications reach this device.' },
  ]);
  await pressNotification(context);
  await expect(step(page, 'Opened')).toHaveText(CLOCK);

  device.treatment = { status: 500 };
  await send(page);
  await expect(page.getByText('The push service of this browser cannot be reached')).toBeVisible();
  await expect(steps(page)).toHaveCount(0);
  device.treatment = { status: 410 };
  await send(page);
  await expect(page.getByText('This browser has ended its subscription.')).toBeVisible();
  await send(page);
  await expect(page.getByText('The server does not know this browser.')).toBeVisible();
  await context.close();
});
