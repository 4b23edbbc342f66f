import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { HeldPeople, personInApp, settled } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { test } from '../support/e2e-test';
import { countOf, inState, rows, view } from '../support/work-list';

/** What a finger does with the rows of the list, and what a ticket shows that was opened before. */

let app: App;
/** Nothing here depends on a new device, unless a test says so. */
const people = new HeldPeople();
const technician = async (browser: Browser, path?: string): Promise<Page> => {
  const { page } = await people.open(browser, app.url, 'technician', { path });
  await settled(page);
  return page;
};
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(async () => {
  await people.close();
  await app?.dispose();
});

/** An action under a row: for fingers alone, so it has no role. */
const under = (page: Page, name: string) => page.locator('li > button', { hasText: name });

/**
 * Drags a row sideways by so many px (negative: towards the start edge), rests for a moment, as a finger does, and
 * lets go. Without the rest Chromium takes it for a fling, and holds back the tap that follows.
 */
async function swipe(page: Page, row: Locator, by: number): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const box = await row.boundingBox();
  if (!box) throw new Error('the row is not on the screen');
  const y = box.y + box.height / 2;
  const from = by > 0 ? 40 : 350;
  for (const [type, x] of [
    ['touchStart', from],
    ['touchMove', from + Math.sign(by) * 20],
    ...[0, 1, 0, 1, 0].map((still) => ['touchMove', from + by + still] as const),
  ] as const) {
    await cdp.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y }] });
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await cdp.detach();
}

test('a short swipe offers the next step, a long one does it, a touch beside it puts the row back', async ({
  browser,
}) => {
  const page = await technician(browser);
  await view(page, 'Unassigned').click();
  const waiting = await countOf(view(page, 'Unassigned'));
  await swipe(page, rows(page).nth(1), 120);
  await expect(under(page, 'Take')).toBeVisible();
  await rows(page).nth(2).tap();
  await expect(under(page, 'Take')).toHaveCount(0);
  await expect(page).toHaveURL(/\/app$/);

  const id = await rows(page).nth(1).getAttribute('data-ticket');
  await swipe(page, rows(page).nth(1), 300);
  await expect(page.locator(`[data-ticket="${id}"]`)).toHaveCount(0);
  await expect(view(page, 'Unassigned')).toHaveText(new RegExp(`^Unassigned\\s?${waiting - 1}$`));
});

test('swiped the other way, a row offers Hold and More', async ({ browser }) => {
  const page = await technician(browser);
  const row = inState(page, 'In progress').first();
  await swipe(page, row, -230);
  await expect(under(page, 'Hold')).toBeVisible();
  await under(page, 'More').tap();
  await expect(page.getByRole('menuitem', { name: 'Assign' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);

  await swipe(page, row, -230);
  await under(page, 'Hold').tap();
  await expect(page.getByRole('dialog', { name: 'Hold' })).toBeVisible();
});

test('swiping can be switched off; what it did is in the menu', async ({ browser }) => {
  const page = await technician(browser, '/app/you');
  const setting = page.getByRole('switch', { name: /^Swipe rows/ });
  await expect(setting).toBeChecked();
  await setting.press('Space');
  await expect(setting).not.toBeChecked();
  await page.goto('/app');
  const row = inState(page, 'In progress').first();
  await swipe(page, row, 300);
  await swipe(page, row, -230);
  await expect(page.locator('li > button')).toHaveCount(0);
  await row.click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Resolve' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Hold' })).toBeVisible();
});

test('the first time, a row shows by itself that it can be swiped; never again', async ({ browser }) => {
  const { page } = await personInApp(browser, app.url, 'technician', { reducedMotion: 'no-preference' });
  await expect(under(page, 'Start')).toBeVisible();
  await expect(under(page, 'Start')).toHaveCount(0);
  await page.reload();
  await expect(inState(page, 'Assigned').first()).toBeVisible();
  const moving = () =>
    page.evaluate(() => document.getAnimations().filter((one) => one.id === 'swipe-hint').length);
  expect(await moving()).toBe(0);
  expect(await page.evaluate(() => localStorage.getItem('holdfast-swipe-hinted'))).toBe('yes');
});

test('a ticket opened before shows two facts on a phone, and the others when asked', async ({ browser }) => {
  const page = await technician(browser);
  const facts = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Facts' }) });
  await inState(page, 'In progress').first().click();
  await expect(facts.getByText('Category')).toBeVisible();
  await page.getByRole('button', { name: 'My work', exact: true }).click();
  await inState(page, 'In progress').first().click();
  await expect(facts.getByText('Category')).toBeHidden();
  await expect(facts.getByRole('link', { name: /^Call / }).filter({ visible: true })).toHaveCount(1);
  await facts.getByRole('button', { name: 'All facts' }).click();
  await expect(facts.getByText('Category')).toBeVisible();
  await page.setViewportSize({ width: 1440, height: 900 });
  await facts.getByRole('button', { name: 'Fewer facts' }).waitFor({ state: 'hidden' });
  await expect(facts.getByText('Category')).toBeVisible();
  // Beside the list, too, what is done stands in its bar with room around it.
  const does = page.getByRole('button', { name: 'Resolve', exact: true }).filter({ visible: true });
  const [button, bar] = await Promise.all([
    does.boundingBox(),
    page.locator('header').filter({ has: does }).boundingBox(),
  ]);
  expect((button?.y ?? 0) - (bar?.y ?? 0)).toBeGreaterThanOrEqual(6);
});
