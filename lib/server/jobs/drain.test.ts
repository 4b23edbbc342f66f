import { describe, expect, test } from 'vitest';
import { backoff, MAX_ATTEMPTS } from './backoff';
import { createDrain, type DrainDeps, type Leased, type Sent } from './drain';

interface Row {
  id: number;
  runAt: number;
  attempts: number;
  state: 'waiting' | 'done' | 'parked';
  error: string | null;
}

/** An outbox in memory with a clock that is set by hand. */
function setting(
  rows: { id: number; runAt?: number; attempts?: number }[],
  send: (job: Leased) => Promise<Sent>,
) {
  const table = new Map<number, Row>(
    rows.map((row) => [row.id, { runAt: 0, attempts: 0, state: 'waiting', error: null, ...row }]),
  );
  const clock = { now: 1_000 };
  const order: number[] = [];
  const reported: unknown[] = [];
  const claimed: number[] = [];
  const deps: DrainDeps<Leased> = {
    now: () => clock.now,
    random: () => 0,
    async claim(limit) {
      claimed.push(limit);
      const due = [...table.values()]
        .filter((row) => row.state === 'waiting' && row.runAt <= clock.now)
        .sort((a, b) => a.runAt - b.runAt)
        .slice(0, limit);
      return due.map((row) => {
        row.runAt = clock.now + 60_000;
        row.attempts += 1;
        return { id: row.id, attempts: row.attempts, leasedUntil: row.runAt };
      });
    },
    async send(job) {
      order.push(job.id);
      return await send(job);
    },
    async done(job, note) {
      Object.assign(table.get(job.id) ?? {}, { state: 'done', error: note });
    },
    async again(job, runAt, error) {
      Object.assign(table.get(job.id) ?? {}, { runAt, error });
    },
    async park(job, error) {
      Object.assign(table.get(job.id) ?? {}, { state: 'parked', error });
    },
    report: (error) => reported.push(error),
  };
  return { table, clock, order, reported, claimed, deps, row: (id: number) => table.get(id) };
}

/** A promise resolved from outside. */
function gate<T>() {
  let open: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}

const DONE: Sent = { kind: 'done' };

describe('drain', () => {
  test('takes what is due, oldest first, and marks it done', async () => {
    const world = setting(
      [
        { id: 1, runAt: 500 },
        { id: 2, runAt: 100 },
        { id: 3, runAt: 9_999 },
      ],
      async () => DONE,
    );
    const drain = createDrain(world.deps);
    await drain.wake();
    await drain.stop();
    expect(world.order).toEqual([2, 1]);
    expect([1, 2, 3].map((id) => world.row(id)?.state)).toEqual(['done', 'done', 'waiting']);
  });

  test('a failed try comes back later, not before', async () => {
    const answers: Sent[] = [{ kind: 'again', error: '503' }, DONE];
    const world = setting([{ id: 1 }], async () => answers.shift() ?? DONE);
    const drain = createDrain(world.deps);
    await drain.wake();
    await expect.poll(() => world.row(1)?.error).toBe('503');
    expect(world.row(1)?.runAt).toBe(1_000 + backoff(1, 0));

    world.clock.now += backoff(1, 0) - 1;
    await drain.wake();
    expect(world.order).toEqual([1]);
    world.clock.now += 1;
    await drain.wake();
    await drain.stop();
    expect(world.order).toEqual([1, 1]);
    expect(world.row(1)?.state).toBe('done');
  });

  test('waits as long as the other side asks', async () => {
    const world = setting([{ id: 1 }], async () => ({ kind: 'again', error: '429', after: 120_000 }));
    const drain = createDrain(world.deps);
    await drain.wake();
    await drain.stop();
    expect(world.row(1)?.runAt).toBe(1_000 + 120_000);
  });

  test('what throws is tried again', async () => {
    const world = setting([{ id: 1 }], async () => {
      throw new Error('socket hang up');
    });
    const drain = createDrain(world.deps);
    await drain.wake();
    await drain.stop();
    expect(world.row(1)).toMatchObject({ state: 'waiting', error: 'socket hang up' });
  });

  test('parks after the tenth failure, with at most 500 characters of why', async () => {
    const world = setting([{ id: 1 }], async () => ({ kind: 'again', error: 'x'.repeat(2_000) }));
    const drain = createDrain(world.deps);
    for (let i = 1; i < MAX_ATTEMPTS; i++) {
      await drain.wake();
      await expect.poll(() => world.order.length).toBe(i);
      await expect.poll(() => world.row(1)?.error).toHaveLength(500);
      expect(world.row(1)?.state).toBe('waiting');
      world.clock.now += 2 * 3_600_000;
    }
    await drain.wake();
    await drain.stop();
    expect(world.order).toHaveLength(MAX_ATTEMPTS);
    expect(world.row(1)?.state).toBe('parked');
  });

  test('parks at once what can never be sent', async () => {
    const world = setting([{ id: 1 }], async () => ({ kind: 'never', error: 'status 403' }));
    const drain = createDrain(world.deps);
    await drain.wake();
    await drain.stop();
    expect(world.row(1)).toMatchObject({ state: 'parked', error: 'status 403', attempts: 1 });
  });

  test('a row that ended the process in every try is parked without another', async () => {
    const world = setting([{ id: 1, attempts: MAX_ATTEMPTS }], async () => DONE);
    const drain = createDrain(world.deps);
    await drain.wake();
    await drain.stop();
    expect(world.order).toEqual([]);
    expect(world.row(1)?.state).toBe('parked');
  });

  test('a slow row does not hold up the others', async () => {
    const slow = gate<Sent>();
    const world = setting(
      [
        { id: 1, runAt: 1 },
        { id: 2, runAt: 2 },
      ],
      (job) => (job.id === 1 ? slow.promise : Promise.resolve(DONE)),
    );
    const drain = createDrain(world.deps);
    await drain.wake();
    await expect.poll(() => world.row(2)?.state).toBe('done');
    expect(world.row(1)?.state).toBe('waiting');
    slow.open(DONE);
    await drain.stop();
    expect(world.row(1)?.state).toBe('done');
  });

  test('never has more under way than its capacity and goes on when there is room', async () => {
    let underWay = 0;
    let most = 0;
    const world = setting(
      Array.from({ length: 20 }, (_, id) => ({ id, runAt: id })),
      async () => {
        most = Math.max(most, ++underWay);
        await new Promise((resolve) => setImmediate(resolve));
        underWay--;
        return DONE;
      },
    );
    const drain = createDrain(world.deps, 3);
    await drain.wake();
    await expect.poll(() => world.order.length).toBe(20);
    await drain.stop();
    expect(most).toBe(3);
  });

  test('a wake during a look makes it look once more', async () => {
    const world = setting([], async () => DONE);
    const first = gate<void>();
    const claim = world.deps.claim;
    let looks = 0;
    const drain = createDrain({
      ...world.deps,
      async claim(limit) {
        looks++;
        if (looks === 1) await first.promise;
        return await claim(limit);
      },
    });
    const waking = drain.wake();
    void drain.wake();
    world.table.set(1, { id: 1, runAt: 0, attempts: 0, state: 'waiting', error: null });
    first.open();
    await waking;
    await drain.stop();
    expect(world.row(1)?.state).toBe('done');
  });

  test('a database that is away is reported and does not end the loop', async () => {
    const world = setting([{ id: 1 }], async () => DONE);
    const claim = world.deps.claim;
    let away = true;
    const drain = createDrain({
      ...world.deps,
      claim: (limit) => (away ? Promise.reject(new Error('ECONNREFUSED')) : claim(limit)),
    });
    await drain.wake();
    expect(world.reported).toHaveLength(1);
    away = false;
    await drain.wake();
    await drain.stop();
    expect(world.row(1)?.state).toBe('done');
  });

  test('takes nothing after stop', async () => {
    const world = setting([{ id: 1 }], async () => DONE);
    const drain = createDrain(world.deps);
    await drain.stop();
    await drain.wake();
    expect(world.claimed).toEqual([]);
  });
});

describe('backoff', () => {
  test('doubles from 5 s up to an hour', () => {
    expect([1, 2, 3, 9, 30].map((attempt) => backoff(attempt, 1))).toEqual([
      5_000, 10_000, 20_000, 1_280_000, 3_600_000,
    ]);
  });
  test('spreads over the second half of the span', () => {
    expect(backoff(3, 0)).toBe(10_000);
    expect(backoff(3, 0.5)).toBe(15_000);
  });
  test('never comes sooner than asked, within reason', () => {
    expect(backoff(1, 0, 90_000)).toBe(90_000);
    expect(backoff(1, 0, 10 * 24 * 3_600_000)).toBe(6 * 3_600_000);
  });
});
