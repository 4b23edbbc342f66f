import { describe, expect, test } from 'vitest';
import { judge, waitAsked } from './post-push';

describe('what a status means', () => {
  test.each([
    [201, 'reached'],
    [202, 'reached'],
    [404, 'gone'],
    [410, 'gone'],
    [429, 'later'],
    [408, 'later'],
    [500, 'later'],
    [503, 'later'],
    [301, 'refused'],
    [400, 'refused'],
    [401, 'refused'],
    [403, 'refused'],
    [413, 'refused'],
  ])('%i: %s', (status, kind) => {
    expect(judge(status, undefined, 0).kind).toBe(kind);
  });
});

describe('Retry-After', () => {
  test('seconds', () => expect(waitAsked('7', 0)).toBe(7_000));
  test('a date', () => expect(waitAsked('Thu, 01 Jan 1970 00:01:00 GMT', 10_000)).toBe(50_000));
  test.each(['', 'soon', '-3', 'Thu, 01 Jan 1970 00:00:01 GMT'])('%j says nothing', (header) => {
    expect(waitAsked(header, 60_000)).toBeUndefined();
  });
});
