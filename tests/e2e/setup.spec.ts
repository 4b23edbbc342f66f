import { expect } from '@playwright/test';
import { type App, startApp } from '../support/app-server';
import { keepsWcag } from '../support/axe';
import { test } from '../support/e2e-test';

const TOKEN = 'what the start printed';
let app: App;
test.beforeAll(async () => {
  app = await startApp({ database: 'empty', env: { HOLDFAST_SETUP_TOKEN: TOKEN } });
});
test.afterAll(() => app.dispose());

test('an empty installation leads to setup; it is done once and the administrator signs in', async ({
  page,
}) => {
  await page.goto(`${app.url}/`);
  await expect(page).toHaveURL(/\/setup$/);
  await keepsWcag(page);

  const field = (name: string) => page.getByLabel(name, { exact: true });
  const create = page.getByRole('button', { name: 'Create administrator' });
  await create.click();
  await expect(field('Setup token')).toHaveAccessibleDescription('Enter the setup token.');
  await expect(field('Setup token')).toBeFocused();

  await field('Organisation').fill('Northwind Hospital');
  await field('Your name').fill('Henrike Aßmann');
  await field('Your e-mail').fill('henrike');
  await field('New password').fill('short');
  await field('Setup token').fill('not the token');
  await expect(field('Your e-mail')).toHaveAccessibleDescription(/such as name@example.org/);
  await expect(field('New password')).toHaveAccessibleDescription('Use at least 8 characters.');

  await field('Your e-mail').fill('henrike@northwind.example');
  await field('New password').fill('password123');
  await create.click();
  await expect(field('Setup token')).toHaveAccessibleDescription(/not the token/);
  await field('Setup token').fill(TOKEN);
  await create.click();
  await expect(field('New password')).toHaveAccessibleDescription(/first that are guessed/);
  await expect(field('Organisation')).toHaveValue('Northwind Hospital');
  await field('New password').fill('a few good words');
  await create.click();

  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page.getByText('Northwind Hospital, IT service')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Demo accounts' })).toHaveCount(0);
  await page.getByLabel('E-mail').fill('Henrike@Northwind.example');
  await page.getByLabel('Password', { exact: true }).fill('a few good words');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/desk$/);

  await page.goto(`${app.url}/setup`);
  await expect(page).not.toHaveURL(/\/setup$/);
});
