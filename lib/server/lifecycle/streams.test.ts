import { expect, test, vi } from 'vitest';
import { isStopping, openStreams, registerStream, stopStreams } from './streams';

test('a stop ends every open stream once, and those that come later at once', () => {
  const open = vi.fn();
  const broken = vi.fn(() => {
    throw new TypeError('already closed');
  });
  const ended = vi.fn();
  registerStream(broken);
  registerStream(open);
  registerStream(ended)();
  expect(openStreams()).toBe(2);
  expect(isStopping()).toBe(false);

  stopStreams();
  stopStreams();
  expect(isStopping()).toBe(true);
  expect(open).toHaveBeenCalledTimes(1);
  expect(ended).not.toHaveBeenCalled();

  const late = vi.fn();
  registerStream(late);
  expect(late).toHaveBeenCalledTimes(1);
});
