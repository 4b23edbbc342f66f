import { expect, type Page } from '@playwright/test';
import { keepsWcag } from '../support/axe';
import { test } from '../support/e2e-test';
import { pressHydrated } from '../support/hydrated';
import { account, signInOver } from './people';

// What the app installs for the time without signal comes after the doors, and costs as much as all of them.
test.use({ serviceWorkers: 'block' });

/** What the browser says it refused to run or load. */
function policyReports(page: Page): string[] {
  const reports: string[] = [];
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) reports.push(message.text());
  });
  return reports;
}

async function fillIn(page: Page, email: string, password: string) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
}

const errorAt = (page: Page, label: string) => page.getByLabel(label, { exact: true });

test('signed out, everything leads to the sign-in, and it breaks none of its own rules', async ({ page }) => {
  const reports = policyReports(page);
  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await pressHydrated(page.getByRole('button', { name: 'Show password' }));
  await expect(errorAt(page, 'Password')).toHaveAttribute('type', 'text');
  await keepsWcag(page);
  expect(reports).toEqual([]);
});

test('a wrong password says so at its field and keeps what was typed', async ({ page }) => {
  await page.goto('/sign-in');
  await fillIn(page, 'nobody@nordhaven.example', 'not the password');
  await page.keyboard.press('Enter');
  const field = errorAt(page, 'Password');
  await expect(field).toHaveAccessibleDescription(/E-mail or password is wrong/);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('not the password');
  await expect(page.getByLabel('E-mail')).toHaveValue('nobody@nordhaven.example');
  await field.press('End');
  await field.press('x');
  await expect(field).toHaveAccessibleDescription('');
});

test('without a connection it says that, and keeps what was typed', async ({ page, context }) => {
  await page.goto('/sign-in');
  await fillIn(page, account('requester').email, account('requester').password);
  const away = page.locator('form').getByText('You are offline; signing in needs the server.');
  await context.setOffline(true);
  await expect(away).toBeVisible();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(away).toBeVisible();
  await keepsWcag(page);
  await context.setOffline(false);
  await expect(away).toHaveCount(0);
  // A network that leads nowhere: only the try finds out, and again it ends by itself.
  await context.route(/\/api\/(auth|health)/, (route) => route.abort());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(away).toBeVisible();
  await context.unroute(/\/api\/(auth|health)/);
  await expect(away).toHaveCount(0);
  await expect(page.getByLabel('E-mail')).toHaveValue(account('requester').email);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/app/);
});

test('each person of the demonstration is two presses away from home', async ({ page, context }) => {
  const reports = policyReports(page);
  for (const [role, home] of [
    ['requester', /\/app$/],
    ['technician', /\/app$/],
    ['manager', /\/desk$/],
    ['administrator', /\/desk$/],
  ] as const)
    await test.step(`a ${role} of the demonstration is two presses away from home`, async () => {
      await context.clearCookies();
      await page.goto('/sign-in');
      await pressHydrated(page.getByRole('button', { name: account(role).name }));
      await expect(page.getByLabel('E-mail')).toHaveValue(account(role).email);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page).toHaveURL(home);
      expect(reports).toEqual([]);
      await page.goto('/sign-in');
      await expect(page).toHaveURL(home);
    });
});

test('after signing in one is where one wanted to go', async ({ page }) => {
  await page.goto('/desk');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fdesk$/);
  await fillIn(page, account('manager').email, account('manager').password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/desk$/);
});

test('the app starts under its policy at any of its addresses, and the policy allows no text as script', async ({
  page,
  context,
  baseURL,
}) => {
  const reports = policyReports(page);
  const { cookie } = await signInOver(String(baseURL), account('technician'));
  const at = cookie.indexOf('=');
  await context.addCookies([
    { name: cookie.slice(0, at), value: cookie.slice(at + 1), url: String(baseURL) },
  ]);
  for (const address of ['/app', '/app/search?q=1', '/app/tickets/0193b1f2-0000-7000-8000-00000000ffff']) {
    const response = await page.goto(address);
    const scripts =
      /script-src ([^;]*)/.exec((await response?.headerValue('content-security-policy')) ?? '')?.[1] ?? '';
    expect(scripts).toContain("'sha256-");
    // What reads labels by the camera is compiled; text is not.
    expect(scripts.replace("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe|nonce|\*|https?:/);
    await expect(page.getByRole('navigation').first()).toBeVisible();
    await expect(page).toHaveURL(new RegExp(address.replace('?', '\\?')));
  }
  const stopped = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.intruder = true';
    document.head.append(script);
    return !('intruder' in window);
  });
  expect(stopped).toBe(true);
  // In a turn of its own: what a test evaluates may itself evaluate text.
  const refused = await page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        setTimeout(() => {
          try {
            resolve(new Function('return false')() as boolean);
          } catch {
            resolve(true);
          }
        });
      }),
  );
  expect(refused).toBe(true);
  expect(reports.filter((report) => !/inline script|string as JavaScript/.test(report))).toEqual([]);
});

test('what is not there, and what is not for one, look alike and break no rule', async ({
  page,
  context,
  baseURL,
}) => {
  const reports = policyReports(page);
  const { cookie } = await signInOver(String(baseURL), account('requester'));
  const at = cookie.indexOf('=');
  await context.addCookies([
    { name: cookie.slice(0, at), value: cookie.slice(at + 1), url: String(baseURL) },
  ]);
  for (const address of ['/no-such-page', '/desk', '/desk/tickets']) {
    expect((await page.goto(address))?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
  }
  expect(reports).toEqual([]);
});

test('nobody is sent on to another site', async ({ page, context, baseURL }) => {
  for (const next of [
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/%5Cevil.example',
    '/api/auth/signout',
    'javascript:alert(1)',
  ])
    await test.step(`nobody is sent on to ${next}`, async () => {
      await context.clearCookies();
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
      await fillIn(page, account('requester').email, account('requester').password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL((url) => url.pathname !== '/sign-in');
      expect(new URL(page.url()).origin).toBe(new URL(String(baseURL)).origin);
      expect(new URL(page.url()).pathname).not.toContain('/api/');
    });
});

test('setup is closed once somebody administers, and nothing of the sign-in sticks out', async ({ page }) => {
  await test.step('setup is closed once somebody administers', async () => {
    await page.goto('/setup');
    await expect(page).toHaveURL(/\/sign-in$/);
  });
  for (const width of [320, 390, 1440])
    await test.step(`nothing sticks out at ${width} px`, async () => {
      await page.setViewportSize({ width, height: 700 });
      await page.goto('/sign-in');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(errorAt(page, 'E-mail')).toHaveAccessibleDescription(/Enter your e-mail/);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);
    });
});

test.describe('A30: sessions', () => {
  const hello = (origin: string, cookie: string) =>
    fetch(`${origin}/api/push/key`, { headers: { cookie } }).then((one) => one.status);

  test('a session planted before signing in is worth nothing afterwards, and the one before is over', async ({
    baseURL,
  }) => {
    const origin = String(baseURL);
    const first = await signInOver(origin, account('requester'));
    const second = await signInOver(origin, account('requester'), first.cookie);
    expect(second.cookie).not.toBe(first.cookie);
    await expect.poll(() => hello(origin, first.cookie), { timeout: 5_000 }).toBe(401);
    expect(await hello(origin, second.cookie)).toBe(200);
  });

  for (const door of ['own route', 'next-auth'] as const) {
    test(`signing out by ${door} makes a copy of the cookie useless and ends the stream`, async ({
      baseURL,
    }) => {
      const origin = String(baseURL);
      const { cookie } = await signInOver(origin, account('technician'));
      const stream = await fetch(`${origin}/api/sync/stream`, { headers: { cookie } });
      expect(stream.status).toBe(200);
      const ended = new Response(stream.body).text();

      if (door === 'own route') {
        const response = await fetch(`${origin}/api/session/end`, {
          method: 'POST',
          headers: { cookie, origin },
        });
        expect(response.status).toBe(204);
        expect(response.headers.get('set-cookie')).toMatch(/holdfast\.session=;.*Max-Age=0/);
      } else {
        const csrf = await fetch(`${origin}/api/auth/csrf`);
        const { csrfToken } = (await csrf.json()) as { csrfToken: string };
        const csrfCookie = csrf.headers.getSetCookie()[0]?.split(';')[0] ?? '';
        const headers = { cookie: `${cookie}; ${csrfCookie}`, origin };
        await fetch(`${origin}/api/auth/signout`, {
          method: 'POST',
          headers,
          body: new URLSearchParams({ csrfToken, json: 'true' }),
        });
      }

      await expect.poll(() => hello(origin, cookie), { timeout: 5_000 }).toBe(401);
      await expect(Promise.race([ended.then(() => 'ended'), timeout(5_000)])).resolves.toBe('ended');
    });
  }

  test('the cookie is out of reach of scripts and of other sites', async ({ page, context }) => {
    await page.goto('/sign-in');
    await fillIn(page, account('requester').email, account('requester').password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(/\/app/);
    const cookie = (await context.cookies()).find((one) => one.name.endsWith('holdfast.session'));
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(await page.evaluate(() => document.cookie)).not.toContain('holdfast.session');
  });
});

test('A31: tries that name a new address each time are still one stranger, and the owner still gets in', async ({
  baseURL,
}) => {
  const origin = String(baseURL);
  const victim = { email: 'a31-nobody@nordhaven.example', password: 'wrong password' };
  const answers: string[] = [];
  for (let n = 0; n < 12; n += 1) {
    const { text } = await signInOver(origin, victim, '', {
      'x-forwarded-for': `203.0.113.${n}`,
      'x-real-ip': `203.0.113.${n}`,
    });
    answers.push(text);
  }
  expect(answers.filter((text) => text.includes('slow_down')).length).toBeGreaterThanOrEqual(5);
  expect((await signInOver(origin, account('requester'))).cookie).not.toBe('');
});

const timeout = (ms: number) => new Promise<string>((resolve) => setTimeout(() => resolve('still open'), ms));
