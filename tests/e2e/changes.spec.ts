import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { HOUR } from '#domain/kernel/types';
import { DESK, installed, PHONE, personInApp, settled, WITH_WORKER } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { pressHydrated } from '../support/hydrated';
import { type Someone, someone } from '../support/sync-door';
import { account } from './people';

// Changes: planned on the desk, approved and carried out on a phone without signal, seen in the calendar.

test.describe.configure({ mode: 'serial' });

let app: App;
let amara: Someone;
let meera: Someone;
test.beforeAll(async () => {
  app = await startApp();
  [amara, meera] = await Promise.all([
    someone(app.url, account('technician')),
    someone(app.url, account('manager')),
  ]);
});
test.afterAll(() => app?.dispose());

const desk = { ...DESK, hasTouch: false, isMobile: false };
const technician = account('technician').name;
let changeId = '';
let assetId = '';

test('an administrator says who approves, and when nothing is changed', async ({ browser }) => {
  test.setTimeout(90_000);
  const { page, context } = await personInApp(browser, app.url, 'administrator', {
    ...{ ...desk, path: '/desk/settings/changes' },
  });
  await expect(page.getByRole('region', { name: 'Who approves' })).toBeVisible();
  await pressHydrated(page.getByRole('button', { name: 'Add a rule' }));
  const rule = page.getByRole('dialog', { name: 'Add a rule' });
  await rule.getByRole('button', { name: 'Save' }).click();
  await expect(rule.getByText('Name somebody, or a team.')).toBeVisible();
  await rule.getByLabel('What they are called').fill('CAB');
  const person = rule.getByRole('combobox', { name: /^Add somebody/ });
  await person.fill(technician);
  await page.getByRole('option', { name: technician }).click();
  // Before the rules of the demonstration, which are not looked at then.
  await rule.getByLabel('Place in the order').fill('0');
  await rule.getByText('No rule below it is looked at').click();
  await clean(page, 'a rule of who approves');
  await rule.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('region', { name: 'Who approves' }).getByText('CAB')).toBeVisible();
  await page.getByRole('button', { name: 'Add a time' }).click();
  const freeze = page.getByRole('dialog', { name: 'Add a time' });
  await freeze.getByLabel('What it is for').fill('Go-live of the new wing');
  const at = new Date(Date.now() + 72 * HOUR).toISOString().slice(0, 10);
  const dates = freeze.getByLabel(/^(Begins|Ends)$/);
  await dates.first().fill(at);
  await dates.last().fill(at);
  await freeze.getByLabel('Begins at').fill('06:00');
  await freeze.getByLabel('Ends at').fill('18:00');
  await freeze.getByRole('button', { name: 'Save' }).click();
  await expect(
    page
      .getByRole('region', { name: 'Freezes and maintenance windows' })
      .getByRole('row', { name: /Go-live of the new wing.*Freeze/ }),
  ).toBeVisible();
  await clean(page, 'settings of changes');
  await context.close();
});

test('a change is written down on the desk, and approved on a phone without signal', async ({ browser }) => {
  test.setTimeout(150_000);
  const { page, context } = await personInApp(browser, app.url, 'manager', {
    ...desk,
    path: '/desk/changes',
  });
  await expect(page.getByRole('row', { name: /Update the X-ray archive/ })).toBeVisible();
  await clean(page, 'changes');
  await page.getByRole('link', { name: 'New change' }).click();
  await pressHydrated(page.getByRole('button', { name: 'Open the change' }));
  await expect(page.getByText(/^Say what is to be changed/)).toBeVisible();
  await page.getByLabel('Change', { exact: true }).fill('Replace the PoE injectors');
  await page.getByLabel('Reason').fill('Batch 7G0 fails when it is warm');
  await page.getByRole('button', { name: 'Open the change' }).click();
  await expect(page.getByRole('heading', { name: /^CHG-\d{6} Replace the PoE injectors$/ })).toBeVisible();
  changeId = page.url().split('/').at(-1) ?? '';

  await page.getByLabel('What is done').fill('Pull the old injector');
  await page.getByRole('button', { name: 'Add a step' }).click();
  await expect(page.getByText('1 step, 15 min')).toBeVisible();
  const step = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await step('Submit');
  await expect(page.getByText('Submitted', { exact: true }).first()).toBeVisible();
  await step('Assess');
  await expect(page.getByText('Being assessed')).toBeVisible();
  await step('Ask for approval');
  await expect(page.getByText('Write down and save the way back first.')).toBeVisible();
  await page.getByLabel('Way back').fill('The old injector back in');
  const day = new Date(Date.now() + 48 * HOUR).toISOString().slice(0, 10);
  const dates = page.getByLabel(/^(Begins|Ends)$/);
  await dates.first().fill(day);
  await dates.last().fill(day);
  await page.getByLabel('Begins at').fill('10:00');
  await page.getByLabel('Ends at').fill('11:30');
  for (const [question, answer] of [
    ['How often was this done before?', 'Often'],
    ['How many things have to go right?', 'One'],
    ['Was it tried out?', 'Yes, as it will be'],
    ['Who feels it if it goes wrong?', 'A department'],
    ['How is it undone?', 'In minutes'],
    ['When is it done?', 'When nobody works'],
  ] as const) {
    await page.getByRole('button', { name: new RegExp(`${question.replace('?', '\\?')}$`) }).click();
    await page.getByRole('option', { name: answer, exact: true }).click();
  }
  await step('Save');
  await expect(page.getByText('Low risk', { exact: true })).toBeVisible();
  await meera.act('problem.open', {
    ...{ problemId: randomUUID(), title: 'Injectors get warm', description: '', categoryId: null },
    ...{ siteId: null, ownerId: null, words: [], ticketIds: [] },
  });
  await page.getByLabel('Find one to tie').fill('PRB-000001');
  const links = page.getByRole('region', { name: 'Incidents and problems' });
  await links.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('button', { name: 'Tie PRB-000001 Injectors get warm' }).click();
  await expect(page.getByRole('link', { name: 'PRB-000001 Injectors get warm' })).toBeVisible();
  await page.getByLabel('Find an asset it touches').fill('pi-b2');
  await page.getByRole('region', { name: 'Touches' }).getByRole('button', { name: 'Find' }).click();
  await page.getByRole('button', { name: /^Tie PI-B2-04/ }).click();
  const touched = page.getByRole('link', { name: /^PI-B2-04/ });
  await expect(touched).toBeVisible();
  assetId = (await touched.getAttribute('href'))?.split('/').at(-1) ?? '';
  await expect(page.getByText(/^Felt by [1-9]/)).toBeVisible();
  await clean(page, 'a change on the desk');
  await step('Ask for approval');
  await expect(page.getByText('Waits for approval', { exact: true })).toBeVisible();
  await context.close();

  const phone = await personInApp(browser, app.url, 'technician', {
    ...{ ...PHONE, ...WITH_WORKER, path: '/app/inbox' },
  });
  await installed(phone.page);
  await phone.context.setOffline(true);
  await phone.page.reload();
  // It stands in the inbox twice: as something that waits, and as news.
  await phone.page
    .getByRole('link', { name: /Replace the PoE injectors/ })
    .first()
    .click();
  await expect(phone.page.getByText('Your word is waited for.')).toBeVisible();
  await expect(phone.page.getByText('Pull the old injector', { exact: true })).toBeVisible();
  await clean(phone.page, 'a change to approve');
  // Under the thumb, and under nothing else.
  const there = await phone.page.getByRole('button', { name: 'Approve', exact: true }).boundingBox();
  const on = await phone.page.evaluate(
    ([x, y]) => document.elementFromPoint(x ?? 0, y ?? 0)?.closest('button')?.textContent,
    [(there?.x ?? 0) + (there?.width ?? 0) / 2, (there?.y ?? 0) + (there?.height ?? 0) / 2],
  );
  expect(on).toBe('Approve');
  await phone.page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(phone.page.getByRole('button', { name: 'Approve', exact: true })).toHaveCount(0);
  await phone.context.setOffline(false);
  await settled(phone.page);
  await phone.context.close();
});

test('it is scheduled, and a freeze is overruled with a reason; the calendar shows both', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { page, context } = await personInApp(browser, app.url, 'manager', {
    ...{ ...desk, path: `/desk/changes/${changeId}` },
  });
  await expect(page.getByText('Approved', { exact: true }).first()).toBeVisible();
  const at = Date.now() + 48 * HOUR;
  await meera.act('freeze.save', {
    ...{ freezeId: randomUUID(), name: 'Audit week', reason: '', kind: 'freeze', siteId: null, active: true },
    ...{ from: at - 24 * HOUR, to: at + 20 * HOUR },
  });
  await page.reload();
  await pressHydrated(page.getByRole('button', { name: 'Schedule', exact: true }));
  const sheet = page.getByRole('dialog', { name: 'Schedule' });
  await expect(sheet.getByText('Freeze: Audit week')).toBeVisible();
  await sheet.getByRole('button', { name: 'Schedule', exact: true }).click();
  await expect(sheet.getByText('Say why.')).toBeVisible();
  await sheet.getByLabel('Why it is done in spite of the freeze').fill('They fail today');
  await clean(page, 'a freeze that is overruled');
  await sheet.getByRole('button', { name: 'Schedule', exact: true }).click();
  await expect(page.getByText('Scheduled in spite of a freeze: They fail today')).toBeVisible();
  const on = new Date(at).toISOString().slice(0, 10);
  for (const view of ['week', 'month', 'agenda']) {
    await page.goto(`/desk/calendar?view=${view}&on=${on}`);
    await expect(page.getByRole('link', { name: /Replace the PoE injectors/ })).toBeVisible();
    await expect(page.getByText(/Audit week/).first()).toBeVisible();
    await clean(page, `the calendar by the ${view}`);
  }
  await expect(page.getByText('Maintenance: Night of the network')).toBeVisible();
  await page.getByRole('link', { name: /Replace the PoE injectors/ }).click();
  const side = page.getByRole('complementary', { name: 'The chosen change' });
  await expect(side.getByRole('heading', { name: 'Replace the PoE injectors' })).toBeVisible();
  await expect(side.getByText('1 of 1 approved, CAB')).toBeVisible();

  await page.getByRole('button', { name: 'In your calendar' }).click();
  const share = page.getByRole('dialog', { name: 'Changes in your own calendar' });
  await share.getByRole('button', { name: 'Make an address' }).click();
  const address = await share.getByLabel('The address').inputValue();
  await clean(page, 'an address for a calendar');
  // A calendar program has no session.
  const read = await fetch(address);
  expect(await read.text()).toContain('Replace the PoE injectors');
  await share.getByRole('button', { name: 'Take it back' }).click();
  await expect(share.getByText('It is taken back: the address no longer leads anywhere.')).toBeVisible();
  expect((await fetch(address)).status).toBe(404);
  await context.close();
});

test('it is carried out and backed out of on a phone without signal', async ({ browser }) => {
  test.setTimeout(120_000);
  const { page, context } = await personInApp(browser, app.url, 'technician', {
    ...{ ...PHONE, ...WITH_WORKER, path: `/app/changes/${changeId}` },
  });
  await expect(page.getByText('Scheduled', { exact: true }).first()).toBeVisible();
  await installed(page);
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
  await expect(page.getByText('Being carried out')).toBeVisible();
  await page.getByText('Pull the old injector', { exact: true }).click();
  await expect(page.getByText(/^Done by You/)).toBeVisible();
  await page.getByRole('button', { name: 'Back out' }).click();
  const sheet = page.getByRole('dialog', { name: 'Back out' });
  await sheet.getByRole('button', { name: 'Back out' }).click();
  await expect(sheet.getByText('Write at least a word.')).toBeVisible();
  await sheet.getByLabel('What happened').fill('The new ones do not fit');
  await sheet.getByRole('button', { name: 'Back out' }).click();
  await expect(page.getByText('To be reviewed')).toBeVisible();
  await page.getByRole('button', { name: 'Review' }).click();
  const review = page.getByRole('dialog', { name: 'Review' });
  await review.getByRole('button', { name: /How it went$/ }).click();
  await expect(page.getByRole('option', { name: 'Went well' })).toHaveCount(0);
  await page.getByRole('option', { name: 'Backed out' }).click();
  await review.getByLabel('What is to be learned from it').fill('Measure before ordering');
  await review.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByText('Measure before ordering')).toBeVisible();
  await clean(page, 'a change that was backed out of');
  await context.setOffline(false);
  await settled(page);
  await context.close();
  const { page: there, context: other } = await personInApp(browser, app.url, 'manager', {
    ...{ ...desk, path: '/desk/changes?tab=over' },
  });
  await expect(there.getByRole('row', { name: /Replace the PoE injectors.*Backed out/ })).toBeVisible();
  await amara.act('ticket.report', {
    ...{ ticketId: randomUUID(), title: 'The ports are dark', description: '', impact: 3, urgency: 3 },
    ...{ categoryId: null, siteId: null, place: null, assetId },
  });
  await there.getByRole('link', { name: /Replace the PoE injectors/ }).click();
  await there.getByRole('button', { name: /^It caused .*The ports are dark/ }).click();
  const caused = there.getByRole('region', { name: 'Incidents it caused' });
  await expect(caused.getByRole('link', { name: /The ports are dark/ })).toBeVisible();
  await clean(there, 'an incident it caused');
  await there.goto(`${app.url}/desk/changes`);
  await there.getByRole('link', { name: 'Figures' }).click();
  await there.getByRole('link', { name: 'Caused incidents: 1' }).click();
  await expect(there.getByText('Changes of the last 90 days that caused incidents.')).toBeVisible();
  await expect(there.getByRole('row')).toHaveCount(2);
  await there.goBack();
  await expect(there.getByRole('link', { name: /^Emergencies: \d+%$/ })).toBeVisible();
  await clean(there, 'figures of changes');
  await other.close();
  expect(amara.id).not.toBe(meera.id);
});
