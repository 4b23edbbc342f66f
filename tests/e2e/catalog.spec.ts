import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { DESK, HeldPeople, installed, PHONE, personInApp, syncIs, WITH_WORKER } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { pressHydrated } from '../support/hydrated';
import { someone } from '../support/sync-door';
import { account } from './people';

/** What can be asked for: built by an administrator, asked on the phone without signal, fulfilled. */
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
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Adds a file to the one question for files that the form has. */
async function addFile(page: Page, name: string): Promise<void> {
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await (await chosen).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from('Ward 3') });
  await expect(page.getByText(name)).toBeVisible();
}

test('asked for on the phone without signal, with a condition; what is missing stands beside its field; fulfilled', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { page, context } = await personInApp(browser, app.url, 'requester', { ...WITH_WORKER, ...PHONE });
  await installed(page);
  await page.getByRole('link', { name: /^Ask for something/ }).click();
  await expect(title(page)).toHaveText('Ask for something');
  await expect(page.getByRole('link', { name: /^Hardware/ })).toBeVisible();
  await clean(page, 'the catalogue');
  await context.setOffline(true);
  await page.getByRole('link', { name: /^Hardware/ }).click();
  await expect(title(page)).toHaveText('Hardware');
  // Asked only where the answer above asks for it.
  await expect(page.getByLabel('What is it?')).toHaveCount(0);
  await press(page, 'Ask for it');
  await expect(page.getByText('2 answers need a look.')).toBeVisible();
  await clean(page, 'a form with what is missing');
  await page.getByLabel(/^What do you need/).click();
  await page.getByRole('option', { name: 'Something else' }).click();
  await page.getByLabel('What is it?').fill('A foot switch for dictation');
  await page.getByRole('radiogroup', { name: 'Why?' }).getByText('Mine is broken').click();
  await page.getByLabel(/^Anything else/).fill('With a long cable');
  // It survives the app.
  await expect(page.getByText('Draft kept')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('What is it?')).toHaveValue('A foot switch for dictation');
  await press(page, 'Ask for it');
  await expect(title(page)).toHaveText('Asked for');
  await expect(page.getByText('Hardware: Something else').first()).toBeVisible();
  await expect(page.getByText('A foot switch for dictation')).toBeVisible();
  await context.setOffline(false);
  await expect(syncIs(page, 'upToDate')).toBeVisible({ timeout: 30_000 });
  await expect(title(page)).toHaveText('Received');
  await expect(page.getByText(/^REQ-\d{6}$/)).toBeVisible();
  await clean(page, 'the tracker of a request');

  // Whoever fulfils it says no more than what they did.
  const address = new URL(page.url()).pathname;
  const { page: technician } = await held.open(browser, app.url, 'manager', { ...PHONE, path: address });
  await expect(technician.getByText('A foot switch for dictation')).toBeVisible();
  await technician.getByRole('button', { name: 'More' }).first().click();
  await technician.getByRole('menuitem', { name: 'Resolve' }).click();
  const sheet = technician.getByRole('dialog');
  await expect(sheet.getByRole('radiogroup', { name: 'What fixed it' })).toHaveCount(0);
  await sheet.getByLabel('What you did').fill('It lies at the front desk.');
  await sheet.getByRole('button', { name: 'Resolve' }).click();
  await expect(title(page)).toHaveText('Fulfilled', { timeout: 30_000 });
  await expect(page.getByText('Do you have what you asked for?')).toBeVisible();

  // The same again, filled in.
  await page.getByRole('link', { name: 'Ask for it again' }).click();
  await expect(page.getByText(/^Filled in as you asked for it before/)).toBeVisible();
  await expect(page.getByLabel('What is it?')).toHaveValue('A foot switch for dictation');
});

test('an administrator builds a form by hand: a day that follows another, an amount with a condition; a later version leaves running requests alone', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const { page: desk } = await held.open(browser, app.url, 'administrator', {
    ...DESK,
    path: '/desk/settings/catalogue',
  });
  await expect(desk.getByRole('row', { name: /Hardware/ })).toBeVisible();
  await clean(desk, 'the catalogue of administrators');
  await pressHydrated(desk.getByRole('link', { name: 'Add an item' }));
  await pressHydrated(desk.getByRole('button', { name: 'Add to the catalogue' }));
  await expect(desk.getByText('Something is missing: see the red words.')).toBeVisible();
  await desk.getByLabel('Name', { exact: true }).fill('Business trip');
  await desk.getByLabel('Group', { exact: true }).fill('People');
  const add = async (kind: string, label: string) => {
    await press(desk, 'Add a question');
    await desk.getByRole('menuitem', { name: kind, exact: true }).click();
    await desk.getByLabel('Question', { exact: true }).fill(label);
  };
  await add('Short text', 'Where to?');
  await add('Day', 'From');
  await desk.getByLabel('Days', { exact: true }).fill('1');
  await add('Day', 'Until');
  await desk.getByLabel(/^Not before/).click();
  await desk.getByRole('option', { name: 'Days after “From”' }).click();
  await add('Number', 'Estimated cost');
  await desk.getByLabel(/^Unit/).fill('€');
  await add('Long text', 'Why is it worth it?');
  await desk.getByText('Only asked when…').click();
  await desk.getByLabel('Condition 1: question').click();
  await desk.getByRole('option', { name: 'Estimated cost' }).click();
  await desk.getByLabel('Condition 1: comparison').click();
  await desk.getByRole('option', { name: 'is at least' }).click();
  await desk.getByLabel('Condition 1: value').fill('1000');
  await desk.getByLabel(/^Stands in the title/).click();
  await desk.getByRole('option', { name: 'Where to?' }).click();
  // The preview obeys the same rules.
  const preview = desk.getByRole('region', { name: /^How it looks/ });
  await expect(preview.getByLabel('Why is it worth it?')).toHaveCount(0);
  await preview.getByLabel('Estimated cost').fill('1000');
  await expect(preview.getByLabel('Why is it worth it?')).toBeVisible();
  await clean(desk, 'the builder');
  await press(desk, 'Add to the catalogue');
  await expect(desk.getByRole('row', { name: /Business trip/ })).toBeVisible({ timeout: 30_000 });

  const { page } = await personInApp(browser, app.url, 'requester', { ...PHONE, path: '/app/catalog' });
  await page.getByRole('link', { name: /^Business trip/ }).click();
  await page.getByLabel('Where to?').fill('Aarhus');
  const day = (after: number) => {
    const at = new Date(Date.now() + after * 86_400_000);
    return at.toISOString().slice(0, 10);
  };
  await page.getByLabel('From').fill(day(10));
  await page.getByLabel('Until').fill(day(8));
  await page.getByLabel('Estimated cost').fill('1200,5');
  await press(page, 'Ask for it');
  await expect(page.getByText('A whole number.')).toBeVisible();
  await expect(page.getByText(/at the earliest\.$/)).toBeVisible();
  // What does not fit is no answer: the question that follows from it comes with one that does.
  await expect(page.getByLabel('Why is it worth it?')).toHaveCount(0);
  await page.getByLabel('Estimated cost').fill('1200');
  await page.getByLabel('Why is it worth it?').fill('A conference');
  await page.getByLabel('Until').fill(day(12));
  await press(page, 'Ask for it');
  await expect(page.getByText('Business trip: Aarhus').first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('1200 €')).toBeVisible();
  const request = page.url();

  // The next version asks something else; what runs keeps its own words.
  await desk.getByRole('link', { name: 'Business trip' }).click();
  await pressHydrated(desk.getByRole('listitem').getByRole('button', { name: /^Where to\?/ }));
  await desk.getByLabel('Question', { exact: true }).fill('Which city?');
  await press(desk, 'Save');
  await expect(desk.getByRole('row', { name: /Business trip.*2/ })).toBeVisible({ timeout: 30_000 });
  await page.goto('/app/catalog');
  await page.getByRole('link', { name: /^Business trip/ }).click();
  await expect(page.getByLabel('Which city?')).toBeVisible({ timeout: 30_000 });
  await page.goto(request);
  await expect(page.getByText('Where to?')).toBeVisible();
});

test('what the server does not take is kept with all that was filled in, and sent again when it can be', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const henrike = await someone(app.url, account('administrator'));
  const [itemId, formId] = [randomUUID(), randomUUID()];
  const asked = { help: '', required: true, showWhen: null };
  const fields = [
    { ...asked, id: 'why', label: 'What for?', kind: 'text', format: 'any', max: 100 } as const,
    { ...asked, id: 'plan', label: 'The plan', kind: 'file', atMost: 2 } as const,
  ];
  const item = {
    ...{
      itemId,
      group: 'Equipment',
      name: 'Loan tablet',
      summary: '',
      description: '',
      icon: 'laptop' as const,
    },
    ...{
      audience: 'everyone' as const,
      expectedMinutes: null,
      cost: '',
      categoryId: null,
      teamId: null,
      urgency: 3 as const,
      position: 90,
    },
  } as const;
  await henrike.act('catalog.save', {
    ...item,
    active: true,
    form: { id: formId, fields, titleField: null },
  });
  const { page, context } = await personInApp(browser, app.url, 'requester', {
    ...{ ...WITH_WORKER, ...PHONE, path: '/app/catalog' },
  });
  await installed(page);
  await page.getByRole('link', { name: /^Loan tablet/ }).click();
  await context.setOffline(true);
  await page.getByLabel('What for?').fill('Two weeks in Oslo');
  await addFile(page, 'oslo.txt');
  await press(page, 'Ask for it');
  await expect(title(page)).toHaveText('Asked for');
  await henrike.act('catalog.save', { ...item, active: false, form: null });
  await context.setOffline(false);
  await expect(syncIs(page, 'needsYou')).toBeVisible({ timeout: 30_000 });
  await page.goto('/app/sync');
  await expect(page.getByText('Two weeks in Oslo')).toBeVisible();
  await henrike.act('catalog.save', { ...item, active: true, form: null });
  await page.getByRole('link', { name: 'Look through it' }).click();
  await expect(page.getByText(/^As you filled it in/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByLabel('What for?')).toHaveValue('Two weeks in Oslo');
  await expect(page.getByRole('region', { name: 'The plan' })).toContainText('oslo.txt');
  await press(page, 'Ask for it');
  await expect(title(page)).toHaveText('Received', { timeout: 30_000 });
  await expect(page.getByRole('button', { name: /oslo\.txt/ })).toBeVisible();
  await expect(syncIs(page, 'upToDate')).toBeVisible({ timeout: 30_000 });
  // Nothing of the first try needs anybody.
  await expect(syncIs(page, 'needsYou')).toHaveCount(0);
});

test('photos and files are answers, added without signal, and stand beneath their question', async ({
  browser,
}) => {
  const henrike = await someone(app.url, account('administrator'));
  const [itemId, formId] = [randomUUID(), randomUUID()];
  const asked = { help: 'As it looks now.', required: true, showWhen: null } as const;
  await henrike.act('catalog.save', {
    ...{ itemId, group: 'Rooms', name: 'New sign', summary: '', description: '', icon: 'wrench', cost: '' },
    ...{ audience: 'everyone', expectedMinutes: null, categoryId: null, teamId: null, urgency: 3 },
    ...{ position: 95, active: true },
    form: {
      ...{ id: formId, titleField: null },
      fields: [{ ...asked, id: 'shot', label: 'The old sign', kind: 'file', atMost: 1 }],
    },
  });
  const { page, context } = await personInApp(browser, app.url, 'requester', { ...WITH_WORKER, ...PHONE });
  await installed(page);
  await page.getByRole('link', { name: /^Ask for something/ }).click();
  await page.getByRole('link', { name: /^New sign/ }).click();
  await context.setOffline(true);
  await press(page, 'Ask for it');
  const field = page.getByRole('region', { name: 'The old sign' });
  await expect(field.getByRole('alert')).not.toBeEmpty();
  for (const name of ['sign.txt', 'second.txt']) await addFile(page, name);
  await expect(field.getByText('Choose at most 1.')).toBeVisible();
  await clean(page, 'a form with files');
  await page.reload();
  await field.getByRole('button', { name: 'Remove second.txt' }).click();
  await expect(field.getByText('second.txt')).toHaveCount(0);
  await press(page, 'Ask for it');
  await expect(title(page)).toHaveText('Asked for');
  await expect(page.getByText('sign.txt')).toHaveCount(1);
  await context.setOffline(false);
  await expect(syncIs(page, 'upToDate')).toBeVisible({ timeout: 30_000 });
  const address = new URL(page.url()).pathname;
  const { page: manager } = await held.open(browser, app.url, 'manager', { ...PHONE, path: address });
  await expect(manager.getByText('sign.txt')).toHaveCount(1);
  await manager.getByRole('button', { name: /sign\.txt/ }).click();
  await expect(manager.getByRole('dialog')).toContainText('sign.txt');
});
