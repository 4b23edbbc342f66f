import { expect, type Page } from '@playwright/test';
import mysql from 'mysql2/promise';
import { DESK, personInApp, SMALL } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { pressHydrated } from '../support/hydrated';

/** Mails that were not let in: an administrator sees why, and decides. */

const EVIL = '<img src=x onerror="document.title=1">';
let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app?.dispose());

async function waits(subject: string, hex: string): Promise<void> {
  const connection = await mysql.createConnection({ uri: app.databaseUrl, timezone: 'Z' });
  await connection.query(
    `INSERT INTO inbound_mail (message_key, state, reason, sender, subject, text, received_at)
     VALUES (?, 'quarantined', 'unknown_sender', 'who@example.com', ?, ?, NOW(3))`,
    [hex.repeat(64).slice(0, 64), subject, `${EVIL}\nIt is loud.`],
  );
  await connection.end();
}

for (const [name, size] of [
  ['phone', SMALL],
  ['desk', { ...DESK, hasTouch: false, isMobile: false }],
] as const)
  test(`a mail that waits is let in or discarded, ${name}`, async ({ browser }) => {
    await waits(`Fan ${EVIL}`, name === 'phone' ? 'a' : 'b');
    await waits('Win a prize', name === 'phone' ? 'c' : 'd');
    const { page } = await personInApp(browser, app.url, 'administrator', {
      ...size,
      path: '/desk/settings/mail',
    });
    const mails = page.getByRole('list', { name: 'Mails that wait' }).getByRole('listitem');
    await expect(mails).toHaveCount(2);
    const fan = mails.filter({ hasText: 'Fan' });
    await expect(fan).toContainText('Nobody here has this address');
    await expect(fan).toContainText(EVIL);
    await expect(fan.locator('img')).toHaveCount(0);
    await expect(fan.getByRole('button', { name: /comment/ })).toHaveCount(0);
    await clean(page, 'the mails that wait');
    await pressHydrated(fan.getByRole('button', { name: /^Let in as new incident/ }));
    await expect(mails).toHaveCount(1);
    await mails.getByRole('button', { name: /^Discard/ }).click();
    await page
      .getByRole('alertdialog', { name: /^Discard/ })
      .getByRole('button', { name: 'Discard' })
      .click();
    await expect(page.getByText('No mail waits')).toBeVisible();
  });

test('two administrators: whoever comes second is told what the first decided', async ({ browser }) => {
  await waits('The bell rings', 'e');
  const options = { ...DESK, hasTouch: false, isMobile: false, path: '/desk/settings/mail' } as const;
  const { page: first } = await personInApp(browser, app.url, 'administrator', options);
  // Who comes second has not heard of it: a page that is told shows the mail no more.
  const { page: second } = await personInApp(browser, app.url, 'administrator', {
    ...options,
    before: async (context) => {
      await context.route('**/stream', (route) => route.abort());
    },
  });
  const bell = (page: Page) =>
    page
      .getByRole('list', { name: 'Mails that wait' })
      .getByRole('listitem')
      .filter({ hasText: 'The bell rings' });
  await expect(bell(first)).toHaveCount(1);
  await expect(bell(second)).toHaveCount(1);
  await pressHydrated(bell(first).getByRole('button', { name: /^Let in as new incident/ }));
  await expect(bell(first)).toHaveCount(0);
  await pressHydrated(bell(second).getByRole('button', { name: /^Let in as new incident/ }));
  await expect(
    second.getByText(/Henrike Aßmann.* has let this mail in as a new incident\. Nothing was done twice\./),
  ).toBeVisible();
  await expect(bell(second)).toHaveCount(0);
});

test('more than a page waits: the older ones are reached; and whose mails are believed is set', async ({
  browser,
}) => {
  for (const [at, hex] of [...'0123456789abcdef'].entries())
    for (const more of ['1', '2', '3', '4']) await waits(`Mail ${at} ${more}`, `${hex}${more}`);
  const { page } = await personInApp(browser, app.url, 'administrator', {
    ...{ ...DESK, hasTouch: false, isMobile: false, path: '/desk/settings/mail' },
  });
  const mails = page.getByRole('list', { name: 'Mails that wait' }).getByRole('listitem');
  await expect(mails).toHaveCount(50);
  await page.getByRole('link', { name: 'Show older' }).click();
  await expect(mails).toHaveCount(14);
  await page.getByRole('link', { name: 'Back to the newest' }).click();
  await expect(mails).toHaveCount(50);

  await expect(page.getByText('No mailbox is set up')).toBeVisible();
  await expect(page.getByText('Nothing proves the senders of mails')).toBeVisible();
  await pressHydrated(page.getByRole('button', { name: 'Change', exact: true }));
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Name your mail server writes').fill('two words');
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(sheet.getByText('Write the name alone, such as mx.example.org.')).toBeVisible();
  await clean(page, 'whose mails are believed');
  await sheet.getByLabel('Name your mail server writes').fill('mx.example.org');
  await sheet.getByRole('button', { name: /A mail of a known sender that is not proven/ }).click();
  await page.getByRole('option', { name: 'Waits for an administrator' }).click();
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(sheet).toHaveCount(0);
  await expect(page.getByText(/Whether a mail comes from its sender, mx\.example\.org says\./)).toContainText(
    'What is not proven waits here, unless it brings the code of an answer.',
  );
});
