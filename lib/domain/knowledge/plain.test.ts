import { expect, it } from 'vitest';
import { excerptOf, plainText } from './plain';

it('leaves the signs of Markdown out', () => {
  const text =
    '# Jam\n\n1. Open **flap A**\n- [ ] then `B`\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[here](https://a.example)';
  expect(plainText(text)).toBe('Jam Open flap A then B a b 1 2 here');
});

it('shows the piece in which something was found', () => {
  const text = `${'Many words come first. '.repeat(20)}The fuser is hot. ${'More follow. '.repeat(20)}`;
  const piece = excerptOf(text, new Set(['fuser']));
  expect(piece).toContain('The fuser is hot.');
  expect(piece.length).toBeLessThan(180);
  expect(excerptOf(text, new Set(['nowhere']))).toMatch(/^Many words/);
  expect(excerptOf('Short', new Set())).toBe('Short');
});
