import type { Answer, Answers, Condition, Test } from './fields';

/**
 * Whether a condition holds. What was not answered, or not asked, is, reaches and equals nothing; "is not" holds of it.
 *
 * @param answers those of fields that are asked
 */
export function holds(condition: Condition, answers: Answers): boolean {
  const passes = (test: Test): boolean => passesTest(test, answers[test.field]);
  return condition.match === 'all' ? condition.tests.every(passes) : condition.tests.some(passes);
}

function passesTest({ is, value }: Test, answer: Answer | undefined): boolean {
  if (is === 'answered') return answer !== undefined;
  if (is === 'isNot') return !equals(answer, value);
  if (is === 'is') return equals(answer, value);
  // Days are compared as their text: YYYY-MM-DD is in their order.
  if (answer === undefined || value === null || typeof answer !== typeof value) return false;
  return is === 'atLeast' ? answer >= value : answer <= value;
}

const equals = (answer: Answer | undefined, value: string | number | null): boolean =>
  Array.isArray(answer) ? answer.includes(value) : answer === value;
