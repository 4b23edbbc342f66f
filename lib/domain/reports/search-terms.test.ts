import { expect, test } from 'vitest';
import { isEmptySearch, parseSearch } from './search-terms';

test('a number is found as people write it', () => {
  for (const text of ['INC-004127', 'inc-4127', 'INC 4127', 'inc004127', '4127', ' 004127 ']) {
    expect(parseSearch(text).number).toBe('INC-004127');
  }
  expect(parseSearch('INC-4127').words).toEqual([]);
  expect(parseSearch('365').words).toEqual(['365']);
  expect(parseSearch('4127x').number).toBeNull();
  expect(parseSearch('1234567890').number).toBeNull();
});

test('no sign that a database understands comes through', () => {
  const terms = parseSearch('+printer -ward* "label (x)" ~<>@% \\ _');
  expect([...terms.words, ...terms.loose]).toEqual(['printer', 'ward', 'label', 'x']);
  expect(isEmptySearch(parseSearch('+-*"()~<>@%_\\'))).toBe(true);
});

test('words that an index of words lacks are kept apart', () => {
  expect(parseSearch('to the VPN in OR 3')).toMatchObject({
    words: ['vpn'],
    loose: ['to', 'the', 'in', 'or', '3'],
  });
  expect(parseSearch('プリンター')).toMatchObject({ words: [], loose: ['プリンター'] });
  expect(parseSearch('Übertragung schlägt')).toMatchObject({ words: ['übertragung', 'schlägt'] });
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
  expect(parseSearch('x'.repeat(100_000)).words).toEqual(['x'.repeat(84)]);
});
