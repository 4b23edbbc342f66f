import { expect, type Locator, type Page } from '@playwright/test';
import { DESK, openInApp, PHONE, personInApp, settled } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { hydrated, pressHydrated } from '../support/hydrated';
import { rows } from '../support/work-list';
import { account } from './people';

/** Where tickets go by themselves, and who works when: an administrator sets it, and the ticket says what came of it. */

test.describe.configure({ mode: 'serial' });
let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app?.dispose());

const PATH = '/desk/settings/assignment';
const sheet = (page: Page) => page.getByRole('dialog');
const save = (page: Page) => sheet(page).getByRole('button', { name: 'Save', exact: true }).click();
const gone = (page: Page) => expect(sheet(page)).toHaveCount(0);
const choose = async (page: Page, label: RegExp, option: string) => {
  await pressHydrated(page.getByRole('button', { name: label }));
  await page.getByRole('option', { name: option, exact: true }).click();
};
const administrator = async (browser: Parameters<typeof personInApp>[0], device = {}) =>
  (await personInApp(browser, app.url, 'administrator', { ...DESK, isMobile: false, path: PATH, ...device }))
    .page;
/** Elements of the page or its sheet that stick out beyond the screen. */
const beyond = (page: Page, within: string) =>
  page.evaluate(
    (inside) =>
      [...document.querySelectorAll(`${inside} :is(input, button, p, li, h2, h3)`)]
        .filter((node) => node.getClientRects().length > 0 && !node.closest('nav, .overflow-x-auto'))
        .filter((node) => node.getBoundingClientRect().right > innerWidth + 0.5)
        .map((node) => node.textContent),
    within,
  );

test('a rule with a dry run, somebody away, what waits handed out, and the ticket says so', async ({
  browser,
}) => {
  const phone = (await personInApp(browser, app.url, 'technician')).page;
  await settled(phone);
  const desk = await administrator(browser);
  await expect(desk.getByText('Nothing is handed out by itself')).toBeVisible();

  // Tomasz is away.
  const tomasz = desk.getByRole('row', { name: /Tomasz Wiśniewski/ });
  await expect(tomasz).toContainText('Here');
  await pressHydrated(tomasz.getByRole('button', { name: 'Tomasz Wiśniewski' }));
  await sheet(desk)
    .getByText(/^Nothing is handed to them until then/)
    .click();
  await sheet(desk)
    .getByLabel(/^Limit of open work/)
    .fill('none');
  await save(desk);
  await expect(sheet(desk).getByText(/^Choose the day and the time they are back/)).toBeVisible();
  await sheet(desk).getByLabel('Date').fill('2099-12-24');
  await save(desk);
  await expect(sheet(desk).getByText(/^Write a whole number from 1 to 999/)).toBeVisible();
  await sheet(desk)
    .getByLabel(/^Limit of open work/)
    .fill('40');
  await sheet(desk).getByRole('textbox', { name: 'Skills' }).fill('Fibre');
  await sheet(desk).getByRole('textbox', { name: 'Skills' }).press('Enter');
  await sheet(desk).getByRole('textbox', { name: 'Skills' }).fill('VPN');
  await clean(desk, 'the sheet of somebody’s work');
  await save(desk);
  await gone(desk);
  await expect(tomasz).toContainText(/Until 24 Dec/);
  await expect(tomasz).toContainText('Fibre, VPN');
  await expect(tomasz).toContainText(/of 40/);

  // What is wrong is said beside its field, and what was typed stays.
  await desk.getByRole('button', { name: 'New rule' }).click();
  await sheet(desk).getByText('One person', { exact: true }).click();
  await save(desk);
  await expect(sheet(desk).getByText('Choose the person who gets it.')).toBeVisible();
  await choose(desk, /Choose somebody of the team/, 'Wei Li');
  await choose(desk, /The team it has already/, 'Network');
  await save(desk);
  await expect(sheet(desk).getByText(/^Write a name/)).toBeVisible();
  await sheet(desk).getByLabel('Name').fill('Network first');
  await save(desk);
  await expect(sheet(desk).getByText(/^This person is not in the team/)).toBeVisible();
  await sheet(desk).getByText('In turn', { exact: true }).click();

  await sheet(desk).getByRole('button', { name: 'Try the rule' }).click();
  const found = sheet(desk).getByRole('status').filter({ hasText: 'would have been for this rule' });
  await expect(found).toContainText(/[1-9]\d* of [1-9]\d* tickets would have been for this rule\./);
  await expect(found.getByRole('heading', { name: 'Would have gone to' })).toBeVisible();
  await expect(found).toContainText('Amara Okafor · Network');
  await expect(found).not.toContainText('Tomasz Wiśniewski · Network');
  await expect(found.getByRole('heading', { name: 'Passed over, as they are now' })).toBeVisible();
  await expect(found).toContainText('Away: Tomasz Wiśniewski');
  await expect(found.getByRole('link', { name: /^(INC|REQ)-/ })).toHaveCount(10);
  await expect(found.getByText(/^By this rule: /).first()).toBeVisible();
  // A skill that only somebody who is away has.
  await sheet(desk).getByRole('button', { name: 'Add Fibre' }).click();
  await expect(sheet(desk).getByText('You have changed the rule since.')).toBeVisible();
  await sheet(desk).getByRole('button', { name: 'Try it again' }).click();
  await expect(sheet(desk).getByRole('heading', { name: /tickets would have found nobody$/ })).toBeVisible();
  await expect(sheet(desk).getByText('Away: Tomasz Wiśniewski')).toBeVisible();
  await clean(desk, 'the sheet of a rule');
  await sheet(desk).getByRole('button', { name: 'Remove Fibre' }).click();
  await save(desk);
  await gone(desk);
  const order = desk.getByRole('list', { name: 'Rules' }).getByRole('listitem');
  await expect(order).toHaveCount(1);
  await expect(order).toContainText('Network: in turn');

  // What waits is handed out when it is asked for.
  const go = desk.getByRole('button', { name: /^Hand (it|them) out by these rules$/ });
  await expect(desk.getByText(/tickets? waits? in (a queue|queues) now/)).toBeVisible();
  await clean(desk, 'handing out');
  await pressHydrated(go);
  await expect(desk.getByText(/tickets? (is|are) being handed out/)).toBeVisible();
  await expect(go).toHaveCount(0);

  // Whoever has signal gets it, and reads why.
  const sentence = phone.getByText(
    /^Handed to you by the rule “\u2068?Network first\u2069?”: whose turn it was\./,
  );
  await expect(async () => {
    await openInApp(phone, '/app');
    await rows(phone).filter({ hasText: 'Assigned' }).first().click({ timeout: 2_000 });
    await expect(sentence).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await expect(sentence).toContainText(/Passed over: .*Tomasz Wiśniewski\u2069? \(away\)/);
  // Said once: the step itself stands there for whoever reported it.
  await expect(phone.getByText(/assigned it to you/)).toHaveCount(0);
  await clean(phone, 'a ticket that came by a rule');
});

/** Where a link leads: a press before React has taken over the page may be lost. */
async function followed(page: Page, link: Locator) {
  await page.goto(String(await link.getAttribute('href')));
}

test('rules are moved, switched and deleted, and the audit tells it', async ({ browser }) => {
  const desk = await administrator(browser);
  const order = desk.getByRole('list', { name: 'Rules' }).getByRole('listitem');
  await pressHydrated(desk.getByRole('button', { name: 'New rule' }));
  await sheet(desk).getByLabel('Name').fill('Urgent to the queue');
  await sheet(desk).getByText('P1', { exact: true }).click();
  await sheet(desk).getByText('The team’s queue', { exact: true }).click();
  await save(desk);
  await gone(desk);
  await expect(order.last()).toContainText('Urgent to the queue');
  await desk.getByRole('button', { name: 'Move Urgent to the queue up' }).click();
  await expect(order.first()).toContainText('Urgent to the queue');
  await expect(desk.getByText('Urgent to the queue is number 1 now')).toBeVisible();
  // The keyboard stays on what it moves.
  await desk.keyboard.press('Alt+ArrowDown');
  await expect(order.last()).toContainText('Urgent to the queue');
  await desk.getByText('In use: Urgent to the queue').locator('..').locator('..').click();
  await expect(desk.getByText('Urgent to the queue is off')).toBeVisible();
  await desk.reload();
  await expect(order.last()).toContainText('Off · Its team: waits in the queue');
  await pressHydrated(desk.getByRole('button', { name: 'Urgent to the queue', exact: true }));
  await sheet(desk).getByRole('button', { name: 'Delete this rule' }).click();
  // By its name: the first is still leaving when the second comes.
  const asks = (name: RegExp) =>
    desk.getByRole('alertdialog', { name }).getByRole('button', { name: 'Delete', exact: true });
  await asks(/Urgent to the queue/).click();
  await asks(/^Delete it for good/).click();
  await gone(desk);
  await expect(order).toHaveCount(1);

  await desk.goto('/desk/settings/audit');
  const entries = desk.getByRole('table', { name: 'Audit' });
  await expect(
    entries.getByRole('row', { name: /Deleted a rule that hands out.*Urgent to the queue/ }),
  ).toBeVisible();
  await expect(
    entries.getByRole('row', { name: /Changed a rule that hands out.*Network first/ }),
  ).toBeVisible();
  await expect(entries.getByRole('row', { name: /Had waiting tickets handed out/ })).toBeVisible();
  const worked = entries.getByRole('row', { name: /Changed who works when.*Tomasz/ });
  await followed(desk, worked.getByRole('link', { name: /Tomasz/ }));
  // From the person to their work.
  await followed(desk, sheet(desk).getByRole('link', { name: 'Skills, hours and absence' }));
  await expect(sheet(desk).getByLabel('Date')).toHaveValue('2099-12-24');
});

test('it fits a phone, and nobody else comes there', async ({ browser }) => {
  const page = await administrator(browser, { ...PHONE });
  await expect(page.locator('nav a[aria-current=page]').filter({ hasText: 'Handing out' })).toBeInViewport();
  // A page that React has not taken over yet may have no title for a moment.
  await hydrated(page.getByRole('button', { name: 'Network first', exact: true }));
  await clean(page, 'handing out, narrow');
  expect(await beyond(page, 'main')).toEqual([]);
  await pressHydrated(page.getByRole('button', { name: 'Network first', exact: true }));
  await sheet(page).getByRole('button', { name: 'Try the rule' }).click();
  await expect(sheet(page).getByText(/would have been for this rule/)).toBeVisible();
  await clean(page, 'the sheet of a rule, narrow');
  expect(await beyond(page, '[role=dialog]')).toEqual([]);
  await page.getByRole('button', { name: 'Close' }).click();
  await gone(page);
  await pressHydrated(page.getByRole('button', { name: /^Tomasz Wiśniewski/ }));
  await expect(sheet(page).getByLabel('Date')).toHaveValue('2099-12-24');
  await clean(page, 'the sheet of somebody’s work, narrow');
  expect(await beyond(page, '[role=dialog]')).toEqual([]);

  for (const role of ['manager', 'technician', 'requester'] as const) {
    const other = await personInApp(browser, app.url, role, { ...DESK, isMobile: false, path: '/account' });
    expect((await other.page.goto(PATH))?.status(), role).toBe(404);
  }
});

test('a technician says that they are away, and whoever hands out sees it', async ({ browser }) => {
  const { page } = await personInApp(browser, app.url, 'technician', { path: '/account' });
  const until = page.getByLabel('Back on');
  await pressHydrated(page.getByText(/^Nothing is handed to you until then/));
  await expect(until).not.toHaveValue('');
  await clean(page, 'being away');
  await until.fill('2020-01-01');
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(page.getByText(/^That has passed/)).toBeVisible();
  await expect(until).toHaveValue('2020-01-01');
  await until.fill('2099-12-24');
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(page.getByRole('alertdialog').filter({ hasText: 'Saved' }).first()).toBeVisible();
  await page.reload();
  await expect(until).toHaveValue('2099-12-24');
  const desk = await administrator(browser);
  await expect(desk.getByRole('row', { name: new RegExp(account('technician').name) })).toContainText(
    /Until .*24 Dec/,
  );
  // Back again: it counts at once.
  await pressHydrated(page.getByText(/^Nothing is handed to you until then/));
  await expect(until).toHaveCount(0);
  await expect(page.getByRole('alertdialog').filter({ hasText: 'Saved' }).first()).toBeVisible();
  await desk.reload();
  await expect(desk.getByRole('row', { name: new RegExp(account('technician').name) })).toContainText('Here');
});
