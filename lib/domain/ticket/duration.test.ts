import { describe, expect, it } from 'vitest';
import { parseMinutes } from './duration';

describe('time worked, as people write it', () => {
  it.each([
    ['25', 25],
    ['25 min', 25],
    ['25m', 25],
    ['1:30', 90],
    ['0:05', 5],
    ['1 h 30', 90],
    ['1h30m', 90],
    ['1h', 60],
    ['1.5 h', 90],
    ['1,5h', 90],
    ['0.1h', 6],
    [' 2 hours ', 120],
    ['24 h', 1440],
  ])('%s is %i minutes', (text, minutes) => {
    expect(parseMinutes(text)).toBe(minutes);
  });
  it.each(['', '0', '0:00', '25 h', '24:01', '-5', 'half an hour', '1:75', '1.2.3h', 'h', '1e3', '99999'])(
    '“%s” is no time',
    (text) => {
      expect(parseMinutes(text)).toBeNull();
    },
  );
});
