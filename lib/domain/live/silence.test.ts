import { expect, test } from 'vitest';
import { DARK_AFTER } from '../assign/choose';
import { silentSince } from './silence';

const NOW = 100 * DARK_AFTER;
const dark = { onShift: true, awayUntil: null, lastContact: NOW - DARK_AFTER - 1 };

test('who should be at it and is without contact is told, with when they were heard of last', () => {
  expect(silentSince('in_progress', dark, NOW)).toBe(dark.lastContact);
  expect(silentSince('assigned', dark, NOW)).toBe(dark.lastContact);
});
test('nothing is said of who was here, never was, is off or away, or of work that waits or is over', () => {
  expect(silentSince('in_progress', { ...dark, lastContact: NOW - DARK_AFTER }, NOW)).toBeNull();
  expect(silentSince('in_progress', { ...dark, lastContact: null }, NOW)).toBeNull();
  expect(silentSince('in_progress', { ...dark, onShift: false }, NOW)).toBeNull();
  expect(silentSince('in_progress', { ...dark, awayUntil: NOW + 1 }, NOW)).toBeNull();
  expect(silentSince('in_progress', { ...dark, awayUntil: NOW }, NOW)).toBe(dark.lastContact);
  for (const state of ['new', 'on_hold', 'resolved', 'closed', 'cancelled'] as const)
    expect(silentSince(state, dark, NOW)).toBeNull();
});
