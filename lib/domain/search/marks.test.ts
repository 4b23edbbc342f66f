import { expect, test } from 'vitest';
import { markedParts } from './marks';

const shown = (text: string, ...found: string[]) =>
  markedParts(text, new Set(found))
    .map(({ text: part, isMarked }) => (isMarked ? `[${part}]` : part))
    .join('');

test('words are marked as they are written, whatever their case and accents', () => {
  expect(shown('Über die Brücke, ÜBER!', 'uber')).toBe('[Über] die Brücke, [ÜBER]!');
  expect(shown('Printer on ward 7', 'printer', '7')).toBe('[Printer] on ward [7]');
  expect(shown('Printer, sprint', 'print')).toBe('[Printer], sprint');
});

test('scripts without spaces are marked by the pairs that were found', () => {
  expect(shown('病棟の漏水', '漏水')).toBe('病棟の[漏水]');
});

test('nothing found marks nothing, and nothing is lost', () => {
  expect(shown('a <b> & "c"')).toBe('a <b> & "c"');
  expect(markedParts('', new Set())).toEqual([]);
});
