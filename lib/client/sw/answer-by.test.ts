import { expect, test } from 'vitest';
import { answerBy, keptAddress, labelInApp } from './answer-by';

const origin = 'https://desk.example.org';
const ask = (path: string, over: { navigates?: boolean; partial?: boolean } = {}) =>
  answerBy({ url: new URL(path, origin), origin, navigates: false, partial: false, ...over });

test.each(['/app', '/app/', '/app/tickets/0192', '/app?x=1', '/app/report#a'])(
  'opening %s is answered by the shell',
  (path) => {
    expect(ask(path, { navigates: true })).toBe('shell');
  },
);
test.each(['/', '/desk', '/sign-in?next=/app', '/application', '/apple'])(
  'opening %s asks the network first',
  (path) => {
    expect(ask(path, { navigates: true })).toBe('page');
  },
);
test('the address of a label, and nothing beneath or beside it', () => {
  expect(ask('/t/ap-r2-014', { navigates: true })).toBe('label');
  expect(ask('/t/ap-r2-014')).toBe('network');
  for (const path of ['/t/', '/t/a/b', '/tickets/1', '/t'])
    expect(ask(path, { navigates: true })).toBe('page');
  const inApp = (path: string) => labelInApp(new URL(path, origin));
  expect(inApp('/t/new%20one?x=1')).toBe('/app/assets/scan?tag=new%20one');
  expect(inApp('/t/a%26tag%3Db')).toBe('/app/assets/scan?tag=a%26tag%3Db');
  expect(inApp('/t/%E0%A4')).toBeNull();
  expect(inApp('/desk')).toBeNull();
});
test.each(['/api/sync/pull', '/api/auth/signin', '/api'])('%s is never answered by the worker', (path) => {
  expect(ask(path)).toBe('network');
  expect(ask(path, { navigates: true })).toBe('network');
});
test.each(['/app?_rsc=abc', '/desk?_rsc=abc', '/_next/static/x.js?_rsc=1'])(
  'a part of a page (%s) is never kept',
  (path) => {
    expect(ask(path)).toBe('network');
  },
);
test('a part of a page is known by its headers too', () => {
  expect(ask('/app', { partial: true })).toBe('network');
  expect(ask('/app', { partial: true, navigates: true })).toBe('network');
});
test('files of the build and of public/', () => {
  expect(ask('/_next/static/chunks/a1b2.js?dpl=7')).toBe('file');
  expect(ask('/_next/static/media/arabic.woff2')).toBe('font');
  expect(ask('/theme.js')).toBe('file');
  expect(ask('/icons/icon-192.png')).toBe('file');
  expect(ask('/sw.js')).toBe('network');
  expect(ask('/_next/image?url=x')).toBe('network');
});
test('another origin is left alone', () => {
  expect(
    answerBy({
      url: new URL('https://other.example/_next/static/a.js'),
      origin,
      navigates: false,
      partial: false,
    }),
  ).toBe('network');
});
test('the deployment id does not count', () => {
  expect(keptAddress(new URL('/_next/static/a.js?dpl=7', origin))).toBe(`${origin}/_next/static/a.js`);
});
