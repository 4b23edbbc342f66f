import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { listen } from './stream';

/** What a browser has, without its network. */
class Source {
  static readonly CLOSED = 2;
  static made: Source[] = [];
  readyState = 0;
  onopen = () => {};
  onmessage = (_: { data: string }) => {};
  onerror = () => {};
  constructor() {
    Source.made.push(this);
  }
  close() {
    this.readyState = Source.CLOSED;
  }
  refuse() {
    this.readyState = Source.CLOSED;
    this.onerror();
  }
}
const last = () => Source.made.at(-1) as Source;

beforeEach(() => {
  Source.made = [];
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Source);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('P28 tells how far the feed goes, and that it is back', () => {
  const heads: (number | null)[] = [];
  listen(
    (head) => heads.push(head),
    () => {},
  );
  last().onopen();
  last().onmessage({ data: '7' });
  expect(heads).toEqual([null, 7]);
});

it('a stream that the browser opens again by itself is left to it', () => {
  const stream = listen(
    () => {},
    () => {},
  );
  last().onerror();
  vi.advanceTimersByTime(60_000);
  stream.heard();
  expect(Source.made).toHaveLength(1);
});

it('one that was refused is tried again: soon where the server answers otherwise, and not all the time', () => {
  let lost = 0;
  const stream = listen(
    () => {},
    () => lost++,
  );
  last().refuse();
  vi.advanceTimersByTime(2_000);
  for (let i = 0; i < 3; i++) stream.heard();
  vi.advanceTimersByTime(999);
  expect(Source.made).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(Source.made).toHaveLength(2);
  // The wait of the first refusal is over with it.
  stream.heard();
  vi.advanceTimersByTime(60_000);
  expect(Source.made).toHaveLength(2);
  last().refuse();
  vi.advanceTimersByTime(30_000);
  expect(Source.made).toHaveLength(3);
  expect(lost).toBe(2);
});

it('what was closed stays closed', () => {
  const stream = listen(
    () => {},
    () => {},
  );
  last().refuse();
  stream.close();
  vi.advanceTimersByTime(60_000);
  stream.heard();
  expect(Source.made).toHaveLength(1);
});
