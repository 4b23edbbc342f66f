import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ticketRow } from '#tests/support/local-client';
import { onlooker } from './ahead';
import { showAhead } from './show-ahead';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { hidden: true });
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const before = ticketRow({ state: 'assigned' });
const after = { ...before, state: 'in_progress' as const };
const stored = { ...after, stateSince: before.stateSince + 1 };

test('a ticket is shown as it will be, until the store has another row; taken back, it is what it was', () => {
  const look = onlooker();
  const { end } = showAhead(before, after);
  expect([look(before), look(stored)]).toEqual([after, stored]);
  end(true);
  // A list that is slow to read is not told that nothing happened.
  expect(look(before)).toBe(after);
  expect(look(stored)).toBe(stored);
  expect(look(before)).toBe(before);
});

test('whoever comes to look after it was stored sees the row of the store', () => {
  const { end } = showAhead(before, after);
  end(true);
  vi.advanceTimersByTime(1);
  expect(onlooker()(before)).toBe(before);
});

test('what the store refuses is gone at once, and what it took is forgotten after a while', () => {
  const look = onlooker();
  showAhead(before, after).end(false);
  expect(look(before)).toBe(before);
  showAhead(before, after).end(true);
  expect(look(before)).toBe(after);
  vi.advanceTimersByTime(10_000);
  expect(look(before)).toBe(before);
});

test('a step on a row that is itself painted ahead is shown over the same row of the store', () => {
  const look = onlooker();
  const held = { ...after, state: 'on_hold' as const };
  showAhead(before, after);
  const { end } = showAhead(after, held);
  expect(look(before)).toBe(held);
  end(false);
});
