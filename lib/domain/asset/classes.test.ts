import { expect, test } from 'vitest';
import { foldTag } from './asset';
import {
  type AssetClass,
  type Attribute,
  attributesOf,
  firstFault,
  isServiceClass,
  lineOf,
  valueFault,
} from './classes';

const attribute = (key: string, over: Partial<Attribute> = {}): Attribute => ({
  ...{ key, label: key, kind: 'text', choices: [], unit: '', required: false },
  ...over,
});
const made = (id: string, parentId: string | null, over: Partial<AssetClass> = {}): [string, AssetClass] => [
  id,
  { id, name: id, parentId, icon: 'box', service: false, attributes: [], active: true, ...over },
];

const classes = new Map([
  made('hardware', null, { attributes: [attribute('vendor'), attribute('note')] }),
  made('computer', 'hardware', { attributes: [attribute('memory', { kind: 'number', unit: 'GB' })] }),
  made('laptop', 'computer', { attributes: [attribute('note', { required: true })] }),
  made('service', null, { service: true }),
  made('mail', 'service'),
  made('a', 'b'),
  made('b', 'a'),
]);

test('a class has what those above it have; the nearer one decides', () => {
  expect(attributesOf('laptop', classes).map(({ key, required }) => [key, required])).toEqual([
    ['vendor', false],
    ['note', true],
    ['memory', false],
  ]);
  expect(attributesOf(null, classes)).toEqual([]);
});

test('classes that stand above each other end the line', () => {
  expect(lineOf('a', classes).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(lineOf('gone', classes)).toEqual([]);
});

test('what is beneath services is one', () => {
  expect(isServiceClass('mail', classes)).toBe(true);
  expect(isServiceClass('laptop', classes)).toBe(false);
});

test.each([
  ['number', 16, null],
  ['number', '16', 'notNumber'],
  ['number', Number.NaN, 'notNumber'],
  ['date', '2027-02-28', null],
  ['date', '2027-02-29', 'notDate'],
  ['date', '28.2.2027', 'notDate'],
  ['choice', 'red', null],
  ['choice', 'blue', 'notChoice'],
  ['yesno', false, null],
  ['yesno', 'no', 'notYesNo'],
  ['text', 'x'.repeat(500), null],
  ['text', 'x'.repeat(501), 'long'],
  ['text', 5, 'notText'],
] as const)('%s: %s is %s', (kind, value, fault) => {
  expect(valueFault(attribute('one', { kind, choices: ['red'] }), value)).toBe(fault);
});

test('what has to be there and is not, is the first that is told', () => {
  expect(firstFault(attributesOf('laptop', classes), { memory: 'much' })).toEqual({
    key: 'note',
    fault: 'missing',
  });
  expect(firstFault(attributesOf('laptop', classes), { note: 'n', memory: 'much' })).toEqual({
    ...{ key: 'memory', fault: 'notNumber' },
  });
  expect(firstFault(attributesOf('laptop', classes), { note: 'n', memory: 8 })).toBeNull();
});

test('tags are one however they are typed', () => {
  expect(foldTag(' ap-r2-014 ')).toBe('AP-R2-014');
  expect(foldTag('ａｐ-1')).toBe('AP-1');
});
