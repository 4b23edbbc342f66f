import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { repeat } from './repeat';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('runs at once and then every span', async () => {
  const task = vi.fn(async () => undefined);
  const repeating = repeat(1_000, task, () => undefined);
  await vi.advanceTimersByTimeAsync(0);
  expect(task).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(task).toHaveBeenCalledTimes(4);
  await repeating.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(task).toHaveBeenCalledTimes(4);
});

test('one at a time, and once more when asked during a run', async () => {
  let end: () => void = () => {};
  let underWay = 0;
  const task = vi.fn(async () => {
    expect(++underWay).toBe(1);
    await new Promise<void>((resolve) => {
      end = resolve;
    });
    underWay--;
  });
  const repeating = repeat(1_000, task, () => undefined);
  await vi.advanceTimersByTimeAsync(5_000);
  repeating.now();
  repeating.now();
  expect(task).toHaveBeenCalledTimes(1);
  end();
  await vi.advanceTimersByTimeAsync(0);
  expect(task).toHaveBeenCalledTimes(2);
  end();
  await repeating.stop();
  expect(task).toHaveBeenCalledTimes(2);
});

test('goes on after a failure and tells about it', async () => {
  const failed = vi.fn();
  const task = vi.fn(async () => {
    throw new Error('away');
  });
  const repeating = repeat(1_000, task, failed);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(task).toHaveBeenCalledTimes(2);
  expect(failed).toHaveBeenCalledTimes(2);
  await repeating.stop();
});

test('now() runs before the span is over', async () => {
  const task = vi.fn(async () => undefined);
  const repeating = repeat(60_000, task, () => undefined);
  await vi.advanceTimersByTimeAsync(10);
  repeating.now();
  await vi.advanceTimersByTimeAsync(0);
  expect(task).toHaveBeenCalledTimes(2);
  await repeating.stop();
});
