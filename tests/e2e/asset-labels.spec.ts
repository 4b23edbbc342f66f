import { readFileSync } from 'node:fs';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { installed, openInApp, PHONE, personInApp, settled, WITH_WORKER } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { writeQrVideo } from '../support/qr-video';

/** Labels: read by the camera of a phone without signal, printed, and opened by anybody's camera. */
let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(async () => {
  await app?.dispose();
});

const title = (page: Page) => page.getByRole('heading', { level: 1 });

/** A browser of its own, whose camera sees this label. */
async function browserBefore(said: string, file: string): Promise<Browser> {
  writeQrVideo(file, said);
  const { executablePath, args = [] } = test.info().project.use.launchOptions ?? {};
  return chromium.launch({
    executablePath,
    args: [
      ...args,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${file}`,
    ],
  });
}

test('without signal: the camera reads a label for the first time, and the asset opens', async () => {
  test.setTimeout(120_000);
  const browser = await browserBefore(`${app.url}/t/ap-r2-014`, test.info().outputPath('label.y4m'));
  try {
    const { page, context } = await personInApp(browser, app.url, 'technician', { ...WITH_WORKER, ...PHONE });
    await installed(page);
    await context.setOffline(true);
    await openInApp(page, '/app/assets/scan');
    await expect(title(page)).toHaveText('Ceiling radio, Radiology corridor');
  } finally {
    await browser.close();
  }
});

test('a label of somebody else is a tag nobody knows, and is not followed', async () => {
  const browser = await browserBefore(
    'https://elsewhere.example/t/AP-R2-014',
    test.info().outputPath('label.y4m'),
  );
  try {
    const { page } = await personInApp(browser, app.url, 'technician', {
      ...PHONE,
      path: '/app/assets/scan',
    });
    await expect(page.getByText('Nobody knows HTTPS://ELSEWHERE.EXAMPLE/T/AP-R2-014 yet')).toBeVisible();
    await expect(page).toHaveURL(`${app.url}/app/assets/scan`);
    await expect(page.getByLabel('What the camera sees')).toHaveCount(0);
  } finally {
    await browser.close();
  }
});

test('a camera that may not be used says so, and the tag can be typed', async ({ browser }) => {
  const { page } = await personInApp(browser, app.url, 'technician', {
    ...PHONE,
    path: '/app/assets/scan',
    before: async (context) => {
      await context.addInitScript(() => {
        navigator.mediaDevices.getUserMedia = () =>
          Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
      });
    },
  });
  await expect(page.getByText('The camera may not be used here')).toBeVisible();
  await clean(page, 'a refused camera');
  await page.getByLabel('Or type the tag').fill('ap-r2-014');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(title(page)).toHaveText('Ceiling radio, Radiology corridor');
});

test('a camera that has a light can light up a dark cabinet', async () => {
  const { executablePath, args = [] } = test.info().project.use.launchOptions ?? {};
  const browser = await chromium.launch({
    executablePath,
    args: [...args, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  });
  try {
    const { page } = await personInApp(browser, app.url, 'technician', {
      ...PHONE,
      path: '/app/assets/scan',
      before: async (context) => {
        await context.addInitScript(() => {
          const track = MediaStreamTrack.prototype;
          track.getCapabilities = () => ({ torch: true }) as MediaTrackCapabilities;
          track.applyConstraints = async (asked) => {
            document.documentElement.dataset.asked = JSON.stringify(asked);
          };
        });
      },
    });
    const light = page.getByRole('button', { name: 'Light', exact: true });
    await expect(light).toHaveAttribute('aria-pressed', 'false');
    await light.click();
    await expect(light).toHaveAttribute('aria-pressed', 'true');
    await expect(page.locator('html')).toHaveAttribute('data-asked', '{"advanced":[{"torch":true}]}');
    await clean(page, 'a camera with a light');
    await light.click();
    await expect(page.locator('html')).toHaveAttribute('data-asked', '{"advanced":[{"torch":false}]}');
  } finally {
    await browser.close();
  }
});

test('labels come as a file to print, and need a connection', async ({ browser }) => {
  const { page, context } = await personInApp(browser, app.url, 'technician', {
    ...PHONE,
    path: '/app/assets',
  });
  await page.getByLabel('Tag, name, serial number or place').fill('radio');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Print labels' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('labels.pdf');
  expect(
    readFileSync(await file.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  await page.getByRole('link', { name: /Ceiling radio, Radiology corridor/ }).click();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: 'Print its label' })).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('menuitem', { name: 'Print its label' }).click();
  await expect(page.getByText('Printing labels needs a connection', { exact: false })).toBeVisible();
  await context.setOffline(false);
  await settled(page);
});

test('the address of a label leads to the asset, to writing it down, or first to signing in', async ({
  browser,
}) => {
  const { page } = await personInApp(browser, app.url, 'technician', { ...PHONE, path: '/t/ap-r2-014' });
  await expect(title(page)).toHaveText('Ceiling radio, Radiology corridor');
  await page.goto('/t/new%20one');
  await expect(page.getByText('Nobody knows NEW ONE yet')).toBeVisible();
  const stranger = await browser.newContext({ baseURL: app.url });
  const door = await stranger.newPage();
  await door.goto('/t/ap-r2-014');
  await expect(door).toHaveURL(/\/sign-in\?next=%2Ft%2Fap-r2-014$/);
});
