import { expect, type Page } from '@playwright/test';
import { installed, personInApp, settled } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { inState, rows } from '../support/work-list';

/** What was promised for a ticket: the list goes by it, the ticket says how its clock stands and why, offline too. */
let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app?.dispose());

const clock = (page: Page) => page.getByRole('region', { name: 'How the time counts' });
const sheet = (page: Page) => page.getByRole('dialog');

test('a clock stands while the reporter is waited for, without signal too, and every segment is told', async ({
  browser,
}) => {
  const { page, context } = await personInApp(browser, app.url, 'technician', { serviceWorkers: 'allow' });
  await settled(page);
  await installed(page);
  await expect(
    page.getByRole('region', { name: /^(Overdue|Due today|Tomorrow|Later)$/ }).first(),
  ).toBeVisible();
  await expect(
    rows(page)
      .filter({ hasText: /due |left|over/ })
      .first(),
  ).toBeVisible();
  await inState(page, 'In progress').first().click();
  const at = new URL(page.url()).pathname;
  await expect(clock(page)).toContainText(/left|[Dd]ue/);

  await context.setOffline(true);
  await page.getByRole('button', { name: 'More', exact: true }).last().click();
  await page.getByRole('menuitem', { name: 'Hold' }).click();
  await sheet(page).getByText('Reporter', { exact: true }).click();
  await sheet(page).getByRole('textbox').fill('Asked when I may come by');
  await sheet(page).getByRole('button', { name: 'Hold', exact: true }).click();
  await expect(clock(page)).toContainText(/left when it goes on|over, and it stands/);
  await expect(clock(page)).toContainText('Paused since');
  await expect(clock(page)).toContainText('Waiting for the reporter stops this clock.');
  await context.setOffline(false);

  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await expect(clock(page)).toContainText(/Paused \d+ (s|min),/);
  await clock(page).getByRole('button', { name: 'See every segment' }).click();
  const solution = sheet(page).locator('section', { hasText: 'Solution' });
  await expect(solution.locator('li')).toHaveCount(3);
  await expect(solution.locator('li').nth(0)).toContainText('It was promised');
  await expect(solution.locator('li').nth(1)).toContainText('nothing counted');
  await expect(solution.locator('li').nth(2)).toContainText('Work went on');
  await expect(solution).toContainText(/“Priority \d”: \d+ h by the hours “(Office hours|Day and night)”\./);
  await expect(solution).toContainText(/Together .* of \d+ h/);
  await clean(page, 'how the time counts');
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toHaveCount(0);

  // From the server, on another start, it is the same.
  await page.goto(at);
  await expect(clock(page)).toContainText(/Paused \d+ (s|min),/);
  await clean(page, 'a ticket with its clock');
});
