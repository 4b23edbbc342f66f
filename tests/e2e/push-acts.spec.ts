import { randomUUID } from 'node:crypto';
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import mysql from 'mysql2/promise';
import type { Role } from '#domain/access/roles';
import { openInApp, settled, syncIs } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { askedChange, changesApprovedBy, replan } from '../support/asked-change';
import { test } from '../support/e2e-test';
import { notifications, pressNotification } from '../support/push-browser';
import { pushPhone, turnOnPush } from '../support/push-phone';
import { type PushService, startPushService } from '../support/push-service';
import { type Someone, someone } from '../support/sync-door';
import { signInAs } from '../support/worker-device';
import { account } from './people';

// What is done from a notification, in the real worker: with signal, without, too late, and twice.

let app: App;
let pushes: PushService;
let amara: Someone;
let meera: Someone;
let chau: Someone;
let henrike: Someone;
test.beforeAll(async () => {
  pushes = await startPushService();
  app = await startApp({
    env: { HOLDFAST_PUSH_HOSTS: pushes.host, HOLDFAST_PUSH_CA: pushes.certificate.certFile },
  });
  [meera, amara, chau, henrike] = await Promise.all([
    someone(app.url, account('manager')),
    someone(app.url, account('technician')),
    someone(app.url, account('requester')),
    someone(app.url, account('administrator')),
  ]);
});
test.afterAll(async () => {
  await app?.dispose();
  await pushes?.stop();
});

async function phoneOf(browser: Browser, role: Role) {
  const phone = await pushPhone(browser, app, pushes, role);
  await turnOnPush(phone.page);
  await openInApp(phone.page, '/app');
  await settled(phone.page);
  return phone;
}

/** A ticket of the requester that the technician has just been given. */
async function assigned(title: string): Promise<string> {
  const ticketId = randomUUID();
  await chau.act('ticket.report', {
    ...{ ticketId, title, description: '', impact: 2, urgency: 2 },
    ...{ categoryId: null, siteId: null, place: null },
  });
  await meera.act('ticket.assign', { ticketId, teamId: amara.teamIds[0] ?? '', assigneeId: amara.id });
  return ticketId;
}

/** Something the requester asks for, which the technician or the manager has to approve. */
async function wanted(name: string): Promise<string> {
  const [ticketId, itemId, formId] = [randomUUID(), randomUUID(), randomUUID()];
  await henrike.act('catalog.save', {
    ...{ itemId, group: 'Money', name, summary: '', description: '', icon: 'receipt', audience: 'everyone' },
    ...{ expectedMinutes: null, cost: '', categoryId: null, teamId: null, urgency: 3, position: 90 },
    ...{ active: true, form: { id: formId, fields: [], titleField: null } },
    approval: [{ id: 'r', who: 'people', personIds: [amara.id, meera.id], need: 'any', when: null }],
  });
  await chau.act('request.submit', { ticketId, itemId, formId, answers: {} });
  return ticketId;
}

/** What the server knows of a ticket: its state, and what was done to it. */
async function server(ticketId: string) {
  const connection = await mysql.createConnection({ uri: app.databaseUrl, timezone: 'Z' });
  try {
    const id = Buffer.from(ticketId.replaceAll('-', ''), 'hex');
    const [[row]] = (await connection.query('select state from ticket where id = ?', [id])) as unknown as [
      { state: string }[],
    ];
    const [entries] = (await connection.query(
      'select kind, body, json_value(data, "$.step") step from timeline where ticket_id = ? order by effective_at, id',
      [id],
    )) as unknown as [{ kind: string; body: string; step: string | null }[]];
    const did = entries.map(({ kind, body, step }) => step ?? (kind === 'comment' ? body : kind));
    return { state: row?.state, did: did.filter((one) => one !== 'assign' && one !== 'report') };
  } finally {
    await connection.end();
  }
}

/** What the devices said of the pushes about a ticket. */
async function receipts(ticketId: string) {
  const connection = await mysql.createConnection({ uri: app.databaseUrl, timezone: 'Z' });
  try {
    const [rows] = (await connection.query(
      `select d.shown_at is not null shown, d.opened_at is not null opened
       from push_delivery d join outbox o on o.id = d.outbox_id where o.ticket_id = ?`,
      [Buffer.from(ticketId.replaceAll('-', ''), 'hex')],
    )) as unknown as [{ shown: number; opened: number }[]];
    return rows.map(({ shown, opened }) => [Boolean(shown), Boolean(opened)]);
  } finally {
    await connection.end();
  }
}

/** The device knows the ticket, not only its notification. */
const knows = (page: Page, ticketId: string) =>
  page.waitForFunction(async (id) => {
    const name = (await indexedDB.databases()).find(({ name }) =>
      /^holdfast-[0-9a-f-]{36}$/.test(name ?? ''),
    );
    return new Promise<boolean>((resolve) => {
      const opening = indexedDB.open(name?.name ?? '');
      opening.onsuccess = () => {
        const got = opening.result.transaction('ticket').objectStore('ticket').get(id);
        got.onsuccess = () => {
          opening.result.close();
          resolve(got.result?.assigneeId !== null && got.result !== undefined);
        };
      };
    });
  }, ticketId);

/** Intents that wait on the device. */
const waiting = (page: Page) =>
  page.evaluate(async () => {
    const name = (await indexedDB.databases()).find(({ name }) =>
      /^holdfast-[0-9a-f-]{36}$/.test(name ?? ''),
    );
    return new Promise<number>((resolve) => {
      const opening = indexedDB.open(name?.name ?? '');
      opening.onsuccess = () => {
        const counted = opening.result.transaction('outbox').objectStore('outbox').count();
        counted.onsuccess = () => {
          opening.result.close();
          resolve(counted.result);
        };
      };
    });
  });

const says = (page: Page, title: RegExp, body: string) =>
  expect
    .poll(() => notifications(page))
    .toEqual([{ title: expect.stringMatching(title), body, tag: expect.any(String) }]);
const KEPT = 'Kept on this device; goes when there is signal.';

const isAway = (context: BrowserContext) => context.setOffline(true);

test('accepted without signal: kept on the device, and done once when the signal is back', async ({
  browser,
}) => {
  const { page, context } = await phoneOf(browser, 'technician');
  const ticketId = await assigned('Scanner 3 is dead');
  await says(page, /assigned to you$/, 'Scanner 3 is dead');
  await knows(page, ticketId);
  await isAway(context);
  await pressNotification(context, { action: 'accept' });
  await says(page, /^INC-\d{6} accepted$/, KEPT);
  expect(await server(ticketId)).toEqual({ state: 'assigned', did: [] });
  await expect(syncIs(page, 'offlineUnsent')).toBeVisible();
  await context.setOffline(false);
  await settled(page);
  await expect.poll(() => server(ticketId)).toEqual({ state: 'assigned', did: ['accept'] });
  await context.close();
});

test('with no page of the app open the worker sends, and says so', async ({ browser }) => {
  const { page, context } = await phoneOf(browser, 'technician');
  await page.goto('/account');
  const ticketId = await assigned('Projector too dark');
  await says(page, /assigned to you$/, 'Projector too dark');
  await expect.poll(() => receipts(ticketId)).toContainEqual([true, false]);
  await pressNotification(context, { action: 'travel' });
  await says(page, /^INC-\d{6} on your way$/, 'Sent.');
  expect(await server(ticketId)).toEqual({ state: 'assigned', did: ['travel'] });
  await expect.poll(() => receipts(ticketId)).toContainEqual([true, true]);
  await context.close();
});

test('not on this device yet, and no signal: it goes all the same when there is', async ({ browser }) => {
  const { page, context } = await phoneOf(browser, 'technician');
  await page.goto('/account');
  const ticketId = await assigned('Badge reader stuck');
  await says(page, /assigned to you$/, 'Badge reader stuck');
  await isAway(context);
  await pressNotification(context, { action: 'accept' });
  await says(page, /^INC-\d{6} accepted$/, KEPT);
  await context.setOffline(false);
  await page.goto('/app');
  await settled(page);
  await expect.poll(() => server(ticketId)).toEqual({ state: 'assigned', did: ['accept'] });
  await context.close();
});

test('too late: nothing is done, and it says what the ticket is now', async ({ browser }) => {
  const { page, context } = await phoneOf(browser, 'technician');
  const ticketId = await assigned('Lamp flickers');
  await says(page, /assigned to you$/, 'Lamp flickers');
  await amara.act('ticket.resolve', { ticketId, code: 'replaced', note: 'new bulb' });
  await pressNotification(context, { action: 'accept' });
  await says(page, /^INC-\d{6} is resolved already$/, 'Nothing was done.');
  const { did } = await server(ticketId);
  expect(did).toEqual(['resolve']);
  await context.close();
});

test('pressed on two devices, one without signal: done once, and neither is asked anything', async ({
  browser,
}) => {
  const [first, second] = [await phoneOf(browser, 'technician'), await phoneOf(browser, 'technician')];
  const ticketId = await assigned('Door bell mute');
  await says(first.page, /assigned to you$/, 'Door bell mute');
  await says(second.page, /assigned to you$/, 'Door bell mute');
  await knows(second.page, ticketId);
  await isAway(second.context);
  await pressNotification(second.context, { action: 'travel' });
  await says(second.page, /on your way$/, KEPT);
  await pressNotification(first.context, { action: 'travel' });
  await says(first.page, /on your way$/, 'Sent.');
  await second.context.setOffline(false);
  await settled(second.page);
  await expect(second.page.getByText('Needs you')).toHaveCount(0);
  expect(await server(ticketId)).toEqual({ state: 'assigned', did: ['travel'] });
  await first.context.close();
  await second.context.close();
});

test('A6 pressed when somebody else uses the device by now: the store of who it was for is left alone', async ({
  browser,
}) => {
  const { page, context } = await phoneOf(browser, 'technician');
  await page.goto('/account');
  const ticketId = await assigned('Safe does not open');
  await says(page, /assigned to you$/, 'Safe does not open');
  await expect.poll(() => receipts(ticketId)).toContainEqual([true, false]);
  await signInAs(page, chau.id);
  await pressNotification(context, { action: 'accept' });
  expect(await notifications(page)).toEqual([]);
  expect(await receipts(ticketId)).not.toContainEqual([true, true]);
  await signInAs(page, amara.id);
  expect(await waiting(page)).toBe(0);
  expect(await server(ticketId)).toEqual({ state: 'assigned', did: [] });
  await context.close();
});

test('answered from the notification; where the browser takes no text, in the app', async ({ browser }) => {
  const { page, context } = await phoneOf(browser, 'requester');
  const ticketId = await assigned('Chair squeaks');
  await amara.act('ticket.comment', { ticketId, body: 'Which room?' });
  await says(page, /has a new comment$/, 'Chair squeaks');
  await pressNotification(context, { action: 'reply', reply: 'Room 7' });
  await says(page, /^INC-\d{6} answered$/, 'Sent.');
  expect((await server(ticketId)).did).toEqual(['Which room?', 'Room 7']);

  await pressNotification(context);
  await amara.act('ticket.comment', { ticketId, body: 'Which floor?' });
  await says(page, /has a new comment$/, 'Chair squeaks');
  await pressNotification(context, { action: 'reply' });
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeVisible();
  await expect(page).toHaveURL(`${app.url}/app/tickets/${ticketId}`);
  await context.close();
});

test('closed: how it went is said without signal, once, and not any more when it was said elsewhere', async ({
  browser,
}) => {
  const { page, context } = await phoneOf(browser, 'requester');
  const closed = async (title: string) => {
    const ticketId = await assigned(title);
    await amara.act('ticket.resolve', { ticketId, code: 'replaced', note: 'new battery' });
    await says(page, /resolved$/, title);
    await pressNotification(context);
    await amara.act('ticket.close', { ticketId });
    await says(page, /is closed: how did it go\?$/, title);
    await knows(page, ticketId);
    return ticketId;
  };
  const first = await closed('Clock stands still');
  await isAway(context);
  await pressNotification(context, { action: 'good' });
  await says(page, /^INC-\d{6} rated “Good”$/, KEPT);
  expect((await server(first)).did).toEqual(['resolve', 'close']);
  await context.setOffline(false);
  await settled(page);
  await expect.poll(() => server(first)).toEqual({ state: 'closed', did: ['resolve', 'close', 'rate'] });
  // Said in the app in the meantime: what still lies there does nothing.
  await pressNotification(context);
  const second = await closed('Kettle drips');
  await chau.act('ticket.rate', { ticketId: second, score: 5, comment: '' });
  await pressNotification(context, { action: 'poor' });
  await says(page, /^INC-\d{6} has been rated already$/, 'Nothing was done.');
  expect((await server(second)).did).toEqual(['resolve', 'close', 'rate']);
  // Pressed beside the buttons it leads to the card.
  await pressNotification(context);
  await expect(page.getByRole('radiogroup', { name: 'How did it go?' })).toBeVisible();
  await context.close();
});

test('the requester confirms that it is fixed', async ({ browser }) => {
  const { page, context } = await phoneOf(browser, 'requester');
  const ticketId = await assigned('Screen is green');
  await amara.act('ticket.resolve', { ticketId, code: 'replaced', note: 'new cable' });
  await says(page, /resolved$/, 'Screen is green');
  await pressNotification(context, { action: 'confirm' });
  await says(page, /^INC-\d{6} confirmed$/, 'Sent.');
  expect(await server(ticketId)).toEqual({ state: 'closed', did: ['resolve', 'close'] });
  await context.close();
});

test('approved without signal, once; what was taken back meanwhile is not approved', async ({ browser }) => {
  const { page, context } = await phoneOf(browser, 'technician');
  const ticketId = await wanted('Trade fair');
  await says(page, /needs your approval$/, 'Trade fair');
  await isAway(context);
  await pressNotification(context, { action: 'approve' });
  await says(page, /^REQ-\d{6} approved$/, KEPT);
  expect((await server(ticketId)).state).toBe('awaiting_approval');
  await context.setOffline(false);
  await settled(page);
  await expect.poll(() => server(ticketId)).toEqual({ state: 'new', did: ['approval'] });
  await pressNotification(context);

  const second = await wanted('New curtains');
  await says(page, /needs your approval$/, 'New curtains');
  await chau.act('ticket.cancel', { ticketId: second, note: '' });
  await pressNotification(context, { action: 'approve' });
  await says(page, /^REQ-\d{6} was cancelled$/, 'Nothing was done.');
  expect(await server(second)).toEqual({ state: 'cancelled', did: ['cancel'] });
  await context.close();
});

/** The state of a change on the server. */
async function stateOfChange(changeId: string): Promise<string | undefined> {
  const connection = await mysql.createConnection({ uri: app.databaseUrl, timezone: 'Z' });
  try {
    const id = Buffer.from(changeId.replaceAll('-', ''), 'hex');
    const [[row]] = (await connection.query('select state from change_record where id = ?', [
      id,
    ])) as unknown as [{ state: string }[]];
    return row?.state;
  } finally {
    await connection.end();
  }
}

test('a change is approved without signal; one that became another is not, and rejecting asks why', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  await changesApprovedBy(henrike, [amara.id]);
  const { page, context } = await phoneOf(browser, 'technician');
  const changeId = await askedChange(meera, 'Replace the injectors');
  await says(page, /^CHG-\d{6} needs your approval$/, 'Replace the injectors');
  await isAway(context);
  await pressNotification(context, { action: 'approve' });
  await says(page, /^CHG-\d{6} approved$/, KEPT);
  expect(await stateOfChange(changeId)).toBe('awaiting_approval');
  await context.setOffline(false);
  await settled(page);
  await expect.poll(() => stateOfChange(changeId)).toBe('approved');
  await pressNotification(context);

  const second = await askedChange(meera, 'New door readers');
  await says(page, /needs your approval$/, 'New door readers');
  await replan(meera, second);
  await pressNotification(context, { action: 'approve' });
  await says(page, /^CHG-\d{6} no longer waits for your word$/, 'Nothing was done.');
  await pressNotification(context);

  const third = await askedChange(meera, 'New locks');
  await says(page, /needs your approval$/, 'New locks');
  await pressNotification(context, { action: 'reject' });
  await expect(page.getByRole('dialog', { name: 'Reject' })).toBeVisible();
  await page.getByLabel('Why it cannot go ahead like this').fill('Not now');
  await page.getByRole('dialog').getByRole('button', { name: 'Reject', exact: true }).click();
  await expect.poll(() => stateOfChange(third)).toBe('rejected');
  await context.close();
});
