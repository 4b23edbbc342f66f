import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { DESK, installed, PHONE, personInApp, settled, WITH_WORKER } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { pressHydrated } from '../support/hydrated';
import { type Someone, someone } from '../support/sync-door';
import { account } from './people';

// Problems as the desk works on them, and known errors as a phone without signal offers them.

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

const WORKAROUND = 'Hold the star for ten seconds.';
const about = (problemId: string) => ({
  ...{ problemId, title: 'Badge reader blinks red', description: '', categoryId: null, siteId: null },
  ...{ ownerId: null, words: ['badge', 'reader', 'blink', 'red'], ticketIds: [] },
});
async function reported(title: string): Promise<string> {
  const ticketId = randomUUID();
  await meera.act('ticket.report', {
    ...{ ticketId, title, description: '', impact: 3, urgency: 3 },
    ...{ categoryId: null, siteId: null, place: null },
  });
  await meera.act('ticket.assign', { ticketId, teamId: amara.teamIds[0] ?? '', assigneeId: amara.id });
  return ticketId;
}

test('without signal a known error is offered on an incident, and told with one tap', async ({ browser }) => {
  test.setTimeout(90_000);
  const problemId = randomUUID();
  await amara.act('problem.open', about(problemId));
  const known = { siteId: null, ownerId: null, cause: null, whys: [], rootCause: '', workaround: WORKAROUND };
  const { title, description, categoryId } = about(problemId);
  await amara.act('problem.edit', { problemId, title, description, categoryId, ...known });
  await amara.act('problem.step', { problemId, step: 'knownError' });
  const ticketId = await reported('The badge reader at gate 4 blinks');
  const { page, context } = await personInApp(browser, app.url, 'technician', {
    ...{ ...PHONE, ...WITH_WORKER, path: `/app/tickets/${ticketId}` },
  });
  await installed(page);
  await context.setOffline(true);
  await page.reload();
  const offered = page.getByRole('region', { name: 'Known errors' });
  await expect(offered.getByText(WORKAROUND)).toBeVisible();
  await clean(page, 'a known error on a ticket');
  await offered.getByRole('button', { name: 'Apply workaround' }).click();
  await expect(page.getByText(/^Told, and tied to PRB-/)).toBeVisible();
  await expect(offered).toHaveCount(0);
  await expect(page.getByText(WORKAROUND).first()).toBeVisible();
  await context.setOffline(false);
  await settled(page);
  await context.close();

  const desk = await personInApp(browser, app.url, 'manager', {
    ...DESK,
    path: `/desk/problems/${problemId}`,
  });
  const incidents = desk.page.getByRole('region', { name: 'Incidents' });
  await expect(incidents.getByText('The badge reader at gate 4 blinks')).toBeVisible();
  await desk.context.close();
});

test('a manager writes down why, resolves, and tells the incidents', async ({ browser }) => {
  test.setTimeout(90_000);
  const problemId = randomUUID();
  const ticketId = await reported('The lift in House C hums');
  await meera.act('problem.open', { ...about(problemId), title: 'Lifts hum', ticketIds: [ticketId] });
  const { page, context } = await personInApp(browser, app.url, 'manager', {
    ...{ ...DESK, path: '/desk/problems?tab=open' },
  });
  await page.getByRole('link', { name: 'Lifts hum' }).click();
  await page.getByRole('button', { name: 'Investigate' }).click();
  await expect(page.getByText('Investigating', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(page.getByText('Write down and save the root cause first.')).toBeVisible();
  await page.getByLabel('Why? 1').fill('A bearing is worn');
  await page.getByLabel('Why? 2').fill('It was never greased');
  await page.getByRole('textbox', { name: 'Root cause' }).fill('No plan for greasing bearings');
  const { title, description, categoryId, siteId } = { ...about(problemId), title: 'Lifts hum' };
  const theirs = { ownerId: null, cause: null, whys: [], rootCause: 'Rust', workaround: 'Take the stairs' };
  await amara.act('problem.edit', { problemId, title, description, categoryId, siteId, ...theirs });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/^Somebody was first/)).toBeVisible();
  await expect(page.getByText('Rust')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Workaround' })).toHaveValue('Take the stairs');
  await clean(page, 'a problem');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Why? 2')).toHaveValue('It was never greased');
  await page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await page.getByRole('button', { name: /^Tell and resolve the incident/ }).click();
  await expect(page.getByRole('button', { name: /^Tell and resolve/ })).toHaveCount(0);
  await page.goto(`/app/tickets/${ticketId}`);
  await expect(page.getByText('No plan for greasing bearings').first()).toBeVisible();
  await page.goto('/desk/problems');
  await clean(page, 'what is proposed');
  await context.close();
});

test('a problem is opened by hand, its incidents found and tied, its tasks done by somebody', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const [one] = [await reported('The turnstile squeaks'), await reported('Turnstile stuck at noon')];
  await meera.act('ticket.resolve', { ticketId: one, code: 'replaced', note: 'Oiled' });
  const { page, context } = await personInApp(browser, app.url, 'manager', {
    ...{ ...DESK, path: '/desk/problems/new' },
  });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await pressHydrated(page.getByRole('button', { name: 'Open the problem' }));
  await expect(page.getByText(/^Say what keeps happening/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Problem' }).fill('Turnstiles fail');
  const choose = async (field: string, typed: string) => {
    await page.getByRole('combobox', { name: field }).fill(typed);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  };
  await choose('Who sees to it', 'Amara');
  await choose('Site', 'House');
  await clean(page, 'a new problem');
  await press('Open the problem');
  await expect(page.getByRole('heading', { name: /^PRB-\d{6} Turnstiles fail$/ })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Who sees to it' })).toHaveValue(/^Amara/);
  await expect(page.getByRole('combobox', { name: 'Site' })).toHaveValue(/^House/);

  await page.getByRole('textbox', { name: 'Find incidents to tie' }).fill('turnstile');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: /squeaks$/ }).press('Space');
  await page.getByRole('checkbox', { name: /at noon$/ }).press('Space');
  await press('Tie 2 incidents');
  await expect(page.getByText('2 tied', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('Tied', { exact: true })).toHaveCount(2);
  const story = page.getByRole('region', { name: 'What became of them' });
  await expect(story.getByText(/^Resolved by/)).toHaveCount(1);
  await expect(story.getByText(/^Reported by/)).toHaveCount(2);

  const tasks = page.getByRole('region', { name: 'Tasks' });
  await press('Add a task');
  await page.keyboard.press('Enter');
  await expect(tasks.getByText(/^Say what is to do/)).toBeVisible();
  await tasks.getByLabel('What is to find out or to do').fill('Ask the maker');
  await choose('Who does it', 'Amara');
  await tasks.getByLabel('By when').fill('2020-01-02');
  await tasks.getByRole('button', { name: 'Add a task' }).click();
  await expect(tasks.getByText('was due Thu 2 Jan')).toBeVisible();
  await page.getByRole('textbox', { name: 'Root cause' }).fill('No oil');
  await press('Save');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await press('Investigate');
  await press('Resolve');
  const asked = page.getByRole('alertdialog', { name: 'A task is open' });
  await clean(page, 'a question about open tasks');
  await asked.getByRole('button', { name: 'Look at the tasks' }).click();
  await tasks.getByRole('checkbox', { name: 'Ask the maker' }).press('Space');
  await expect(tasks.getByText(/^Done by Meera/)).toBeVisible();
  await clean(page, 'a problem with tasks and incidents');
  await press('Resolve');
  await expect(page.getByText('Resolved', { exact: true })).toBeVisible();
  await press('More about Ask the maker');
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(tasks.getByText('Nothing to find out or to do yet.')).toBeVisible();
  await context.close();
});

test('what keeps happening is proposed with what speaks for it, becomes a problem, or is dismissed with a reason', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const signs = ['cuts the barcode', 'barcode cut off', 'the barcode is cut', 'cuts half of the barcode'];
  for (let n = 0; n < 16; n++) await reported(`Label printer of the pharmacy ${signs[n % 4]}`);
  for (let n = 0; n < 16; n++) await reported(`Infusion pump alarm silent in ward ${n % 4}, beeper dead`);
  // Searched when the desk starts, then every hour.
  await app.restart();
  const { page } = await personInApp(browser, app.url, 'manager', {
    ...{ ...DESK, hasTouch: false, isMobile: false, path: '/desk/problems' },
  });
  const card = (word: RegExp) => page.getByRole('article').filter({ hasText: word });
  await expect(async () => {
    await page.reload();
    await expect(card(/Label printer/)).toHaveCount(1, { timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await expect(card(/Label printer/).getByText(/^16 incidents/)).toBeVisible();
  await clean(page, 'proposed problems');
  await pressHydrated(card(/Infusion pump/).getByRole('button', { name: 'Dismiss' }));
  await card(/Infusion pump/)
    .getByRole('button', { name: 'Dismiss' })
    .click();
  await expect(card(/Infusion pump/).getByText('Write at least a word.')).toBeVisible();
  await card(/Infusion pump/)
    .getByLabel('Why it is no problem')
    .fill('A drill');
  await card(/Infusion pump/)
    .getByRole('button', { name: 'Dismiss' })
    .click();
  await expect(card(/Infusion pump/)).toHaveCount(0);
  await pressHydrated(card(/Label printer/).getByRole('button', { name: 'Open a problem' }));
  await card(/Label printer/)
    .getByLabel('Title of the problem')
    .fill('Label printers cut barcodes');
  await card(/Label printer/)
    .getByRole('button', { name: 'Open a problem' })
    .click();
  await expect(page.getByRole('heading', { name: /^PRB-\d{6} Label printers cut barcodes$/ })).toBeVisible();
  await page.getByRole('button', { name: '11 more' }).click();
  await expect(page.getByRole('region', { name: 'Incidents' }).getByRole('listitem')).toHaveCount(16);
});
