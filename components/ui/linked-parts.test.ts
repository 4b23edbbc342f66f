import { expect, test } from 'vitest';
import { linkedParts } from './linked-parts';

const hrefs = (text: string) => linkedParts(text).flatMap(({ href }) => href ?? []);

test.each([
  ['See https://wiki.example/printers.', ['https://wiki.example/printers']],
  [
    '(https://wiki.example/a_(b)) and https://x.example!',
    ['https://wiki.example/a_(b)', 'https://x.example/'],
  ],
  ['HTTP://Example.ORG/Path?q=1&r=2#top, then', ['http://example.org/Path?q=1&r=2#top']],
  ['https://intranet:8443/x', ['https://intranet:8443/x']],
  ['https://例え.example/パス', ['https://xn--r8jz45g.example/%E3%83%91%E3%82%B9']],
  ['„https://a.example/b”', ['https://a.example/b']],
])('%s leads to %j', (text, expected) => {
  expect(hrefs(text)).toEqual(expected);
});

test.each([
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'ftp://files.example',
  'www.example.org',
  'https://bank.example@evil.example/',
  'https://user:secret@evil.example/',
  'https://',
  'https://%zz.example',
  'xhttps://glued.example',
])('%s leads nowhere', (text) => {
  expect(hrefs(text)).toEqual([]);
});

test('A14 an address ends where an attribute or a tag would', () => {
  expect(hrefs(`https://a.example/"onmouseover="alert(1)`)).toEqual(['https://a.example/']);
  expect(hrefs(`https://a.example/'onclick='alert(1)`)).toEqual(['https://a.example/']);
  expect(hrefs('https://a.example/<img src=x onerror=alert(1)>')).toEqual(['https://a.example/']);
  expect(hrefs('https://a.example/\u202egnp.exe')).toEqual(['https://a.example/']);
});

test('nothing of a text is lost or changed', () => {
  const texts = [
    '',
    'plain',
    'https://a.example',
    'a https://a.example, b (https://b.example) c\n\nhttps://',
    '🙂',
  ];
  for (const text of texts)
    expect(
      linkedParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
});

test('a text made to be slow is not', () => {
  const began = performance.now();
  for (const text of [
    `https://a${'.'.repeat(4_900)}x${')'.repeat(4_900)}`,
    `https://a${')'.repeat(9_990)}`,
    'https://a.example/)'.repeat(500),
    `https://a.example/${'.)'.repeat(4_900)}`,
  ])
    expect(linkedParts(text).length).toBeLessThan(1_001);
  // The quadratic way takes minutes.
  expect(performance.now() - began).toBeLessThan(1_000);
});
