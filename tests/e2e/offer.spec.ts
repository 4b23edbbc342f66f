import { expect, type Page } from '@playwright/test';
import { DESK, installed, personInApp, settled, WITH_WORKER } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { rows, view } from '../support/work-list';
import { account } from './people';

/** Somebody gives a technician a ticket: they say that they have it, or give it back, without signal too. */
let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app?.dispose());

const offer = (page: Page) => page.getByRole('region', { name: 'Given to you' });
const sheet = (page: Page) => page.getByRole('dialog');
const unsent = (page: Page) => page.getByRole('link', { name: /unsent/ });

/** As whoever dispatches: gives it to the technician, with a word to them. */
async function give(page: Page, path: string, note: string) {
  await page.goto(path);
  await page.getByRole('button', { name: 'More', exact: true }).first().click();
  await page.getByRole('menuitem', { name: 'Assign' }).click();
  await sheet(page).getByText(account('technician').name).click();
  await sheet(page).getByLabel('What they should know').fill(note);
  await sheet(page).getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(sheet(page)).toHaveCount(0);
  await settled(page);
}

test('what was given is accepted without signal, and given back with a reason that colleagues read', async ({
  browser,
}) => {
  const technician = await personInApp(browser, app.url, 'technician', WITH_WORKER);
  const manager = await personInApp(browser, app.url, 'manager', DESK);
  const { page } = technician;
  await installed(page);
  await view(page, 'Unassigned').click();
  const id = await rows(page).first().getAttribute('data-ticket');
  const path = `/app/tickets/${id}`;
  await give(manager.page, path, 'The key is at the gate');

  await page.goto(path);
  await expect(offer(page)).toContainText(`${account('manager').name} gave you this ticket`);
  await expect(page.getByText('The key is at the gate')).toBeVisible();
  await clean(page, 'a ticket that was given');
  await settled(page);

  await technician.context.setOffline(true);
  await offer(page).getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(offer(page)).toHaveCount(0);
  await expect(page.getByText(/You.? accepted it/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText(/You.? accepted it/)).toBeVisible();
  await expect(offer(page)).toHaveCount(0);
  await technician.context.setOffline(false);
  await settled(page);
  await expect(
    manager.page.getByText(new RegExp(`${account('technician').name}.? accepted it`)),
  ).toBeVisible();

  // Given back: the reason is asked for, and is not lost with the signal.
  await technician.context.setOffline(true);
  await page.getByRole('button', { name: 'More', exact: true }).last().click();
  await page.getByRole('menuitem', { name: 'Give back' }).click();
  await sheet(page).getByRole('button', { name: 'Give back', exact: true }).click();
  await expect(sheet(page)).toContainText('Say why in a few words');
  await clean(page, 'giving back');
  await sheet(page).getByRole('textbox').fill('My ladder is too short');
  await sheet(page).getByRole('button', { name: 'Give back', exact: true }).click();
  await expect(sheet(page)).toHaveCount(0);
  await expect(page.getByText(/You.? gave it back to its queue/)).toBeVisible();
  await expect(unsent(page).first()).toBeVisible();
  await technician.context.setOffline(false);
  await settled(page);
  await expect(manager.page.getByText('My ladder is too short')).toBeVisible();
  await expect(
    manager.page.getByText(new RegExp(`${account('technician').name}.? gave it back`)),
  ).toBeVisible();

  // Given again, and declined at once.
  await give(manager.page, path, 'There is a longer one in the van');
  await expect(offer(page)).toBeVisible();
  await offer(page).getByRole('button', { name: 'Decline', exact: true }).click();
  await sheet(page).getByRole('textbox').fill('Off sick tomorrow');
  await sheet(page).getByRole('button', { name: 'Give back', exact: true }).click();
  await expect(offer(page)).toHaveCount(0);
  await settled(page);
  await expect(manager.page.getByText('Off sick tomorrow')).toBeVisible();
});
