import { expect, it } from 'vitest';
import { isKnownError, PROBLEM_STATES, problemLinkId, whysOf } from './problem';
import { afterStep, missingFor, PROBLEM_STEPS, possibleProblemSteps } from './steps';

it('every state is reached from new, and every one leads on', () => {
  const reached = new Set<string>(['new']);
  for (let n = 0; n < PROBLEM_STATES.length; n++)
    for (const state of PROBLEM_STATES)
      if (reached.has(state)) for (const step of PROBLEM_STEPS) reached.add(afterStep(state, step) ?? state);
  expect(reached.size).toBe(PROBLEM_STATES.length);
  for (const state of PROBLEM_STATES) expect(possibleProblemSteps(state).length).toBeGreaterThan(0);
});

it('nothing goes on from closed but to look into it again', () => {
  expect(possibleProblemSteps('closed')).toEqual(['reopen']);
  expect(afterStep('new', 'resolve')).toBeNull();
});

it('a known error says what helps, a resolved one what it was', () => {
  const bare = { state: 'investigating', rootCause: '', workaround: '', tasks: [] } as const;
  expect(missingFor(bare, 'knownError')).toBe('workaround');
  expect(missingFor(bare, 'resolve')).toBe('rootCause');
  expect(missingFor({ ...bare, workaround: 'Restart it', rootCause: 'Firmware' }, 'resolve')).toBeNull();
  expect(isKnownError({ state: 'known_error', workaround: 'Restart it' })).toBe(true);
  expect(isKnownError({ state: 'resolved', workaround: 'Restart it' })).toBe(false);
});

it('whys are a chain, and a tie is one however often it is made', () => {
  expect(whysOf('It was hot\n\nThe fan stood still')).toEqual(['It was hot', 'The fan stood still']);
  const [a, b] = ['0193b1f2-0000-7000-8000-000000000001', '0193b1f2-0000-7000-8000-0000000000ff'];
  expect(problemLinkId(a, b)).toBe(problemLinkId(a, b));
  expect(problemLinkId(a, b)).not.toBe(problemLinkId(a, a));
});
