import { expect, test } from 'vitest';
import { parseSearch } from './terms';

test('a number is found as people write it', () => {
  for (const text of ['INC-004127', 'inc-4127', 'INC 4127', 'inc004127', '4127', ' 004127 ']) {
    expect(parseSearch(text).numbers).toContain('INC-004127');
  }
  expect(parseSearch('INC-4127').words).toEqual([]);
  expect(parseSearch('365').words).toEqual(['365']);
  expect(parseSearch('4127x').numbers).toEqual([]);
  expect(parseSearch('1234567890').numbers).toEqual([]);
});

test('no sign that a database understands comes through', () => {
  const terms = parseSearch('+printer -ward* "label (x)" ~<>@% \\ _');
  expect([...terms.words, ...terms.loose]).toEqual(['printer', 'ward', 'label', 'x']);
  expect(parseSearch('+-*"()~<>@%_\\')).toMatchObject({ words: [], loose: [], numbers: [], key: null });
});

test('words that every text has count only where there are no others', () => {
  expect(parseSearch('to the VPN in 3')).toMatchObject({ words: ['vpn', '3'], loose: [] });
  expect(parseSearch('to be')).toMatchObject({ words: [], loose: ['to', 'be'] });
});

test('scripts without spaces are looked for by pairs that stand together', () => {
  expect(parseSearch('水')).toMatchObject({ words: ['水'], loose: [] });
  expect(parseSearch('漏水')).toMatchObject({ words: ['漏水'], loose: [] });
  expect(parseSearch('プリンター 3F')).toMatchObject({
    words: ['プリ', 'リン', 'ンタ', 'ター', '3f'],
    loose: ['プリンター'],
  });
});

test('a number without its kind may be of any', () => {
  expect(parseSearch('7').numbers).toEqual(['INC-000007', 'REQ-000007']);
  expect(parseSearch('req 7').numbers).toEqual(['REQ-000007']);
});

test('one spelling stands for all', () => {
  expect(parseSearch('Übertragung SCHLÄGT Straße').words).toEqual(['ubertragung', 'schlagt', 'strasse']);
});

test('names are words without figures, keys have figures and no spaces', () => {
  expect(parseSearch('Wei Li').names).toEqual(['wei', 'li']);
  expect(parseSearch('ward 7').names).toEqual([]);
  expect(parseSearch('jira:OPS-12').key).toBe('jira:OPS-12');
  expect(parseSearch('printer').key).toBeNull();
});

test('a text without end costs no more than a short one', () => {
  const terms = parseSearch(`${'(a+)+$ '.repeat(5_000)}`);
  expect(terms.words.length + terms.loose.length).toBeLessThanOrEqual(8);
  expect(parseSearch('x'.repeat(100_000)).words).toEqual(['x'.repeat(32)]);
});
