import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { takeLock } from './locks.mjs';
import { processIdentity } from './processes.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'holdfast-locks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a lock is taken once', () => {
  const file = path.join(folder, 'once');
  expect(takeLock(file)).toBe(true);
  expect(takeLock(file)).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe(processIdentity(process.pid));
});

test('a lock whose holder has ended is free, also when its number was given to another process', () => {
  const file = path.join(folder, 'stale');
  writeFileSync(file, `${process.pid}:some-other-beginning`);
  expect(takeLock(file)).toBe(true);
});

test('a lock that somebody is just writing is held', () => {
  const file = path.join(folder, 'empty');
  writeFileSync(file, '');
  expect(takeLock(file)).toBe(false);
});

test('one that was made and never written is nobody’s after a while: a full disk leaves it', () => {
  const file = path.join(folder, 'left');
  writeFileSync(file, '');
  const before = Date.now() / 1000 - 60;
  utimesSync(file, before, before);
  expect(takeLock(file)).toBe(true);
});
