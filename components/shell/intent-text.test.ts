import { describe, expect, test } from 'vitest';
import { intentText, wordCount } from './intent-text';

describe('what a person wrote with an intent', () => {
  test.each([
    [{ ticketId: 'x', body: 'Both radios boot' }, 'Both radios boot'],
    [{ note: 'Changed it', code: 'replaced' }, 'Changed it'],
    [{ title: 'Door locked', description: '' }, 'Door locked'],
    [{ title: 'Door', description: 'Door locked since noon' }, 'Door locked since noon'],
    [{ ticketId: 'x' }, ''],
    [null, ''],
    [{ note: 7 }, ''],
  ])('%o', (args, text) => {
    expect(intentText(args)).toBe(text);
  });
});

test.each([
  ['', 0],
  ['  ', 0],
  ['one', 1],
  ['Both radios are booting.', 4],
  ['الطابعة لا تعمل', 3],
  ['…', 1],
])('%o has %i words', (text, count) => {
  expect(wordCount(text)).toBe(count);
});

test('of a form all that was filled in is kept', () => {
  expect(intentText({ answers: { name: 'SAP', n: 12, tools: ['a', 'b'] } })).toBe('SAP\n12\na, b');
});
