import { expect, test } from 'vitest';
import type { Attribute } from '#domain/asset/classes';
import { BLANK, centsOf, formFaults, ontoNow, savedOf, type Typed } from './form-values';

const memory: Attribute = {
  key: 'memory',
  label: 'Memory',
  kind: 'number',
  choices: [],
  unit: 'GB',
  required: true,
};
const typed = (over: Partial<Typed> = {}): Typed => ({ ...BLANK, tag: 'AP-1', name: 'Radio', ...over });

test.each([
  ['', null],
  ['249', 24_900],
  ['249.5', 24_950],
  ['249,05', 24_905],
  ['1.249,00', undefined],
  ['much', undefined],
])('an amount of "%s"', (text, cents) => {
  expect(centsOf(text)).toBe(cents);
});

test('what is missing is said beside its field', () => {
  expect(formFaults(BLANK, [memory])).toEqual({
    ...{ tag: 'needTag', name: 'needName', 'attribute:memory': 'value.missing' },
  });
  expect(
    formFaults(typed({ cost: '5', warrantyUntil: '30.6.2027', attributes: { memory: 'lots' } }), [memory]),
  ).toEqual({
    ...{ currency: 'needCurrency', warrantyUntil: 'notDay', 'attribute:memory': 'value.notNumber' },
  });
  expect(formFaults(typed({ attributes: { memory: '16' } }), [memory])).toEqual({});
});

test('numbers are sent as such, and what is empty is left out', () => {
  const attributes = { memory: '16,5', note: '', old: 'kept' };
  expect(savedOf(typed({ attributes, place: ' ', cost: '10' }), [memory])).toMatchObject({
    ...{ attributes: { memory: 16.5, old: 'kept' }, place: null, costCents: 1_000, warrantyUntil: null },
  });
});

test('what others changed meanwhile stays, also of the values of a class', () => {
  const from = typed({ attributes: { memory: '8', disk: '100' } });
  const mine = { ...from, place: 'Cellar', attributes: { memory: '16', disk: '100' } };
  const now = { ...from, name: 'Radio 2', attributes: { memory: '8', disk: '200' } };
  expect(ontoNow(from, mine, now)).toEqual({
    ...{ ...from, name: 'Radio 2', place: 'Cellar', attributes: { memory: '16', disk: '200' } },
  });
});
