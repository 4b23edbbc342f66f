import { describe, expect, it } from 'vitest';
import { Schedule } from './schedule';
import { StatusBoard } from './status';
import { SyncRefused, Unreachable } from './transport';

/** A schedule whose clock stands still and whose runs end when the test says so. */
function scene() {
  const waits: { ms: number; then: () => void }[] = [];
  const runs: { resolve(): void; reject(error: unknown): void }[] = [];
  const status = new StatusBoard();
  const run = () => new Promise<void>((resolve, reject) => void runs.push({ resolve, reject }));
  let visible = true;
  const feed = { read: 0, clock: 0 };
  const exchange = {
    run,
    status,
    get reached() {
      return feed.read;
    },
  };
  const schedule = new Schedule(exchange, {
    now: () => feed.clock,
    random: () => 1,
    visible: () => visible,
    after: (ms, then) => {
      const wait = { ms, then };
      waits.push(wait);
      return () => void waits.splice(waits.indexOf(wait), 1);
    },
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (error?: unknown) => {
    const last = runs.at(-1);
    if (error) last?.reject(error);
    else last?.resolve();
    await settle();
  };
  const fire = () => waits.shift()?.then();
  return { schedule, waits, runs, status, feed, end, fire, hide: () => (visible = false) };
}

describe('schedule', () => {
  it('asks again after a while, longer when nobody looks', async () => {
    const { schedule, waits, end, fire, hide } = scene();
    schedule.now();
    await end();
    expect(waits.map(({ ms }) => ms)).toEqual([15_000]);
    hide();
    fire();
    await end();
    expect(waits.map(({ ms }) => ms)).toEqual([60_000]);
  });

  it('waits longer after each failure, 15 s at most while somebody looks', async () => {
    const { schedule, waits, end, fire } = scene();
    const seen: number[] = [];
    schedule.now();
    for (let i = 0; i < 6; i++) {
      await end(new Unreachable('no network'));
      seen.push(waits[0]?.ms ?? 0);
      fire();
    }
    expect(seen).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  });

  it('an event does not wait for the timer', async () => {
    const { schedule, waits, runs, end } = scene();
    schedule.now();
    await end(new Unreachable('no network'));
    schedule.now();
    expect(runs).toHaveLength(2);
    expect(waits).toHaveLength(0);
  });

  it('an event during a run leads to another run, not to two at once', async () => {
    const { schedule, runs, end } = scene();
    schedule.now();
    schedule.now();
    schedule.now();
    expect(runs).toHaveLength(1);
    await end();
    expect(runs).toHaveLength(2);
    await end();
    expect(runs).toHaveLength(2);
  });

  it('Retry-After is kept, also by events', async () => {
    const { schedule, waits, runs, end, fire } = scene();
    schedule.now();
    await end(new SyncRefused({ error: 'busy' }, 8_000));
    expect(waits[0]?.ms).toBe(10_000);
    schedule.now();
    expect(runs).toHaveLength(1);
    fire();
    expect(runs).toHaveLength(2);
  });

  it('signed out it only looks now and then', async () => {
    const { schedule, waits, status, end } = scene();
    status.set({ signedOut: true });
    schedule.now();
    await end(new SyncRefused({ error: 'expired' }));
    expect(waits[0]?.ms).toBe(60_000);
  });

  it('stopped it never runs again', async () => {
    const { schedule, waits, runs, end } = scene();
    schedule.now();
    schedule.stop();
    await end();
    schedule.now();
    expect(runs).toHaveLength(1);
    expect(waits).toHaveLength(0);
  });

  it('a poke is followed at once, but not for what was read already', async () => {
    const { schedule, runs, feed, end } = scene();
    feed.clock = 1_000;
    schedule.poked(7);
    expect(runs).toHaveLength(1);
    schedule.poked(7);
    feed.read = 7;
    await end();
    schedule.poked(7);
    expect(runs).toHaveLength(1);
    schedule.poked(null);
    expect(runs).toHaveLength(2);
  });

  it('many pokes within a moment are one, and one a while for a tab that nobody looks at', async () => {
    const { schedule, waits, runs, feed, end, fire, hide } = scene();
    schedule.poked(1);
    feed.read = 1;
    await end();
    feed.clock = 100;
    for (const head of [2, 3, 4]) schedule.poked(head);
    expect(runs).toHaveLength(1);
    expect(waits.map(({ ms }) => ms)).toEqual([400]);
    fire();
    expect(runs).toHaveLength(2);
    hide();
    feed.read = 4;
    await end();
    schedule.poked(5);
    expect(waits.map(({ ms }) => ms)).toEqual([20_000]);
  });

  it('what a poke told during a run is fetched after it, unless the run read it', async () => {
    const { schedule, waits, runs, feed, end, fire } = scene();
    schedule.now();
    schedule.poked(3);
    feed.read = 2;
    await end();
    expect(waits.map(({ ms }) => ms)).toEqual([500]);
    fire();
    expect(runs).toHaveLength(2);
    schedule.poked(4);
    feed.read = 4;
    await end();
    expect(waits.map(({ ms }) => ms)).toEqual([15_000]);
  });
});
