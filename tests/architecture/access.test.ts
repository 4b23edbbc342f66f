import { describe, expect, test } from 'vitest';
import { ACCESS } from '#server/auth/access';
import {
  actionDoors,
  type Door,
  exportsOf,
  filesUnder,
  hiddenActions,
  pageDoors,
  parse,
  routeDoors,
} from './doors-found';

const passage = (key: string | null): string | undefined => (ACCESS as Record<string, string>)[key ?? ''];
const routes = routeDoors();
const pages = pageDoors();
const actions = actionDoors();
const where = (door: Door) => `${door.file} ${door.expected ?? door.key ?? '(no key)'}`;

test('the doors of the source are found at all', () => {
  expect(routes.map((door) => door.expected)).toContain('GET /api/health');
  expect(pages.map((door) => door.expected)).toEqual(
    expect.arrayContaining(['page /', 'page /app', 'page /sign-in']),
  );
  expect(actions.map((door) => door.key)).toContain('action doors/setup');
});

describe('every route handler', () => {
  test.each(routes.map((door) => [where(door), door] as const))('%s', (_, door) => {
    expect(door.key).toBe(door.expected);
    expect(passage(door.key)).toBeDefined();
    expect(door.wrapper).toBe(passage(door.key) === 'public' ? 'publicRoute' : 'route');
  });
});

describe('every page', () => {
  test.each(pages.map((door) => [where(door), door] as const))('%s', (_, door) => {
    expect(passage(door.expected)).toBeDefined();
    if (passage(door.expected) === 'public') return;
    expect(door).toMatchObject({ wrapper: 'page', key: door.expected });
  });
});

describe('every server action', () => {
  test.each(actions.map((door) => [where(door), door] as const))('%s', (_, door) => {
    expect(passage(door.key)).toBeDefined();
    expect(door.wrapper).toBe(passage(door.key) === 'public' ? 'publicAction' : 'action');
  });

  test('no action hides inside a function', () => {
    expect(hiddenActions()).toEqual([]);
  });

  test('no two actions share a key', () => {
    const keys = actions.map((door) => door.key);
    expect(keys).toEqual([...new Set(keys)]);
  });
});

test('every line of the table has a door', () => {
  const found = new Set(
    [...routes, ...pages].map((door) => door.expected).concat(actions.map((door) => door.key)),
  );
  expect(Object.keys(ACCESS).filter((key) => !found.has(key))).toEqual([]);
});

test('nothing is served past the table: no pages folder, no other files that Next serves', () => {
  const special =
    /^(?!page|layout|route|template|loading|error|global-error|not-found|global-not-found|default)[a-z-]+\d?\.(tsx?)$/;
  const served =
    /^(manifest|robots|sitemap|icon|apple-icon|opengraph-image|twitter-image|forbidden|unauthorized)\d?\./;
  const files = filesUnder('app', (name) => special.test(name) && served.test(name));
  expect(files.filter((file) => file !== 'app/manifest.ts')).toEqual([]);
});

describe('the reader itself', () => {
  test.each([
    ['export async function GET() {}', 'GET'],
    ['export { GET } from "./other"', '*'],
    ['export * from "./other"', '*'],
    ['export const GET = wrapped()', 'GET'],
    ['export default function Page() {}', 'default'],
  ])('%s', (text, name) => {
    expect(exportsOf(parse('x.ts', text)).map((one) => one.name)).toEqual([name]);
  });
});
