import { expect, test } from 'vitest';
import { nextQuestion } from './next-question';

const open = { key: 'view=open', filters: 'view=open' };
const further = { key: 'view=open&older=1_a', filters: 'view=open' };
const all = { key: 'view=all', filters: 'view=all' };

test('another list is asked for with its length, a further part without', () => {
  expect(nextQuestion(open, open, null)).toBeNull();
  expect(nextQuestion(open, further, null)).toEqual({ whole: false });
  expect(nextQuestion(open, all, null)).toEqual({ whole: true });
});

test('an answer that comes late changes nothing in what is under way, and its length is not taken for another', () => {
  // While "all" was asked for, the further part of "open" arrived.
  expect(nextQuestion(further, all, all.key)).toBeNull();
  expect(nextQuestion(further, all, null)).toEqual({ whole: true });
  // What is under way is no longer wanted.
  expect(nextQuestion(open, all, further.key)).toEqual({ whole: true });
});
