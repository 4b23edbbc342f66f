import { type Browser, expect } from '@playwright/test';
import mysql, { type RowDataPacket } from 'mysql2/promise';
import type { ApprovalRule } from '#domain/approval/policy';
import type { Condition, FormField, FormVersion } from '#domain/request/fields';
import { startingCatalog } from '#domain/request/starting';
import { DESK, HeldPeople, hasWorker, PHONE, syncIs, WITH_WORKER } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { buildByHand, type Handmade } from '../support/form-builder';
import { field } from '../support/forms';
import { pressHydrated } from '../support/hydrated';
import { dayIn, RequestForm } from '../support/request-form';
import { account } from './people';

/** Seven items, each built from nothing in the builder's own controls, and asked for on the phone. */
let app: App;
const held = new HeldPeople();
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(async () => {
  await held.close();
  await app?.dispose();
});

const name = (ready: string) => `${ready} by hand`;
const needed = (label: string) => ({ label, required: true });
const options = (...labels: string[]) => labels.map((label) => ({ id: label, label }));
const from = (amount: number): Condition => ({
  match: 'all',
  tests: [{ field: 'amount', is: 'atLeast', value: amount }],
});

const EXPENSE: Handmade = {
  ...{ group: 'People', name: name('Expense approval'), icon: 'receipt', urgency: 3, expectedMinutes: 90 },
  ...{ summary: 'Something you paid', description: 'From 100 € on it is approved first.' },
  fields: [
    field.text('what', needed('What for?')),
    field.number('amount', { ...needed('Amount'), min: 0.5, max: 20_000, decimals: 2, unit: '€' }),
    field.date('paid', {
      ...needed('When did you pay it?'),
      earliest: { after: null, days: -90 },
      latest: { after: null, days: 0 },
    }),
    field.long('why', { ...needed('Why does it have to be this one?'), showWhen: from(500) }),
    field.text('copy', { label: 'Who gets a copy?', format: 'email', help: 'Their address.' }),
  ],
  titleField: 'what',
  approver: { name: account('technician').name, when: from(100) },
};

const ROOM: Handmade = {
  ...{ group: 'Rooms', name: name('Meeting room'), icon: 'calendar', urgency: 2, expectedMinutes: 1440 },
  ...{ summary: 'A room for up to five days', description: '' },
  fields: [
    field.choice('room', [], {
      ...needed('Which room?'),
      options: options('Small, 6 seats', 'Large, 16 seats', 'Lecture hall'),
    }),
    field.date('first', {
      ...needed('From which day?'),
      earliest: { after: null, days: 1 },
      latest: { after: null, days: 60 },
    }),
    field.date('last', {
      ...needed('Until which day?'),
      earliest: { after: 'first', days: 0 },
      latest: { after: 'first', days: 4 },
    }),
    field.number('people', { ...needed('How many people?'), min: 2, max: 120 }),
    field.choices('things', [], {
      label: 'What do you need there?',
      options: options('Screen', 'Microphone', 'Lunch'),
      ...{ atLeast: 1, atMost: 2 },
    }),
    field.person('host', {
      ...needed('Who welcomes the guests?'),
      showWhen: {
        match: 'any',
        tests: [
          { field: 'things', is: 'is', value: 'Lunch' },
          { field: 'people', is: 'atLeast', value: 50 },
        ],
      },
    }),
  ],
  titleField: 'room',
};

/** As `startingCatalog` gives it to every new organisation, under another name. */
function ready(called: string): Handmade {
  const found = startingCatalog(() => '', 0).find((item) => item.name === called);
  const form = found?.versions[0];
  if (!found || !form) throw new Error(`no organisation begins with ${called}`);
  return { ...found, name: name(called), fields: form.fields, titleField: form.titleField };
}

/** Built on the desk and saved; then the phone, where the catalogue is open. */
async function built(browser: Browser, item: Handmade) {
  const { page: desk } = await held.open(browser, app.url, 'administrator', {
    ...{ ...DESK, hasTouch: false, isMobile: false, path: '/desk/settings/catalogue' },
  });
  await pressHydrated(desk.getByRole('link', { name: 'Add an item' }));
  await buildByHand(desk, item);
  await desk.getByRole('button', { name: 'Add to the catalogue' }).click();
  const row = desk.getByRole('row', { name: new RegExp(`^${item.name} ${item.group}`) });
  await expect(row).toContainText('Offered', { timeout: 30_000 });
  await expectKept(item);
  const { page, context } = await held.open(browser, app.url, 'requester', {
    ...{ ...WITH_WORKER, ...PHONE, path: '/app/catalog' },
  });
  const form = new RequestForm(page);
  return { desk, page, context, form };
}

/** What the server has is what was to be built; only the keys are its own. */
async function expectKept({ approver, ...item }: Handmade): Promise<void> {
  const connection = await mysql.createConnection({ uri: app.databaseUrl, timezone: 'Z' });
  const [[row]] = await connection.query<
    (RowDataPacket & { versions: FormVersion[]; approval: ApprovalRule[] })[]
  >('SELECT * FROM catalog_item WHERE name = ?', [item.name]);
  await connection.end();
  const form = row?.versions[0];
  if (!row || !form) throw new Error(`${item.name} was not saved`);
  const { summary, description, icon, urgency, expectedMinutes, fields, titleField } = item;
  const keys = keysBetween(form.fields, fields);
  const [when] = row.approval.map((rule) => rule.when);
  const kept = JSON.stringify({ fields: form.fields, titleField: form.titleField, when: when ?? null });
  expect({
    ...{ summary: row.summary, description: row.description, icon: row.icon, urgency: row.urgency },
    ...{ expectedMinutes: row.expected_minutes, group: row.group_name },
    ...JSON.parse(keys.reduce((text, [own, ours]) => text.replaceAll(`"${own}"`, `"${ours}"`), kept)),
  }).toEqual({
    ...{ summary, description, icon, urgency, expectedMinutes, group: item.group },
    ...{ fields, titleField, when: approver?.when ?? null },
  });
}
const keysBetween = (own: readonly FormField[], ours: readonly FormField[]): [string, string][] =>
  ours.flatMap((one, at) => {
    const kept = own[at];
    const [theirs, wanted] = [kept, one].map((side) => (side && 'options' in side ? side.options : []));
    const pairs = wanted?.map(({ id }, n): [string, string] => [theirs?.[n]?.id ?? '', id]) ?? [];
    return [[kept?.id ?? '', one.id], ...pairs];
  });

test('a password reset: which application is asked only for an application', async ({ browser }) => {
  const { form } = await built(browser, ready('Password reset'));
  await form.open(name('Password reset'));
  await form.asksNot('Which application?');
  await form.stopsAt(2, 'This is needed.');
  await form.press('For what?', 'An application');
  await form.stopsAt(2);
  await form.type('Which application?', 'Payroll');
  await form.press('For what?', 'Work phone');
  await form.asksNot('Which application?');
  await form.type('How do we reach you while you are signed out?', '+45 20 30 40 50');
  await form.send();
  await form.became('Received', `${name('Password reset')}: Work phone`, {
    'For what?': 'Work phone',
    'How do we reach you while you are signed out?': '+45 20 30 40 50',
  });
});

test('a software installation', async ({ browser }) => {
  const { form } = await built(browser, ready('Software installation'));
  await form.open(name('Software installation'));
  await form.type('Which program?', 'QGIS');
  await form.stopsAt(2);
  await form.press('Where is it to run?', 'Computer');
  await form.type('What do you need it for?', 'Maps of the pipes');
  await form.send();
  await form.became('Received', `${name('Software installation')}: QGIS`, {
    'Which program?': 'QGIS',
    'Where is it to run?': 'Computer',
    'What do you need it for?': 'Maps of the pipes',
  });
});

test('an access permission: a door has no level; its end is a day within a year', async ({ browser }) => {
  const { form } = await built(browser, ready('Access permission'));
  await form.open(name('Access permission'));
  await form.press('Access to what?', 'Door');
  await form.asksNot('What do you need to do there?');
  await form.press('Access to what?', 'Folder');
  await form.press('What do you need to do there?', 'Read and change');
  await form.type('Its name', 'Tenders 2027');
  await form.type('What for?', 'The new hall');
  await form.type('Until when?', dayIn(-2));
  await form.stopsAt(1, /at the earliest\.$/);
  await form.type('Until when?', dayIn(400));
  await form.stopsAt(1, /at the latest\.$/);
  await form.type('Until when?', '');
  await form.send();
  await form.became('Received', `${name('Access permission')}: Tenders 2027`, {
    'Access to what?': 'Folder',
    'Its name': 'Tenders 2027',
    'What do you need to do there?': 'Read and change',
    'What for?': 'The new hall',
  });
});

test('a new starter, asked for without signal', async ({ browser }) => {
  const { form, page, context } = await built(browser, ready('New starter'));
  await expect(page.getByRole('link', { name: new RegExp(`^${name('New starter')}`) })).toBeVisible();
  await hasWorker(page);
  await context.setOffline(true);
  await form.open(name('New starter'));
  await form.type('Name', 'Þóra Jónsdóttir');
  await form.type('What will they do?', 'Laboratory');
  await form.type('First day', dayIn(-1));
  // Told as soon as the day is left, before anything is sent.
  await form.type('Where will they work?', 'Building 4');
  await expect(page.getByText(/at the earliest\.$/)).toBeVisible();
  await form.type('First day', dayIn(20));
  await form.tick('What do they need?', 'Laptop', 'Badge');
  await form.send();
  const answers = {
    Name: 'Þóra Jónsdóttir',
    'What will they do?': 'Laboratory',
    'First day': dayIn(20),
    'Where will they work?': 'Building 4',
    'What do they need?': 'Laptop, Badge',
  };
  await form.became('Asked for', `${name('New starter')}: Þóra Jónsdóttir`, answers);
  await context.setOffline(false);
  await expect(syncIs(page, 'upToDate')).toBeVisible({ timeout: 30_000 });
  await form.became('Received', `${name('New starter')}: Þóra Jónsdóttir`, answers);
});

test('hardware: something else is described', async ({ browser }) => {
  const { form } = await built(browser, ready('Hardware'));
  await form.open(name('Hardware'));
  await form.choose('What do you need?', 'Something else');
  await form.stopsAt(2);
  await form.type('What is it?', 'A foot switch');
  await form.press('Why?', 'I need another one');
  await form.send();
  await form.became('Received', `${name('Hardware')}: Something else`, {
    'What do you need?': 'Something else',
    'What is it?': 'A foot switch',
    'Why?': 'I need another one',
  });
});

test('an expense: a large one waits for its approval, a small one does not', async ({ browser }) => {
  const { form, page } = await built(browser, EXPENSE);
  await form.open(EXPENSE.name);
  await form.type('What for?', 'Train to Bergen');
  await form.type('When did you pay it?', dayIn(1));
  await form.type('Amount', 'a lot');
  await form.type('Who gets a copy?', 'the boss');
  await form.stopsAt(3, 'A number, such as 12.', /at the latest\.$/, /^An address such as/);
  await form.type('Amount', '0,25');
  await form.type('When did you pay it?', dayIn(-91));
  await form.stopsAt(3, 'At least 0.5.', /at the earliest\.$/);
  await form.type('When did you pay it?', dayIn(-90));
  await form.type('Who gets a copy?', '');
  await form.type('Amount', '99,99');
  await form.asksNot('Why does it have to be this one?');
  await form.send();
  await form.became('Received', `${EXPENSE.name}: Train to Bergen`, {
    'What for?': 'Train to Bergen',
    Amount: '99.99 €',
    'When did you pay it?': dayIn(-90),
  });
  await page.goto('/app/catalog');
  await form.open(EXPENSE.name);
  await form.type('What for?', 'A microscope');
  await form.type('When did you pay it?', dayIn(0));
  await form.type('Amount', '780');
  await form.stopsAt(1);
  await form.type('Why does it have to be this one?', 'It fits the old lenses');
  await form.type('Who gets a copy?', 'lab@nordhaven.example');
  await clean(page, 'the form of an expense');
  await form.send();
  await form.became('Awaiting approval', `${EXPENSE.name}: A microscope`, {
    'What for?': 'A microscope',
    Amount: '780 €',
    'When did you pay it?': dayIn(0),
    'Why does it have to be this one?': 'It fits the old lenses',
    'Who gets a copy?': 'lab@nordhaven.example',
  });
  await expect(page.getByText(account('technician').name).first()).toBeVisible();
});

test('a meeting room: its last day follows its first; a host for lunch or for many', async ({ browser }) => {
  const { form, page } = await built(browser, ROOM);
  await form.open(ROOM.name);
  await form.press('Which room?', 'Lecture hall');
  await form.type('From which day?', dayIn(0));
  await form.type('Until which day?', dayIn(0));
  await form.type('How many people?', '1');
  await form.tick('What do you need there?', 'Screen', 'Microphone', 'Lunch');
  await form.stopsAt(3, /at the earliest\.$/, 'At least 2.', 'Choose at most 2.');
  await form.tick('What do you need there?', 'Lunch');
  await form.type('From which day?', dayIn(61));
  await form.stopsAt(2, /at the latest\.$/);
  await form.type('From which day?', dayIn(10));
  await form.type('Until which day?', dayIn(15));
  await form.asksNot('Who welcomes the guests?');
  await form.type('How many people?', '60');
  await form.stopsAt(2, /at the latest\.$/, 'This is needed.');
  await clean(page, 'the form of a meeting room with what is wrong');
  await form.type('Until which day?', dayIn(14));
  await form.find('Who welcomes the guests?', account('manager').name);
  await form.send();
  await form.became('Received', `${ROOM.name}: Lecture hall`, {
    'Which room?': 'Lecture hall',
    'From which day?': dayIn(10),
    'Until which day?': dayIn(14),
    'How many people?': '60',
    'What do you need there?': 'Screen, Microphone',
    'Who welcomes the guests?': account('manager').name,
  });
});

test('what cannot be taken is told and kept; what is not saved is not left unasked', async ({ browser }) => {
  const { page: desk } = await held.open(browser, app.url, 'administrator', {
    ...{ ...DESK, hasTouch: false, isMobile: false, path: '/desk/settings/catalogue/new' },
  });
  await pressHydrated(desk.getByRole('button', { name: 'Add a question' }));
  await desk.getByRole('menuitem', { name: 'Day', exact: true }).click();
  await desk.getByLabel('Question', { exact: true }).fill('Which day?');
  await desk.getByLabel('Days', { exact: true }).fill('soon');
  await desk.getByRole('button', { name: 'Add to the catalogue' }).click();
  // The first that is wrong is where one is led to.
  await expect(desk.getByLabel('Name', { exact: true })).toBeFocused();
  await desk.getByLabel('Name', { exact: true }).fill('Half a thing');
  await desk.getByLabel('Group', { exact: true }).fill('Rooms');
  await desk
    .getByRole('listitem')
    .getByRole('button', { name: /^Which day\?/ })
    .click();
  await expect(desk.getByText('A number, such as 12.')).toBeVisible();
  await desk.getByRole('button', { name: 'Add to the catalogue' }).click();
  await expect(desk.getByLabel('Days', { exact: true })).toBeFocused();
  await expect(desk.getByLabel('Days', { exact: true })).toHaveValue('soon');
  await clean(desk, 'the builder with what cannot be taken');
  await desk.getByRole('button', { name: 'Remove “Which day?”' }).click();
  await desk.getByRole('button', { name: 'Undo' }).click();
  await expect(desk.getByRole('listitem').getByRole('button', { name: /^Which day\?/ })).toBeVisible();
  await desk.getByRole('link', { name: 'Back', exact: true }).click();
  await desk.getByRole('alertdialog').getByRole('button', { name: 'Go on here' }).click();
  await expect(desk.getByRole('button', { name: 'Go on here' })).toHaveCount(0);
  await expect(desk.getByLabel('Name', { exact: true })).toHaveValue('Half a thing');
  await desk.getByRole('link', { name: 'Dashboard' }).click();
  await desk.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
  await expect(desk).toHaveURL(/\/desk$/);
});
