import { randomUUID } from 'node:crypto';
import { type Browser, expect } from '@playwright/test';
import type { Role } from '#domain/access/roles';
import { type App, startApp } from '../support/app-server';
import { test } from '../support/e2e-test';
import { notifications, pressNotification } from '../support/push-browser';
import { pushPhone, pushSetting as setting, turnOnPush as turnOn } from '../support/push-phone';
import { type PushService, startPushService } from '../support/push-service';
import { someone } from '../support/sync-door';
import { account } from './people';

// From the act of one person to the notification on another's phone. Put in the place of the real thing is only what
// a browser's push service gives: endpoint and keys.

let app: App;
let pushes: PushService;
test.beforeAll(async () => {
  pushes = await startPushService();
  app = await startApp({
    env: { HOLDFAST_PUSH_HOSTS: pushes.host, HOLDFAST_PUSH_CA: pushes.certificate.certFile },
  });
});
test.afterAll(async () => {
  await app?.dispose();
  await pushes?.stop();
});

const phoneOf = (browser: Browser, role: Role) => pushPhone(browser, app, pushes, role);

const SECRET = 'the code of the door is 4711';

test('assigned: the technician’s phone says so and opens the ticket; resolved: the requester’s', async ({
  browser,
}) => {
  const technician = await phoneOf(browser, 'technician');
  const requester = await phoneOf(browser, 'requester');
  await turnOn(technician.page);
  await turnOn(requester.page);
  const [meera, amara, chau] = await Promise.all([
    someone(app.url, account('manager')),
    someone(app.url, account('technician')),
    someone(app.url, account('requester')),
  ]);
  const ticketId = randomUUID();
  await chau.act('ticket.report', {
    ticketId,
    title: 'X-ray cart 7 sends no pictures',
    description: SECRET,
    impact: 2,
    urgency: 2,
    categoryId: null,
    siteId: null,
    place: null,
  });
  const teamId = amara.teamIds[0];
  if (!teamId) throw new Error('the technician of the demonstration is in no team');
  await meera.act('ticket.assign', { ticketId, teamId, assigneeId: amara.id });

  await expect.poll(() => technician.shown).toBe(1);
  await expect
    .poll(() => notifications(technician.page))
    .toEqual([
      {
        title: expect.stringMatching(/^INC-\d{6} assigned to you$/),
        body: 'X-ray cart 7 sends no pictures',
        tag: expect.any(String),
      },
    ]);
  await pressNotification(technician.context);
  await expect(technician.page).toHaveURL(`${app.url}/app/tickets/${ticketId}`);
  await expect(
    technician.page.getByRole('heading', { name: 'X-ray cart 7 sends no pictures' }),
  ).toBeVisible();
  await expect.poll(() => notifications(technician.page)).toEqual([]);

  await amara.act('ticket.resolve', { ticketId, code: 'replaced', note: SECRET });
  await expect.poll(() => requester.shown).toBe(1);
  await expect
    .poll(() => notifications(requester.page))
    .toEqual([
      {
        title: expect.stringMatching(/^INC-\d{6} resolved$/),
        body: 'X-ray cart 7 sends no pictures',
        tag: expect.any(String),
      },
    ]);

  const sent = [...technician.device.received, ...requester.device.received];
  expect(sent.map(({ payload }) => (payload as { event: string }).event)).toEqual([
    'ticket.assigned',
    'ticket.resolved',
  ]);
  expect(sent.some(({ text }) => text.includes('4711'))).toBe(false);
  await technician.context.close();
  await requester.context.close();
});

test('switched off, and after signing out, nothing is sent to this browser', async ({ browser }) => {
  const requester = await phoneOf(browser, 'requester');
  const { page, device } = requester;
  await turnOn(page);
  await setting(page).press('Space');
  await expect(setting(page)).not.toBeChecked();
  await turnOn(page);
  await page.reload();
  await expect(setting(page)).toBeChecked();

  const [amara, chau] = await Promise.all([
    someone(app.url, account('technician')),
    someone(app.url, account('requester')),
  ]);
  const resolveOne = async (title: string) => {
    const ticketId = randomUUID();
    await chau.act('ticket.report', {
      ticketId,
      title,
      description: '',
      impact: 2,
      urgency: 2,
      categoryId: null,
      siteId: null,
      place: null,
    });
    const teamId = amara.teamIds[0] ?? '';
    const meera = await someone(app.url, account('manager'));
    await meera.act('ticket.assign', { ticketId, teamId, assigneeId: amara.id });
    await amara.act('ticket.resolve', { ticketId, code: 'replaced', note: 'done' });
  };
  await resolveOne('while signed in');
  await expect.poll(() => device.received.length).toBe(1);

  // Another browser of the same person shows when the next event has been sent.
  const second = await phoneOf(browser, 'requester');
  await turnOn(second.page);
  await page.goto('/app/you');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(/sign-in/);
  await resolveOne('after signing out');
  await expect.poll(() => second.device.received.length).toBe(1);
  expect(device.requests).toBe(1);
  await requester.context.close();
  await second.context.close();
});

test('the installed app starts without the server, from every address, and says what it can', async ({
  browser,
}) => {
  const { page, context } = await phoneOf(browser, 'technician');
  const errors: string[] = [];
  await page.goto('/app');
  const first = page.getByRole('link', { name: /INC-\d{6}/ }).first();
  await expect(first).toBeVisible({ timeout: 30_000 });
  const href = await first.getAttribute('href');
  await app.stop();
  for (const [path, place] of [
    ['/', '/app'],
    ['/app', '/app'],
    [href ?? '', href ?? ''],
    ['/app/report', '/app/report'],
  ] as const) {
    const cold = await context.newPage();
    cold.on('pageerror', (error) => errors.push(`${path}: ${error.message}`));
    await cold.goto(path);
    await expect(cold).toHaveURL(app.url + place);
    await expect(cold.getByRole('main')).toBeVisible();
    await expect(cold.getByRole('heading').first()).toBeVisible();
    await cold.close();
  }
  expect(errors).toEqual([]);
  await app.restart();
  await context.close();
});
