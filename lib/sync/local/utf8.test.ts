import { expect, it } from 'vitest';
import { utf8Length } from './utf8';

it.each(['', 'plain', 'Zürich', '漢字', '🙂 x', '\ud800'])('counts the bytes of %j', (text) => {
  expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
});
