import { expect, type Page } from '@playwright/test';
import type { Role } from '#domain/access/roles';
import { DESK, openInApp, personInApp, SMALL } from '../support/app-person';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { inState } from '../support/work-list';

/** No screen of the app breaks a rule that a machine can check: phone (360 px) and desk, light and dark. */

const shown = (page: Page) => page.getByRole('heading', { level: 1 }).filter({ visible: true }).first();

async function places(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await openInApp(page, path);
    await expect(shown(page)).toBeVisible();
    await clean(page, path);
  }
}

const SIZES = [
  ['phone', SMALL],
  ['desk', { ...DESK, hasTouch: false, isMobile: false }],
] as const;

for (const [name, size] of SIZES) {
  test(`a technician’s screens, ${name}`, async ({ browser, baseURL }) => {
    test.setTimeout(120_000);
    const { page } = await personInApp(browser, String(baseURL), 'technician', size);
    const row = inState(page, 'In progress').first();
    await expect(row).toBeVisible();
    await clean(page, 'my work');
    await row.click();
    await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
    await clean(page, 'ticket');
    await page.getByRole('button', { name: 'Resolve', exact: true }).click();
    const sheet = page.getByRole('dialog', { name: 'Resolve' });
    await sheet.getByRole('button', { name: 'Resolve', exact: true }).click();
    await expect(sheet.getByText('Choose what fixed it.')).toBeVisible();
    await clean(page, 'resolve, with errors');
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Assign' }).click();
    await expect(page.getByRole('dialog', { name: 'Assign' })).toBeVisible();
    await expect(page.getByRole('menu')).toHaveCount(0);
    await clean(page, 'assign');
    await places(page, ['/app/report', '/app/sync', '/app/you', '/app/reported', '/app/nowhere']);
  });

  test(`a requester’s screens, ${name}`, async ({ browser, baseURL }) => {
    test.setTimeout(120_000);
    const { page } = await personInApp(browser, String(baseURL), 'requester', size);
    const first = page.locator('main a[href^="/app/tickets/"]').first();
    await expect(first).toBeVisible();
    await clean(page, 'home');
    for (const state of [/Open/, /In progress/, /Resolved, your turn/, /Closed/]) {
      await openInApp(page, '/app');
      await page.locator('main a[href^="/app/tickets/"]').filter({ hasText: state }).first().click();
      await expect(page.getByRole('heading', { name: 'What you wrote' })).toBeVisible();
      await clean(page, `tracker ${state}`);
    }
    await places(page, ['/app/report', '/app/sync', '/app/you']);
  });
}

test('nobody is signed in', async ({ page }) => {
  await page.goto('/app');
  await expect(shown(page)).toHaveText('Nobody is signed in on this device');
  await clean(page, 'unknown');
});

const ROLES: readonly Role[] = ['manager', 'administrator'];
for (const role of ROLES) {
  test(`the app as ${role}, who is in no team`, async ({ browser, baseURL }) => {
    const { page } = await personInApp(browser, String(baseURL), role);
    await expect(shown(page)).toBeVisible();
    await clean(page, 'my work');
  });
}
