import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import type { Role } from '#domain/access/roles';
import { hasWorker, personInApp, WITH_WORKER } from './app-person';
import type { App } from './app-server';
import { deliverPush, stubSubscription } from './push-browser';
import type { FakeDevice, PushService } from './push-service';

interface PushPhone {
  page: Page;
  context: BrowserContext;
  device: FakeDevice;
  /** Pushes that have come to be shown. */
  shown: number;
}

/** Somebody with a phone that is signed in and can be pushed to. */
export async function pushPhone(
  browser: Browser,
  app: App,
  pushes: PushService,
  role: Role,
): Promise<PushPhone> {
  const device = pushes.device();
  const { page, context } = await personInApp(browser, app.url, role, {
    ...WITH_WORKER,
    path: '/app/sync',
    before: (made) => stubSubscription(made, device.subscription()),
  });
  await hasWorker(page);
  const phone = { page, context, device, shown: 0 };
  device.onMessage = async (text) => {
    await deliverPush(page, text);
    phone.shown += 1;
  };
  return phone;
}

export const pushSetting = (page: Page) =>
  page.getByRole('switch', { name: /^Notifications on this device/ });

export async function turnOnPush(page: Page): Promise<void> {
  await expect(pushSetting(page)).not.toBeChecked();
  const answered = page.waitForResponse(
    (answer) => answer.url().endsWith('/api/push/subscription') && answer.request().method() === 'POST',
  );
  await pushSetting(page).press('Space');
  expect((await answered).status()).toBe(204);
  await expect(pushSetting(page)).toBeChecked();
}
