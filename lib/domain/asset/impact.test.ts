import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Id } from '../kernel/types';
import { impactOf, type Reach, wayTo } from './impact';
import { type Lean, leanOf, RELATION_KINDS, type Relation } from './relations';

const lean = (onId: Id, dependantId: Id, wayRound = ''): Lean => ({
  ...{ onId, dependantId, kind: 'depends_on', wayRound },
});
const over = (leans: readonly Lean[]) => (id: Id) => leans.filter(({ onId }) => onId === id);
const depths = (reach: Reach) => Object.fromEntries([...reach].map(([id, { depth }]) => [id, depth]));

test('what leans on it, and what leans on that, each with the way that leads there', () => {
  const reach = impactOf(
    ['switch'],
    over([lean('switch', 'radio'), lean('radio', 'x-ray'), lean('x-ray', 'switch')]),
  );
  expect(depths(reach)).toEqual({ radio: 1, 'x-ray': 2 });
  expect(wayTo(reach, 'x-ray').map(({ onId, dependantId }) => [onId, dependantId])).toEqual([
    ['switch', 'radio'],
    ['radio', 'x-ray'],
  ]);
  expect(wayTo(reach, 'nothing')).toEqual([]);
});

test('a stand-in counts only where every way leads over one; what is behind it has it too', () => {
  const leans = [
    lean('radio', 'nurse call', 'wired backup'),
    lean('nurse call', 'alarms'),
    lean('radio', 'images', 'second radio'),
    lean('radio', 'bridge'),
    lean('bridge', 'images'),
  ];
  const reach = impactOf(['radio'], over(leans));
  const stand = (id: Id) => reach.get(id)?.wayRound;
  expect(stand('nurse call')).toBe('wired backup');
  expect(stand('alarms')).toBe('wired backup');
  expect(stand('images')).toBeNull();
  expect(reach.get('images')?.depth).toBe(2);
});

describe('which of the two feels it', () => {
  test.each([
    ['runs_on', 'that', 'this'],
    ['depends_on', 'that', 'this'],
    ['connected_to', 'that', 'this'],
    ['part_of', 'this', 'that'],
    ['used_by', 'this', 'that'],
  ] as const)('%s: when %s one stops, %s one', (kind, onId, dependantId) => {
    expect(leanOf('this', { kind, toId: 'that', wayRound: '' })).toMatchObject({ onId, dependantId });
  });
});

/** The same by rounds over all leans until nothing gets nearer: slow, and nothing of a queue in it. */
function slowly(starts: readonly Id[], leans: readonly Lean[]) {
  const hard = new Map<Id, number>(starts.map((id) => [id, 0]));
  const soft = new Map<Id, number>();
  for (let again = true; again; ) {
    again = false;
    for (const { onId, dependantId, wayRound } of leans) {
      if (starts.includes(dependantId)) continue;
      const from = hard.get(onId);
      if (from === undefined || wayRound !== '' || (hard.get(dependantId) ?? Infinity) <= from + 1) continue;
      hard.set(dependantId, from + 1);
      again = true;
    }
  }
  for (let again = true; again; ) {
    again = false;
    for (const { onId, dependantId } of leans) {
      if (hard.has(dependantId)) continue;
      const from = hard.get(onId) ?? soft.get(onId);
      if (from === undefined || (soft.get(dependantId) ?? Infinity) <= from + 1) continue;
      soft.set(dependantId, from + 1);
      again = true;
    }
  }
  for (const id of starts) hard.delete(id);
  return { hard: Object.fromEntries(hard), soft: Object.fromEntries(soft) };
}

const id = fc.integer({ min: 0, max: 11 }).map(String);
const relation: fc.Arbitrary<Relation> = fc.record({
  kind: fc.constantFrom(...RELATION_KINDS),
  toId: id,
  wayRound: fc.constantFrom('', '', 'backup'),
});

test('over random graphs with circles it says what the slow way says, and every way is one of leans that there are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(id, relation), { maxLength: 40 }),
      fc.uniqueArray(id, { minLength: 1, maxLength: 3 }),
      (relations, starts) => {
        const leans = relations.map(([from, one]) => leanOf(from, one));
        const reach = impactOf(starts, over(leans));
        const split = (isSoft: boolean) =>
          depths(new Map([...reach].filter(([, { wayRound }]) => (wayRound !== null) === isSoft)));
        const slow = slowly(starts, leans);
        expect(split(false)).toEqual(slow.hard);
        expect(split(true)).toEqual(slow.soft);
        for (const [to, { depth }] of reach) {
          const way = wayTo(reach, to);
          expect(way).toHaveLength(depth);
          expect(starts).toContain(way[0]?.onId);
          way.forEach((step, at) => {
            expect(leans).toContainEqual(step);
            expect(step.dependantId).toBe(way[at + 1]?.onId ?? to);
          });
        }
      },
    ),
  );
});
