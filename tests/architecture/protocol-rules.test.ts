import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { filesUnder } from './doors-found';

const RULES = Array.from({ length: 29 }, (_, n) => `P${n + 1}`);
/** What a test, or a group of tests, is called. */
const TITLE = /\b(?:it|test|describe)(?:\.\w+(?:\([^)]*\))?)*\(\s*(['"`])((?:(?!\1).)*)\1/gs;

const root = path.resolve(import.meta.dirname, '../..');
const titles = ['lib', 'tests', 'components', 'db', 'scripts']
  .flatMap((folder) => filesUnder(folder, (name) => /\.(test|spec)\.tsx?$/.test(name)))
  .flatMap((file) => [...readFileSync(path.join(root, file), 'utf8').matchAll(TITLE)])
  .map((match) => match[2] ?? '');
const named = (rule: string) => titles.filter((title) => new RegExp(`\\b${rule}\\b`).test(title));

test('every rule of the protocol has a test that names it', () => {
  expect(named('P1').length).toBeGreaterThan(3);
  expect(RULES.filter((rule) => named(rule).length === 0)).toEqual([]);
});
