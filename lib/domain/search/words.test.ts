import { expect, test } from 'vitest';
import { folded, WORD_MAX, wordsOf } from './words';

test('a text is found by its words, each once, without case and accents', () => {
  expect(wordsOf('The Wi-Fi is down: Wi-Fi, DOWN in the Café!')).toEqual(['wi', 'fi', 'down', 'cafe']);
  expect(wordsOf('0x80070035 \u2014 100_percent')).toEqual(['0x80070035', '100', 'percent']);
  expect(wordsOf('+-*"()~<>@%_\\ the of')).toEqual([]);
});

test('one spelling: composed or not, wide or narrow, and letters with a base', () => {
  expect(folded('E\u0301cole \u00c9cole')).toBe('ecole ecole');
  expect(folded('\uff30\uff23 \uff8c\uff9f\uff98\uff9d\uff80')).toBe('pc プリンタ');
  expect(folded('Straße STRASSE Łódź Ørsted Æble')).toBe('strasse strasse lodz orsted aeble');
  expect(folded('한국어')).toBe('한국어');
  // Marks that are vowels are no accents.
  expect(wordsOf('हिन्दी')).toEqual(['हिन्दी']);
});

test('scripts without spaces are found by their pairs, and by a last sign', () => {
  expect(wordsOf('病棟の漏水')).toEqual(['病棟', '棟の', 'の漏', '漏水', '水']);
  expect(wordsOf('プリンター3F')).toEqual(['プリ', 'リン', 'ンタ', 'ター', 'ー', '3f']);
});

test('a long word is found by what it begins with; signs beyond 16 bits stay whole', () => {
  expect(wordsOf('x'.repeat(500))).toEqual(['x'.repeat(WORD_MAX)]);
  const [word] = wordsOf('𝔘𐐀'.repeat(40));
  expect([...(word ?? '')]).toHaveLength(WORD_MAX);
  expect(() => encodeURIComponent(word ?? '')).not.toThrow();
});
