import { afterEach, beforeEach, expect, test, vi } from 'vitest';

async function ownOrigin(headers: Record<string, string>, url = '') {
  vi.resetModules();
  vi.stubEnv('HOLDFAST_URL', url);
  const module = await import('./origin');
  return module.ownOrigin(new Headers(headers));
}

beforeEach(() => {
  vi.stubEnv('DATABASE_URL', 'mysql://nobody:x@127.0.0.1:1/x');
  vi.stubEnv('NEXTAUTH_SECRET', 'x'.repeat(40));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const host = 'desk.example:8443';

test.each([
  ['same host', { host, origin: 'https://desk.example:8443' }, true],
  ['another host', { host, origin: 'https://evil.example' }, false],
  ['another port', { host, origin: 'https://desk.example' }, false],
  ['a sandboxed frame', { host, origin: 'null' }, false],
  ['no origin, said to be ours by the browser', { host, 'sec-fetch-site': 'same-origin' }, true],
  ['no origin, typed into the address bar', { host, 'sec-fetch-site': 'none' }, false],
  ['no origin, sister site', { host, 'sec-fetch-site': 'same-site' }, false],
  ['nothing at all', { host }, false],
  [
    'forwarded host set by a stranger',
    { host, origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    false,
  ],
])('without a configured address: %s', async (_, headers, own) => {
  expect(await ownOrigin(headers as Record<string, string>)).toBe(own);
});

test.each([
  ['the configured address', { host: '127.0.0.1:3000', origin: 'https://desk.example' }, true],
  ['the inner host', { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' }, false],
  ['another scheme', { host: 'desk.example', origin: 'http://desk.example' }, false],
  ['a sandboxed frame', { host: 'desk.example', origin: 'null' }, false],
])('with a configured address: %s', async (_, headers, own) => {
  expect(await ownOrigin(headers as Record<string, string>, 'https://desk.example/')).toBe(own);
});
