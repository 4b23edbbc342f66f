import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '#domain/ticket/limits';
import { answerIn, fitted, plainText, titleOf } from './answer';

describe('an answer', () => {
  test.each([
    ['Yes.\n\nOn Fri, 27 Nov 2026, Desk <d@e.org> wrote:\n> It?\n> \n', 'Yes.'],
    ['Yes.\n\nOn Fri, 27 Nov 2026 at 10:00, A Very Long Name\n<desk@example.org> wrote:\n\n> It?', 'Yes.'],
    ['Ja.\n\nAm 27.11.2026 um 10:00 schrieb Desk:\n> It?', 'Ja.\n\nAm 27.11.2026 um 10:00 schrieb Desk:'],
    ['Yes please\nJohn Doe wrote:\n> x', 'Yes please'],
    ['Done\n\n-----Original Message-----\nFrom: Desk\nAnything', 'Done'],
    ['Done\n________________\nFrom: Desk\nSent: Friday\nTo: me\nSubject: x\n\ntext', 'Done'],
    ['Done\n-- \nAsha\nFinance', 'Done'],
    ['Done\n\nSent from my phone', 'Done'],
    ['Done\n-- \nAsha\n\nOn Friday somebody wrote:\n> x', 'Done'],
  ])('is what stands above what it answers: %j', (text, answer) => expect(answerIn(text)).toBe(answer));

  test.each([
    '> It?\nNo.\n> And this?\nYes.',
    'From: here it is two floors up.',
    'I wrote:\nnothing',
    `a\n--\n${'line\n'.repeat(30)}b`,
  ])('stays whole where something else follows: %j', (text) => expect(answerIn(text)).toBe(plainText(text)));

  const line = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '> x',
      '-- ',
      'On a day somebody wrote:',
      '-----Original Message-----',
      'From: a',
      'Sent: b',
      '',
    ),
  );
  test('is the beginning of the text, and never nothing where there is text', () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const whole = plainText(lines.join('\n'));
        const answer = answerIn(whole);
        expect(whole.startsWith(answer)).toBe(true);
        expect(answer === '').toBe(whole === '');
        expect(answerIn(answer).length).toBeLessThanOrEqual(answer.length);
      }),
    );
  });
});

test('text holds no controls, no halves of characters and nothing that turns it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(plainText(text)).not.toMatch(/[^\P{Cc}\n\t]|\p{Surrogate}|[\u202a-\u202e\u2066-\u2069]/u);
      expect(plainText(plainText(text))).toBe(plainText(text));
    }),
  );
});

test('what is too long is cut to what a comment holds, never inside a character', () => {
  expect(fitted('short')).toEqual({ text: 'short', isWhole: true });
  const cut = fitted('😀'.repeat(LIMITS.text));
  expect(cut.isWhole).toBe(false);
  expect(cut.text.length).toBeLessThanOrEqual(LIMITS.text);
  expect(cut.text).not.toMatch(/\p{Surrogate}/u);
});

test('a title is the subject without marks of answers, else the beginning of the text', () => {
  expect(titleOf('Re: AW: Fwd: Screen black', 'x')).toBe('Screen black');
  expect(titleOf('Re:', 'It is dark. Very.')).toBe('It is dark');
  expect(titleOf('x'.repeat(500), '').length).toBe(LIMITS.title);
});
