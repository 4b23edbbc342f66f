import { expect, type Page } from '@playwright/test';
import {
  DESK,
  HeldPeople,
  installed,
  openInApp,
  PHONE,
  personInApp,
  WITH_WORKER,
} from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';

/** What feels it when an asset stops, as a picture beside the list. */
let app: App;
const held = new HeldPeople();
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(async () => {
  await held.close();
  await app?.dispose();
});

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const impact = (page: Page) => page.getByRole('region', { name: 'If this stops' });
const picture = (page: Page) =>
  page.getByRole('figure', { name: 'What feels it when Ceiling radio, Radiology corridor stops' });

async function toRadio(page: Page): Promise<void> {
  await openInApp(page, '/app/assets');
  await page.getByLabel('Tag, name, serial number or place').fill('r2-014');
  await page.getByRole('link', { name: /Ceiling radio, Radiology corridor/ }).click();
  await expect(title(page)).toHaveText('Ceiling radio, Radiology corridor');
}

for (const [name, size] of [
  ['a phone', PHONE],
  ['the desk', DESK],
] as const)
  test(`on ${name}: the list first, the picture by choice, and each box leads to its asset`, async ({
    browser,
  }) => {
    const faults: string[] = [];
    const { page } = await personInApp(browser, app.url, 'technician', { ...size });
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) faults.push(message.text());
    });
    await toRadio(page);
    await expect(impact(page).getByRole('listitem').first()).toBeVisible();
    await expect(picture(page)).toHaveCount(0);
    await impact(page).getByRole('radio', { name: 'Picture' }).check();
    await expect(
      picture(page).getByRole('link', { name: /Ceiling radio, Radiology corridor/ }),
    ).toHaveAttribute('aria-current', 'page');
    await expect(picture(page).getByRole('link', { name: /Nurse call/ })).toContainText('wired backup');
    await expect(picture(page).getByText('Where they are dashed something stands in.')).toBeVisible();
    await clean(page, `the picture on ${name}`);
    // The keyboard goes from box to box, and what it reaches comes into the picture.
    const box = picture(page).getByRole('link', { name: /Mobile X-ray/ });
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab');
      if (await box.evaluate((one) => one === document.activeElement)) break;
    }
    await expect(box).toBeFocused();
    await expect(box).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(title(page)).toHaveText(/Mobile X-ray/);
    expect(faults).toEqual([]);
  });

test('what is further away comes when it is wanted', async ({ browser }) => {
  const { page } = await personInApp(browser, app.url, 'technician', { ...PHONE, path: '/t/SW-CORE-1' });
  await impact(page).getByRole('radio', { name: 'Picture' }).check();
  const figure = page.getByRole('figure', { name: /^What feels it when/ });
  await expect(figure.getByRole('link', { name: /Ceiling radio, Radiology corridor/ })).toBeAttached();
  await expect(figure.getByRole('link', { name: /Nurse call/ })).toHaveCount(0);
  await figure.getByRole('button', { name: /further away/ }).click();
  await expect(figure.getByRole('link', { name: /Nurse call/ })).toBeAttached();
  await expect(figure.getByRole('button', { name: /further away/ })).toHaveCount(0);
  await clean(page, 'a large picture');
});

test('without signal, dark: drawn for the first time, and chosen again by itself', async ({ browser }) => {
  test.setTimeout(120_000);
  const { page, context } = await personInApp(browser, app.url, 'technician', {
    ...{ ...WITH_WORKER, ...PHONE },
    colorScheme: 'dark',
  });
  await installed(page);
  await context.setOffline(true);
  await toRadio(page);
  await impact(page).getByRole('radio', { name: 'Picture' }).check();
  const box = picture(page).getByRole('link', { name: /Nurse call/ });
  await expect(box).toBeVisible();
  await clean(page, 'the picture, dark');
  await page.reload();
  await expect(box).toBeVisible();
});
