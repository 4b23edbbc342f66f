import { randomUUID } from 'node:crypto';
import { expect, type Locator, type Page } from '@playwright/test';
import {
  HeldPeople,
  installed,
  openInApp,
  personInApp,
  settled,
  syncIs,
  WITH_WORKER,
} from '../support/app-person';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { type Someone, someone } from '../support/sync-door';
import { account } from './people';

/** What a technician does with a ticket beside its states, most of it without signal. */

const technicians = new HeldPeople();
test.afterAll(() => technicians.close());

const TITLE = 'Two access points down in Radiology';

/** A report by the requester, in the technician's hands. */
async function assigned(meera: Someone, chau: Someone, amara: Someone, title = TITLE): Promise<string> {
  const ticketId = randomUUID();
  await chau.act('ticket.report', {
    ...{ ticketId, title, description: 'The cart keeps its pictures.', impact: 3, urgency: 2 },
    ...{ categoryId: null, siteId: null, place: null },
  });
  const teamId = amara.teamIds[0] ?? '';
  await meera.act('ticket.assign', { ticketId, teamId, assigneeId: amara.id });
  return ticketId;
}

const cast = (url: string) =>
  Promise.all([
    someone(url, account('manager')),
    someone(url, account('requester')),
    someone(url, account('technician')),
  ]);

/** Chooses something from the menu of the ticket. */
async function more(page: Page, item: string) {
  await page.getByRole('button', { name: 'More', exact: true }).filter({ visible: true }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}
const sheet = (page: Page) => page.getByRole('dialog');
const does = (page: Page, verb: string) =>
  sheet(page).getByRole('button', { name: verb, exact: true }).click();

/**
 * A finger comes down twice in one place, where the second finds another button. For the app no time passes between the
 * two: a busy machine is no slow finger.
 */
async function doubleTap(page: Page, first: Locator, second: Locator): Promise<void> {
  const box = await first.boundingBox();
  if (!box) throw new Error('the button is not on the screen');
  const at = [box.x + box.width / 2, box.y + box.height / 2] as const;
  await page.evaluate(() => {
    const now = performance.now();
    performance.now = () => now;
  });
  await page.touchscreen.tap(...at);
  await expect(second).toBeVisible();
  const up = await page.evaluateHandle(() => ({
    andDrawn: new Promise((done) => {
      const draw = () => requestAnimationFrame(() => setTimeout(done));
      window.addEventListener('pointerup', draw, { once: true, capture: true });
    }),
  }));
  await page.touchscreen.tap(...at);
  await up.evaluate(({ andDrawn }) => andDrawn);
  await page.evaluate(() => Reflect.deleteProperty(performance, 'now'));
}

test('a ticket is edited, timed, ticked and tied without signal, and the server has all of it once', async ({
  browser,
  baseURL,
}) => {
  const url = baseURL ?? '';
  const [meera, chau, amara] = await cast(url);
  const ticketId = await assigned(meera, chau, amara);
  const other = await assigned(meera, chau, amara, 'Wi-Fi slow in the corridor');
  const { page, context } = await technicians.open(browser, url, 'technician', WITH_WORKER);
  await installed(page);
  await openInApp(page, `/app/tickets/${ticketId}`);
  await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
  await context.setOffline(true);

  // Edited: only what was changed is sent, and the priority follows the matrix on the spot.
  await more(page, 'Edit');
  await sheet(page).getByLabel('Title').fill('');
  await does(page, 'Save changes');
  await expect(sheet(page).getByText('Say in a few words what is wrong')).toBeVisible();
  await sheet(page).getByLabel('Title').fill('Access points down, level −2');
  await sheet(page).getByText('A team', { exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toHaveCount(0);
  await more(page, 'Edit');
  await expect(sheet(page).getByLabel('Title')).toHaveValue('Access points down, level −2');
  await does(page, 'Save changes');
  await expect(page.getByRole('heading', { name: 'Access points down, level −2' })).toBeVisible();
  await expect(page.getByText('Priority: P4 now P3')).toBeVisible();

  // On the way, there, at work.
  await page.getByRole('button', { name: 'On my way', exact: true }).click();
  await sheet(page).getByText('20 min', { exact: true }).click();
  await does(page, 'On my way');
  await expect(page.getByText('On the way since')).toBeVisible();
  await page.getByRole('button', { name: 'I am here', exact: true }).click();
  await expect(page.getByText('On site since')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Resolve', exact: true })).toBeVisible();

  // Things to do.
  await more(page, 'Add things to do');
  await sheet(page).getByLabel('What is to do').fill('Order an injector\n\nTell the ward');
  await does(page, 'Add');
  await page.getByText('Order an injector', { exact: true }).click();
  await expect(page.getByText('1 of 2 done')).toBeVisible();

  // Time: by hand, refused when it makes no sense, and by the timer, which outlives a reload of the screen.
  await more(page, 'Log time');
  await sheet(page).getByLabel('Time spent').fill('half an hour');
  await does(page, 'Log time');
  await expect(sheet(page).getByText('Say how long, such as 25 or 1:30.')).toBeVisible();
  await sheet(page).getByLabel('Time spent').fill('1:30');
  await does(page, 'Log time');
  await expect(page.getByText('1 h 30 min logged', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Start timer' }).click();
  await openInApp(page, '/app');
  await openInApp(page, `/app/tickets/${ticketId}`);
  await page.getByRole('button', { name: 'Stop and log' }).click();
  await expect(sheet(page).getByLabel('Time spent')).toHaveValue('1');
  await does(page, 'Log time');
  await expect(page.getByText('1 h 31 min logged', { exact: true })).toBeVisible();

  // A colleague is named, and follows from then on; another is added by hand.
  await more(page, 'Note');
  await sheet(page).getByRole('textbox').fill('Switch without power, @tom');
  await sheet(page).getByRole('button', { name: 'Tomasz Wiśniewski' }).click();
  await expect(sheet(page).getByRole('textbox')).toHaveValue('Switch without power, @Tomasz Wiśniewski ');
  await does(page, 'Add note');
  await more(page, 'Followers');
  await does(page, 'Add follower');
  await expect(sheet(page).getByText('Choose a person.')).toBeVisible();
  await expect(sheet(page).getByRole('list', { name: 'Followed by' })).toContainText('Tomasz Wiśniewski');
  await page.keyboard.press('Escape');

  // Tied to another, both ways.
  await more(page, 'Tie to another');
  await sheet(page).getByRole('combobox', { name: 'The other ticket' }).fill('corridor');
  await page.getByRole('option', { name: /Wi-Fi slow in the corridor/ }).click();
  await does(page, 'Tie');
  await expect(page.getByRole('link', { name: /Wi-Fi slow in the corridor/ })).toBeVisible();

  await context.setOffline(false);
  await settled(page);
  await expect(page.getByText('On this device, not sent yet')).toHaveCount(0);
  // The words that pass by cover something for a while.
  await expect(page.getByText(/^INC-\d+ tied$/)).toHaveCount(0);
  await clean(page, 'a ticket with everything on it');

  // Somebody else finds all of it, once.
  const second = await personInApp(browser, url, 'manager', { path: `/app/tickets/${ticketId}` });
  const seen = second.page.getByRole('main');
  await expect(seen.getByRole('heading', { name: 'Access points down, level −2' })).toBeVisible();
  await expect(seen.getByText('1 of 2 done')).toBeVisible();
  await expect(seen.getByText('1 h 31 min logged', { exact: true })).toBeVisible();
  await expect(seen.getByText('worked 1 h 30 min')).toHaveCount(1);
  await expect(seen.getByText('arrived', { exact: true })).toHaveCount(1);
  await openInApp(second.page, `/app/tickets/${other}`);
  await expect(second.page.getByText('tied it to')).toBeVisible();

  // Whoever reads the desk also finds what is not on their device, as long as the server answers.
  const far = await assigned(meera, chau, amara, 'Antenna of the chapel is bent');
  await more(second.page, 'Tie to another');
  const find = sheet(second.page).getByRole('combobox', { name: 'The other ticket' });
  await expect(find).toHaveAccessibleDescription('By number or words, among all tickets you can read.');
  await second.context.setOffline(true);
  await find.fill('antenna');
  await expect(second.page.getByText('Nothing found')).toBeVisible();
  await expect(find).toHaveAccessibleDescription(/only the tickets on this device/);
  await second.context.setOffline(false);
  await find.fill('antenna chapel');
  await second.page.getByRole('option', { name: /Antenna of the chapel/ }).click();
  await does(second.page, 'Tie');
  await second.page.getByRole('link', { name: /Antenna of the chapel/ }).click();
  await expect(second.page).toHaveURL(new RegExp(`/app/tickets/${far}`));
  await expect(second.page.getByRole('link', { name: /Wi-Fi slow in the corridor/ })).toContainText(
    'Related',
  );
});

test('two who edit the same ticket both stand, except in the field that both changed', async ({
  browser,
  baseURL,
}) => {
  const url = baseURL ?? '';
  const [meera, chau, amara] = await cast(url);
  const ticketId = await assigned(meera, chau, amara, 'Scanner does not start');
  const { page, context } = await technicians.open(browser, url, 'technician', WITH_WORKER);
  await installed(page);
  await openInApp(page, `/app/tickets/${ticketId}`);
  await context.setOffline(true);
  await more(page, 'Edit');
  await sheet(page).getByLabel('Title').fill('Scanner of ward 4 does not start');
  await sheet(page).getByLabel('Where exactly').fill('Ward 4');
  await does(page, 'Save changes');
  await expect(page.getByRole('heading', { name: 'Scanner of ward 4 does not start' })).toBeVisible();

  await meera.act('ticket.edit', {
    ticketId,
    changes: { title: 'Scanner dead', description: 'Asked by phone.' },
  });
  await context.setOffline(false);
  // The field both changed is asked about.
  await expect(syncIs(page, 'needsYou')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('heading', { name: 'Scanner dead' })).toBeVisible();
  await expect(page.getByText('Asked by phone.')).toBeVisible();
  await expect(page.getByText('Ward 4').filter({ visible: true }).first()).toBeVisible();
  await openInApp(page, '/app/sync');
  await expect(page.getByText('Somebody changed it first')).toBeVisible();
  await page.getByRole('button', { name: /^Keep theirs/ }).click();
  await expect(page.getByText('Nothing waits to be sent')).toBeVisible({ timeout: 30_000 });
});

test('a large outage carries its parts, and what is told twice is closed', async ({ browser, baseURL }) => {
  const url = baseURL ?? '';
  const [meera, chau, amara] = await cast(url);
  const [whole, part, twice] = [
    await assigned(meera, chau, amara, 'Network down in house B'),
    await assigned(meera, chau, amara, 'No internet in room 12'),
    await assigned(meera, chau, amara, 'Internet gone, house B'),
  ] as const;
  await amara.act('ticket.setParent', { ticketId: part, parentId: whole });
  const { page } = await technicians.open(browser, url, 'technician', WITH_WORKER);
  await settled(page);

  await openInApp(page, `/app/tickets/${twice}`);
  await more(page, 'Tie to another');
  await sheet(page).getByText('Same', { exact: true }).click();
  await sheet(page).getByRole('combobox', { name: 'The other ticket' }).fill('house B network');
  await page.getByRole('option', { name: /Network down in house B/ }).click();
  await does(page, 'Close as told twice');
  await expect(page.getByRole('link', { name: /Network down in house B/ })).toContainText('Same as');
  await page.getByRole('link', { name: /Network down in house B/ }).click();

  await expect(page.getByRole('link', { name: /No internet in room 12/ })).toContainText('Its part');
  await expect(page.getByRole('link', { name: /Internet gone, house B/ })).toContainText('Told twice');
  // A double tap starts it, and does not press what stands in the place of "Start" then.
  const resolve = page.getByRole('button', { name: 'Resolve', exact: true });
  await doubleTap(page, page.getByRole('button', { name: 'Start', exact: true }), resolve);
  await expect(sheet(page)).toHaveCount(0);
  await resolve.tap();
  await sheet(page).getByText('Restarted', { exact: true }).click();
  await sheet(page).getByLabel('What you did').fill('Core switch restarted');
  await expect(sheet(page).getByRole('switch', { name: /Resolve its part too/ })).toBeChecked();
  await does(page, 'Resolve');
  await expect(page.getByRole('link', { name: /No internet in room 12/ })).toContainText('Resolved');
  await settled(page);
});

test('a confidential ticket leaves the team, and stays with its parties', async ({ browser, baseURL }) => {
  const url = baseURL ?? '';
  const [meera, chau, amara] = await cast(url);
  const ticketId = await assigned(meera, chau, amara, 'Mailbox of a person on leave');
  const { page } = await technicians.open(browser, url, 'technician', WITH_WORKER);
  await settled(page);
  await openInApp(page, `/app/tickets/${ticketId}`);
  await more(page, 'Make confidential');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Make confidential' }).click();
  await expect(page.getByText('Confidential', { exact: true })).toBeVisible();
  await settled(page);

  // Handed to nobody, it is nobody's in the team any more.
  await meera.act('ticket.assign', { ticketId, teamId: amara.teamIds[0] ?? '', assigneeId: null });
  await expect(page.getByRole('heading', { name: 'Mailbox of a person on leave' })).toHaveCount(0);
  await expect(page.getByText('No such ticket for you')).toBeVisible();
});
