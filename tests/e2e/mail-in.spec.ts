import { expect } from '@playwright/test';
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
    [hex.repeat(64), subject, `${EVIL}\nIt is loud.`],
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
