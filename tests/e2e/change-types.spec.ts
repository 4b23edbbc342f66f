import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { HOUR } from '#domain/kernel/types';
import { DESK, installed, PHONE, personInApp, settled, WITH_WORKER } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { pressHydrated } from '../support/hydrated';
import { someone } from '../support/sync-door';
import { account } from './people';

// What is approved once for all, and what is done first and approved afterwards; a normal change is in changes.spec.

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app?.dispose());

const desk = { ...DESK, hasTouch: false, isMobile: false };
const TEMPLATE = 'Swap a power injector in a cabinet';

test('a standard change is approved once it is handed in, and its way back is its template’s', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { page, context } = await personInApp(browser, app.url, 'manager', {
    ...{ ...desk, path: '/desk/changes/new' },
  });
  await pressHydrated(page.getByRole('button', { name: /Type$/ }));
  await page.getByRole('option', { name: 'Standard' }).click();
  await page.getByRole('button', { name: 'Open the change' }).click();
  await expect(page.getByText(/^Choose/).first()).toBeVisible();
  const template = page.getByRole('combobox', { name: /^Template/ });
  await template.fill('power injector');
  await page.getByRole('option', { name: TEMPLATE }).click();
  await expect(page.getByLabel('Change', { exact: true })).toHaveValue(TEMPLATE);
  await page.getByLabel('Reason').fill('It is warm');
  await clean(page, 'a new standard change');
  await page.getByRole('button', { name: 'Open the change' }).click();
  await expect(page.getByRole('heading', { name: new RegExp(`^CHG-\\d{6} ${TEMPLATE}$`) })).toBeVisible();
  await expect(page.getByLabel('Way back')).toBeDisabled();
  await expect(page.getByLabel('Way back')).toHaveValue('The old injector back in.');
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await press('Submit');
  await expect(page.getByText('Approved', { exact: true }).first()).toBeVisible();
  await press('Schedule');
  const sheet = page.getByRole('dialog', { name: 'Schedule' });
  const day = new Date(Date.now() + 20 * 24 * HOUR).toISOString().slice(0, 10);
  const dates = sheet.getByLabel(/^(Begins|Ends)$/);
  await dates.first().fill(day);
  await dates.last().fill(day);
  await sheet.getByLabel('Begins at').fill('10:00');
  await sheet.getByLabel('Ends at').fill('10:30');
  await sheet.getByRole('button', { name: 'Schedule', exact: true }).click();
  await expect(page.getByText('Scheduled', { exact: true }).first()).toBeVisible();
  await press('Begin');
  await expect(page.getByText('Being carried out', { exact: true }).first()).toBeVisible();
  for (const title of ['Tell the ward', 'Swap the injector', 'Look at every port'])
    await page.getByText(title, { exact: true }).click();
  await expect(page.getByText(/3 of 3/)).toBeVisible();
  await press('Done');
  await expect(page.getByText('To be reviewed', { exact: true }).first()).toBeVisible();
  await press('Review');
  const review = page.getByRole('dialog', { name: 'Review' });
  await review.getByRole('button', { name: /How it went$/ }).click();
  await page.getByRole('option', { name: 'Went well', exact: true }).click();
  await review.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByText('Closed', { exact: true }).first()).toBeVisible();
  await context.close();
});

test('an urgent change is begun without signal before it is approved, and is over once it is', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const [meera, henrike] = await Promise.all(
    (['manager', 'administrator'] as const).map((role) => someone(app.url, account(role))),
  );
  await henrike?.act('changePolicy.save', {
    ...{ policyId: randomUUID(), name: 'On call', position: 0, types: ['emergency'], riskAtLeast: null },
    ...{ siteIds: [], categoryIds: [], personIds: [meera?.id ?? ''], teamId: null, need: 'any', last: true },
    active: true,
  });
  const { page, context } = await personInApp(browser, app.url, 'technician', {
    ...{ ...PHONE, ...WITH_WORKER, path: '/app/changes' },
  });
  await installed(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: 'New change' }).click();
  await page.getByRole('button', { name: /Type$/ }).click();
  await page.getByRole('option', { name: 'Emergency' }).click();
  await page.getByRole('button', { name: 'Open the change' }).click();
  await expect(page.getByText(/^Say what is to be changed/)).toBeVisible();
  await page.getByLabel('Change', { exact: true }).fill('Wire around the dead switch');
  await page.getByLabel('Reason').fill('The ward is dark');
  await clean(page, 'a new change on the phone');
  await page.getByRole('button', { name: 'Open the change' }).click();
  await expect(page.getByText('Draft', { exact: true }).first()).toBeVisible();
  await page.getByRole('link', { name: 'Plan and record' }).click();
  await page.getByLabel('What is done').fill('Lay a cable');
  await page.getByRole('button', { name: 'Add a step' }).click();
  await expect(page.getByText('Lay a cable', { exact: true })).toBeVisible();
  await page.getByLabel('Way back').fill('Pull it out again');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved').first()).toBeVisible();
  await clean(page, 'plan and record on the phone');
  await page.getByRole('button', { name: 'Changes' }).first().click();
  await expect(page.getByText('Pull it out again')).toBeVisible();
  const changeId = page.url().split('/').at(-1) ?? '';
  await page.getByRole('button', { name: 'Begin now, approve later' }).click();
  await expect(page.getByText('Being carried out', { exact: true }).first()).toBeVisible();
  await page.getByText('Lay a cable', { exact: true }).click();
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByText('To be reviewed', { exact: true }).first()).toBeVisible();
  await context.setOffline(false);
  await settled(page);
  await page.getByRole('button', { name: 'Review', exact: true }).click();
  await expect(
    page.getByText('It was begun without approval: it is over once that is decided.'),
  ).toBeVisible();
  await clean(page, 'an urgent change that was begun without approval');
  const manager = await personInApp(browser, app.url, 'manager', {
    ...{ ...PHONE, path: `/app/changes/${changeId}` },
  });
  await manager.page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(manager.page.getByRole('button', { name: 'Approve', exact: true })).toHaveCount(0);
  await settled(manager.page);
  await manager.context.close();
  await expect(page.getByText(/Meera Krishnamurthy approved/)).toBeVisible();
  await settled(page);
  await page.getByRole('button', { name: 'Review', exact: true }).click();
  const review = page.getByRole('dialog', { name: 'Review' });
  await review.getByRole('button', { name: /How it went$/ }).click();
  await page.getByRole('option', { name: 'Went well', exact: true }).click();
  await review.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByText('Closed', { exact: true }).first()).toBeVisible();
  await settled(page);
  await context.close();
});
