import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import webpush from 'web-push';
import { secretEnvironment } from './secrets.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'holdfast-secrets-'));
// What is set already wins over what is made here.
beforeAll(() => {
  for (const name of ['NEXTAUTH_SECRET', 'VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY'])
    vi.stubEnv(name, undefined);
});
afterAll(() => void vi.unstubAllEnvs());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('secrets are made once and only their owner may read them', () => {
  const first = secretEnvironment(folder);
  expect(secretEnvironment(folder)).toEqual(first);
  expect(statSync(path.join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(first.NEXTAUTH_SECRET.length).toBeGreaterThanOrEqual(48);
});

test('the push library accepts the keys', () => {
  const { VAPID_SUBJECT, VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY } = secretEnvironment(folder);
  expect(() => webpush.setVapidDetails(VAPID_SUBJECT, VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY)).not.toThrow();
});
