import { describe, expect, it } from 'vitest';
import { prng } from '#db/seed/prng';
import { HOUR, MINUTE } from '../kernel/types';
import {
  besides,
  collisionsOf,
  commonTime,
  type Freeze,
  freeWindows,
  freezesIn,
  maintenanceAround,
  overlaps,
  type Planned,
} from './schedule';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `${n} ${process.env.SEED ?? 'schedule'}`);
const freeze = (from: number, to: number, over: Partial<Freeze> = {}): Freeze => ({
  ...{ id: 'f', name: 'f', reason: '', kind: 'freeze', siteId: null, active: true },
  ...{ from, to },
  ...over,
});

describe('two spans', () => {
  it('that meet have no time in common', () => {
    expect(overlaps({ from: 0, to: 5 }, { from: 5, to: 9 })).toBe(false);
    expect(overlaps({ from: 0, to: 6 }, { from: 5, to: 9 })).toBe(true);
    expect(commonTime({ from: 0, to: 6 }, { from: 5, to: 9 })).toBe(1);
    expect(commonTime({ from: 0, to: 5 }, { from: 7, to: 9 })).toBe(0);
  });
});

describe('what is at the same time', () => {
  it.each(SEEDS)('is found in one pass as by looking at each against each (%s)', (seed) => {
    const random = prng(seed);
    const spans = Array.from({ length: 60 }, (_, n) => {
      const from = random.int(0, 200);
      return { id: `s${n}`, from, to: from + random.int(0, 30) };
    });
    const found = besides(spans);
    for (const one of spans) {
      const slow = spans.filter((other) => other !== one && overlaps(one, other)).map(({ id }) => id);
      expect((found.get(one.id) ?? []).map(({ id }) => id).sort()).toEqual(slow.sort());
    }
  });
});

describe('a maintenance window', () => {
  const night = freeze(100 * HOUR, 108 * HOUR, { kind: 'maintenance' });

  it('keeps nothing away, and holds what lies in it whole', () => {
    const span = (from: number, to: number) => ({ from: from * HOUR, to: to * HOUR });
    expect(freezesIn([night], span(101, 102), null)).toEqual([]);
    expect(maintenanceAround([night], span(100, 108), 'zurich')).toBe(night);
    expect(maintenanceAround([night], span(107, 109), null)).toBeUndefined();
    expect(maintenanceAround([{ ...night, siteId: 'bern' }], span(101, 102), 'zurich')).toBeUndefined();
    expect(maintenanceAround([{ ...night, active: false }], span(101, 102), null)).toBeUndefined();
    expect(maintenanceAround([{ ...night, kind: 'freeze' }], span(101, 102), null)).toBeUndefined();
  });

  it('is where a free time is looked for first', () => {
    const own: Planned = { id: 'a', assetIds: [], peopleIds: [], from: 3 * HOUR, to: 5 * HOUR };
    const at = { after: 10 * HOUR, siteId: null, many: 1 };
    expect(freeWindows(own, [], [], at)[0]?.from).toBe(27 * HOUR);
    const [found] = freeWindows(own, [], [night], at);
    expect(found && maintenanceAround([night], found, null)).toBe(night);
  });
});

describe('a freeze', () => {
  it('is in force at its site, everywhere where it has none, and for what is nowhere known', () => {
    const span = { from: 10, to: 20 };
    expect(freezesIn([freeze(0, 10)], span, null)).toEqual([]);
    expect(freezesIn([freeze(0, 11)], span, 'a')).toHaveLength(1);
    expect(freezesIn([freeze(0, 11, { active: false })], span, 'a')).toEqual([]);
    expect(freezesIn([freeze(0, 11, { siteId: 'b' })], span, 'a')).toEqual([]);
    expect(freezesIn([freeze(0, 11, { siteId: 'b' })], span, null)).toHaveLength(1);
  });
});

const ASSETS = ['a', 'b', 'c', 'd', 'e', 'f'];
const PEOPLE = ['p', 'q', 'r'];

/** Minute by minute and pair by pair: what it is meant to be. */
function slow(own: Planned, others: Planned[], below: Map<string, string[]>) {
  return others.flatMap((other) => {
    let common = 0;
    for (let at = own.from; at < own.to; at += MINUTE)
      if (at >= other.from && at < other.to) common += MINUTE;
    if (common === 0 || other.id === own.id) return [];
    const assetIds = ASSETS.filter((id) => own.assetIds.includes(id) && other.assetIds.includes(id));
    const dependantIds = ASSETS.filter((id) => {
      if (assetIds.includes(id)) return false;
      const feels = (one: Planned, by: Planned) =>
        one.assetIds.includes(id) && by.assetIds.some((from) => below.get(from)?.includes(id));
      return feels(other, own) || feels(own, other);
    });
    const peopleIds = PEOPLE.filter((id) => own.peopleIds.includes(id) && other.peopleIds.includes(id));
    return assetIds.length + dependantIds.length + peopleIds.length > 0
      ? [{ id: other.id, common, assetIds, dependantIds, peopleIds }]
      : [];
  });
}

describe('what is in the way of a change', () => {
  it.each(SEEDS)('equals the slow reference over random windows, assets and people (seed %s)', (seed) => {
    const random = prng(seed).next;
    const some = (of: string[]) => of.filter(() => random() < 0.25);
    for (let round = 0; round < 60; round++) {
      const below = new Map(ASSETS.map((id) => [id, some(ASSETS)]));
      const one = (n: number): Planned => {
        const from = Math.floor(random() * 40) * MINUTE;
        const to = from + (1 + Math.floor(random() * 20)) * MINUTE;
        return { id: `c${n}`, from, to, assetIds: some(ASSETS), peopleIds: some(PEOPLE) };
      };
      const all = Array.from({ length: 8 }, (_, n) => one(n));
      const own = all[0] as Planned;
      const fast = collisionsOf(own, all, (id) => below.get(id) ?? []);
      const byId = <T extends { id: string }>(rows: T[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(byId(fast)).toEqual(byId(slow(own, all, below)));
      // Whoever is in one's way has one in theirs.
      for (const { id } of fast) {
        const back = collisionsOf(all.find((o) => o.id === id) as Planned, all, (of) => below.get(of) ?? []);
        expect(back.map((o) => o.id)).toContain('c0');
      }
    }
  });
});

describe('free windows', () => {
  it.each(SEEDS)('are as long, in nobody’s way, in no freeze, and apart (seed %s)', (seed) => {
    const random = prng(seed).next;
    const at = () => Math.floor(random() * 72) * HOUR;
    const own: Planned = { id: 'own', from: 20 * HOUR, to: 22 * HOUR, assetIds: ['a'], peopleIds: [] };
    const others = Array.from({ length: 6 }, (_, n): Planned => {
      const from = at();
      return { id: `c${n}`, from, to: from + 3 * HOUR, assetIds: ['a'], peopleIds: [] };
    });
    const from = at();
    const freezes = [freeze(from, from + 12 * HOUR)];
    const found = freeWindows(own, others, freezes, { after: 5 * HOUR, siteId: null, many: 4 });
    expect(found).toHaveLength(4);
    for (const [n, span] of found.entries()) {
      expect(span.to - span.from).toBe(2 * HOUR);
      expect(span.from).toBeGreaterThanOrEqual(5 * HOUR);
      expect(collisionsOf({ ...own, ...span }, others)).toEqual([]);
      expect(freezesIn(freezes, span, null)).toEqual([]);
      expect(found.slice(0, n).some((other) => overlaps(other, span))).toBe(false);
    }
  });
});
