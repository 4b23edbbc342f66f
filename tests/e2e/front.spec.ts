import http from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { test } from '../support/e2e-test';
import { account, signInOver } from './people';

/** What stands in front of Next: files of the build, and the answers that devices ask for all day. */

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** A request as it stands, without a client that tidies up its path, its headers or its body. */
function ask(
  origin: string | undefined,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { host, port } = new URL(String(origin));
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: options.method ?? 'GET',
        headers: { host, ...options.headers },
        agent: false,
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(parts),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(options.body);
  });
}

test('a file of the build comes in its smallest form, for good, and nothing beside the build is a file', async ({
  baseURL,
}) => {
  const page = await ask(baseURL, '/app');
  const script = /\/_next\/static\/chunks\/[\w.~-]+\.js/.exec(page.body.toString())?.[0] ?? '';
  const plain = await ask(baseURL, script);
  const small = await ask(baseURL, script, { headers: { 'accept-encoding': 'gzip, br' } });
  expect(plain.status).toBe(200);
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(small.headers).toMatchObject({
    'content-encoding': 'br',
    vary: 'Accept-Encoding',
    'cache-control': 'public,max-age=31536000,immutable',
  });
  expect(brotliDecompressSync(small.body).equals(plain.body)).toBe(true);

  for (const path of [
    '/_next/static/nothing.js',
    '/_next/static/../BUILD_ID',
    '/_next/static/%2e%2e/BUILD_ID',
    '/_next/static/..%2f..%2fpackage.json',
    '/_next/static/..\\..\\package.json',
    '/_next/static/%00',
    '/_next/static/%',
  ]) {
    const answer = await ask(baseURL, path);
    // Next writes backslashes as slashes and sends there.
    expect(answer.status === 308 ? 404 : answer.status, path).toBeGreaterThanOrEqual(400);
    expect(answer.status, path).toBeLessThan(500);
  }
});

test('a device is answered before Next, by the same rules', async ({ baseURL }) => {
  const origin = String(baseURL);
  const health = await ask(baseURL, '/api/health');
  // Next names its own headers there: their absence tells who answered.
  expect(health.headers.vary).toBe('Accept-Encoding');
  expect(health.body.toString()).toBe('{"status":"ok"}');
  expect((await ask(baseURL, '/api/desk/tickets')).status).toBe(401);
  expect((await ask(baseURL, '/api/sync/pull')).status).toBe(405);
  expect((await ask(baseURL, '/api/sync/pull/')).status).not.toBe(200);

  const { cookie } = await signInOver(origin, account('manager'));
  const list = await ask(baseURL, '/api/desk/tickets?view=all', {
    headers: { cookie, 'accept-encoding': 'br' },
  });
  expect(list.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'no-store' });
  expect(JSON.parse(brotliDecompressSync(list.body).toString()).rows.length).toBeGreaterThan(10);
  // A host no address can have is no reason to fail.
  const odd = await ask(baseURL, '/api/desk/tickets?view=all', { headers: { cookie, host: '[::bad' } });
  expect(odd.status).toBeLessThan(500);

  const push = (headers: Record<string, string>, body: string) =>
    ask(baseURL, '/api/sync/push', { method: 'POST', headers: { cookie, ...headers }, body });
  expect((await push({}, '{}')).status).toBe(403);
  expect((await push({ origin: 'https://elsewhere.example' }, '{}')).status).toBe(403);
  expect((await push({ origin }, '{"half":')).status).toBe(400);
  // Too long: announced, and in pieces without a word about the length.
  const long = JSON.stringify({ much: 'x'.repeat(600_000) });
  expect((await push({ origin, 'content-length': String(long.length) }, long)).status).toBe(400);
  expect((await push({ origin, 'transfer-encoding': 'chunked' }, long)).status).toBe(400);
});
