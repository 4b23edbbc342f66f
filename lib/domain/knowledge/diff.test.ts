import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffLines } from './diff';

const signs = { same: ' ', gone: '-', new: '+' };
const diff = (older: string, newer: string) =>
  diffLines(older, newer).map(({ kind, text }) => `${signs[kind]}${text}`);

it.each([
  ['a\nb\nc', 'a\nb\nc', [' a', ' b', ' c']],
  ['a\nb\nc', 'a\nx\nc', [' a', '-b', '+x', ' c']],
  ['a\nb', 'a\nb\nc', [' a', ' b', '+c']],
  ['b', 'a\nb', ['+a', ' b']],
  ['', 'a', ['-', '+a']],
])('%j to %j', (older, newer, lines) => {
  expect(diff(older, newer)).toEqual(lines);
});

const text = fc
  .array(fc.constantFrom('one', 'two', 'three', ''), { maxLength: 12 })
  .map((lines) => lines.join('\n'));

it('gives both texts back', () => {
  fc.assert(
    fc.property(text, text, (older, newer) => {
      const lines = diffLines(older, newer);
      const of = (kind: 'gone' | 'new') =>
        lines.flatMap((line) => (line.kind === 'same' || line.kind === kind ? [line.text] : [])).join('\n');
      expect([of('gone'), of('new')]).toEqual([older, newer]);
    }),
  );
});
