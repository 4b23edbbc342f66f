import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { ROLES } from '#domain/access/roles';
import { inRoot, root } from '../../scripts/lib/paths.mjs';
import { type App, startApp } from '../support/app-server';
import { test } from '../support/e2e-test';
import { account, signInOver } from './people';

/** Attack A43: what only the server knows is in nothing that leaves it, nor in what it logs. */

const SECRET = 'a-secret-that-only-this-test-knows-0123456789';
/** What code of the server cannot do without, and code of a browser never says. */
const SERVER_ONLY =
  /NEXTAUTH_SECRET|DATABASE_URL|HOLDFAST_VAPID|argon2|mysql2|innodb|password_hash|passwordHash|audit_value|nodemailer/i;

/** As a page, as what Next fetches of it, as data. */
const WAYS: Record<string, string>[] = [{}, { RSC: '1' }, { accept: 'application/json' }];

let app: App;
test.beforeAll(async () => {
  app = await startApp({ env: { NEXTAUTH_SECRET: SECRET, HOLDFAST_LOG: 'debug' } });
});
test.afterAll(() => app.dispose());

/** What no answer and no line of a log may hold. */
function secrets(): [string, string][] {
  const database = new URL(app.databaseUrl);
  return [
    ['secret of the sessions', SECRET],
    ['password of the database', decodeURIComponent(database.password)],
    ['name of the database', database.pathname.slice(1)],
    ['a hash', '$argon2'],
    ['place of the program', root],
  ];
}

function expectNone(where: string, text: string, more: [string, string][] = []): void {
  const found = [...secrets(), ...more].filter(([, secret]) => secret !== '' && text.includes(secret));
  expect([where, found.map(([name]) => name)]).toEqual([where, []]);
}

test('nothing of the server is in what browsers load', () => {
  const folder = inRoot('.next/static');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.\w+$/.test(name),
  );
  expect(files.filter((name) => name.endsWith('.map'))).toEqual([]);
  const texts = files.filter((name) => /\.(js|css)$/.test(name));
  expect(texts.length).toBeGreaterThan(20);
  for (const [name, text] of [
    ...texts.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')] as const),
    ...['sw.js', 'sw-acts.js'].map((name) => [name, readFileSync(inRoot('public', name), 'utf8')] as const),
  ]) {
    expect([name, SERVER_ONLY.exec(text)?.[0] ?? null]).toEqual([name, null]);
    expect([name, text.includes('sourceMappingURL=')]).toEqual([name, false]);
    expect([name, text.includes(root) || text.includes(`${os.homedir()}/`)]).toEqual([name, false]);
  }
});

test('no page, no payload and no error says one, whoever asks', async () => {
  const pages = ['/desk', '/desk/tickets', '/desk/people', '/desk/settings/jobs', '/desk/settings/audit'];
  for (const role of [null, ...ROLES]) {
    const { cookie } = role ? await signInOver(app.url, account(role)) : { cookie: '' };
    for (const place of ['/', '/sign-in', '/app', '/account', '/register', '/nowhere', ...pages])
      for (const headers of WAYS) {
        const answer = await fetch(app.url + place, { headers: { cookie, ...headers } });
        expectNone(`${place} as ${role}`, await answer.text());
      }
    for (const [method, place, body] of [
      ['POST', '/api/sync/push', '{"half":'],
      ['POST', '/api/sync/pull', '[]'],
      ['GET', '/api/desk/tickets?sort=__proto__', undefined],
      ['GET', '/api/desk/tickets?older=%00', undefined],
      ['POST', '/api/auth/callback/password', 'csrfToken=wrong'],
      ['POST', '/desk', '0:["$@1"]'],
    ] as const) {
      const headers = { cookie, origin: app.url, 'next-action': 'f'.repeat(42) };
      const answer = await fetch(app.url + place, { method, headers, body, redirect: 'manual' });
      const text = await answer.text();
      expectNone(`${method} ${place} as ${role}`, text);
      expect([place, /\bat .+:\d+:\d+|node_modules|SQLSTATE|ER_[A-Z]+/.exec(text)?.[0] ?? null]).toEqual([
        place,
        null,
      ]);
    }
  }
});

test('nor does the log, not even of a sign-in that fails', async () => {
  const password = 'a password nobody may read in a log';
  const { email } = account('technician');
  await signInOver(app.url, { email, password }).catch(() => undefined);
  const { cookie } = await signInOver(app.url, account('technician'));
  const token = cookie.slice(cookie.indexOf('=') + 1);
  await fetch(`${app.url}/api/desk/tickets?older=%00`, { headers: { cookie } });
  await fetch(`${app.url}/reset/a-token-of-a-link-0123456789`);
  const log = app.output();
  expect(log.length).toBeGreaterThan(0);
  const folder = path.basename(root);
  expectNone('the log', log.replaceAll(root, folder), [
    ['a wrong password', password],
    ['a right password', account('technician').password],
    ['a session', token],
    ['a link', 'a-token-of-a-link-0123456789'],
  ]);
});
