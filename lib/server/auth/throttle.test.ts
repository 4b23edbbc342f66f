import { expect, test } from 'vitest';
import { Throttle } from './throttle';

const T = 1_800_000_000_000;

function guess(
  throttle: Throttle,
  times: number,
  peer: (n: number) => string,
  account = 'a@x.example',
  now = T,
) {
  for (let n = 0; n < times; n += 1) throttle.ask(account, peer(n), now);
}

test('mistyping a few times costs nothing', () => {
  const throttle = new Throttle();
  guess(throttle, 4, () => '10.0.0.1');
  expect(throttle.ask('a@x.example', '10.0.0.1', T)).toEqual({ kind: 'go', pause: 0 });
});

test('guessing on from one address waits longer each time, never longer than 30 s', () => {
  const throttle = new Throttle();
  const waits: number[] = [];
  let now = T;
  while (waits.length < 8) {
    const verdict = throttle.ask('a@x.example', '10.0.0.1', now);
    if (verdict.kind === 'go') continue;
    waits.push(verdict.ms);
    now += verdict.ms;
  }
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
});

test('the wait ends by itself', () => {
  const throttle = new Throttle();
  guess(throttle, 5, () => '10.0.0.1');
  expect(throttle.ask('a@x.example', '10.0.0.1', T + 999).kind).toBe('wait');
  expect(throttle.ask('a@x.example', '10.0.0.1', T + 1_000).kind).toBe('go');
});

test('a stranger cannot lock the owner out: 1000 wrong tries from 1000 addresses only add a short pause', () => {
  const throttle = new Throttle();
  guess(throttle, 1_000, (n) => `10.1.${n >> 8}.${n & 255}`);
  expect(throttle.ask('a@x.example', '192.0.2.7', T)).toEqual({ kind: 'go', pause: 2_000 });
});

test('trying many accounts from one address waits', () => {
  const throttle = new Throttle();
  for (let n = 0; n < 61; n += 1) throttle.ask(`p${n}@x.example`, '10.0.0.1', T);
  expect(throttle.ask('fresh@x.example', '10.0.0.1', T).kind).toBe('wait');
  expect(throttle.ask('fresh@x.example', '10.0.0.2', T).kind).toBe('go');
});

test('the right password clears the pair', () => {
  const throttle = new Throttle();
  guess(throttle, 6, () => '10.0.0.1');
  throttle.right('a@x.example', '10.0.0.1', T);
  expect(throttle.ask('a@x.example', '10.0.0.1', T).kind).toBe('go');
});

test('counting starts again after a quarter of an hour', () => {
  const throttle = new Throttle();
  guess(throttle, 50, () => '10.0.0.1');
  expect(throttle.ask('a@x.example', '10.0.0.1', T + 15 * 60_000)).toEqual({ kind: 'go', pause: 0 });
});

test('many tries at the same moment are not all let through', () => {
  const throttle = new Throttle();
  const verdicts = Array.from({ length: 68 }, () => throttle.ask('a@x.example', '10.0.0.1', T).kind);
  expect(verdicts.filter((kind) => kind === 'go')).toHaveLength(5);
});

test('a house behind one address, where people mistype now and then all day, never waits', () => {
  const throttle = new Throttle();
  for (let n = 0; n < 2_000; n += 1) {
    const now = T + n * 30_000;
    expect(throttle.ask(`p${n}@x.example`, '10.0.0.1', now).kind).toBe('go');
    throttle.ask(`q${n}@x.example`, '10.0.0.1', now);
    throttle.right(`q${n}@x.example`, '10.0.0.1', now);
  }
});
