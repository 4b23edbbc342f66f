import { describe, expect, it } from 'vitest';
import { plantedHistory, seeded } from '../../../tests/support/planted-history';
import { surprise } from './chance';
import { EVIDENCE_WEEKS, evidenceOf } from './evidence';
import { byCategory, findPatterns, patternsOfCategory } from './patterns';
import { hasGrown, isSamePattern } from './proposals';
import { tellingWords } from './telling-words';

describe('words that tell', () => {
  it('are without numbers, addresses and politeness, and count more in a title', () => {
    const words = tellingWords(
      'Printer P-4411 jams',
      'Hello team, see INC-000123 and https://help.test/x or write to a.b@c.test. Printers jam in room B12.',
    );
    expect(Object.fromEntries(words)).toEqual({ printer: 1, jam: 1, see: 0.5, write: 0.5, room: 0.5 });
  });

  it('are pairs of signs where a script has no spaces', () => {
    expect([...tellingWords('打印机', '').keys()]).toEqual(['打印', '印机', '机']);
  });
});

describe('surprise', () => {
  it('is the tail of the Poisson distribution in powers of ten', () => {
    // 1 - e^-1 (1 + 1 + 1/2) = 0.0803
    expect(surprise(3, 1)).toBeCloseTo(1.0953, 3);
    expect(surprise(1, 2)).toBe(0);
    expect(surprise(2000, 0.1)).toBeGreaterThan(1000);
  });
});

describe('patterns', () => {
  for (const seed of [11, 12, 13]) {
    const planted = plantedHistory({ tickets: 4000, groups: 8, seed, categories: 3, sites: 12 });
    const found = findPatterns(planted.tickets, planted.now);

    it(`holds what was planted, and little else (seed ${seed})`, () => {
      const held = (ids: ReadonlySet<string>) => (one: { ticketIds: string[] }) =>
        one.ticketIds.filter((id) => ids.has(id)).length;
      const hit = planted.groups.filter(({ ids }) => found.some((one) => held(ids)(one) >= ids.size / 2));
      const wrong = found.filter(
        (one) => !planted.groups.some(({ ids }) => held(ids)(one) >= one.ticketIds.length / 2),
      );
      expect(hit.length).toBeGreaterThanOrEqual(7);
      expect(wrong.length).toBeLessThanOrEqual(2);
    });

    it(`puts no ticket into two, keeps to one category and one site (seed ${seed})`, () => {
      const ids = found.flatMap(({ ticketIds }) => ticketIds);
      expect(new Set(ids).size).toBe(ids.length);
      const of = new Map(planted.tickets.map((ticket) => [ticket.id, ticket]));
      for (const one of found)
        for (const id of one.ticketIds) {
          expect(of.get(id)?.categoryId).toBe(one.categoryId);
          if (one.kind === 'site') expect(of.get(id)?.siteId).toBe(one.siteId);
        }
    });

    it(`is the same whatever the order, and category by category (seed ${seed})`, () => {
      const random = seeded(seed);
      const shuffled = planted.tickets
        .map((ticket) => ({ ticket, at: random() }))
        .sort((a, b) => a.at - b.at)
        .map(({ ticket }) => ticket);
      expect(findPatterns(shuffled, planted.now)).toEqual(found);
      const apart = byCategory(shuffled).flatMap((part) => patternsOfCategory(part, planted.now));
      expect(new Set(apart.map(({ ticketIds }) => ticketIds.join()))).toEqual(
        new Set(found.map(({ ticketIds }) => ticketIds.join())),
      );
    });
  }

  it('finds none in noise alone, more than by chance', () => {
    const { tickets, now } = plantedHistory({ tickets: 4000, groups: 0, seed: 5, categories: 3, sites: 12 });
    expect(findPatterns(tickets, now).length).toBeLessThanOrEqual(1);
  });

  it('does not look at what lies further back than a year', () => {
    const { tickets, now } = plantedHistory({ tickets: 2000, groups: 4, seed: 6, categories: 2, sites: 8 });
    expect(findPatterns(tickets, now + 366 * 86_400_000)).toEqual([]);
  });
});

describe('proposals', () => {
  it('are the same where half of the smaller stands in the other', () => {
    expect(isSamePattern(['a', 'b', 'c', 'd'], ['c', 'd', 'e', 'f', 'g'])).toBe(true);
    expect(isSamePattern(['a', 'b', 'c'], ['c', 'd', 'e'])).toBe(false);
    expect(isSamePattern([], [])).toBe(false);
  });

  it('come again when they have grown by half', () => {
    expect(hasGrown(7, 10)).toBe(false);
    expect(hasGrown(7, 11)).toBe(true);
  });
});

describe('evidence', () => {
  it('counts people once, hours and weeks', () => {
    const now = Date.UTC(2026, 10, 27);
    const day = 86_400_000;
    const row = (back: number, requesterId: string) => ({
      createdAt: now - back * day,
      requesterId,
      minutes: 30,
    });
    const got = evidenceOf([row(1, 'a'), row(2, 'a'), row(8, 'b'), row(360, 'c')], now);
    expect(got).toMatchObject({ people: 3, minutes: 120, firstAt: now - 360 * day, lastAt: now - day });
    expect(got.weeks).toHaveLength(EVIDENCE_WEEKS);
    expect(got.weeks.slice(-2)).toEqual([1, 2]);
  });
});
