import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '../kernel/types';
import { dependantsAmong } from './dependants';
import { impactOf } from './impact';
import type { Lean } from './relations';

const lean = (dependantId: Id, onId: Id, wayRound = ''): Lean => ({
  dependantId,
  onId,
  kind: 'depends_on',
  wayRound,
});

describe('what is in the way of what', () => {
  it('is found over what lies between, in circles, and with a way round', async () => {
    const leans = [lean('b', 'x'), lean('x', 'a'), lean('a', 'c'), lean('c', 'b', 'Backup')];
    const ask = async (on: readonly Id[]) => leans.filter(({ onId }) => on.includes(onId));
    expect(await dependantsAmong(['a', 'b', 'd'], ask)).toEqual({ a: ['b'], b: ['a'] });
    expect(await dependantsAmong([], ask)).toEqual({});
  });

  it('is what the walk of a failure reaches, among them, and each asset is asked for once', async () => {
    const id = fc.integer({ min: 0, max: 14 }).map((n) => `a${n}`);
    const graph = fc.array(fc.tuple(id, id, fc.constantFrom('', 'Backup')), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(graph, fc.uniqueArray(id, { maxLength: 6 }), async (edges, ids) => {
        const leans = edges.map(([to, on, round]) => lean(to, on, round));
        const asked: Id[] = [];
        const found = await dependantsAmong(ids, async (on) => {
          asked.push(...on);
          return leans.filter(({ onId }) => on.includes(onId));
        });
        expect(new Set(asked).size).toBe(asked.length);
        for (const one of ids) {
          const reach = impactOf([one], (on) => leans.filter(({ onId }) => onId === on));
          const among = ids.filter((other) => reach.has(other)).sort();
          expect(found[one] ?? []).toEqual(among);
        }
      }),
    );
  });
});
