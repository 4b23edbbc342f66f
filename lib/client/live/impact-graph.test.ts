import { expect, it } from 'vitest';
import { type Relation, related } from '#domain/asset/relations';
import type { AssetRow } from '#sync/views/asset';
import type { Feels } from './impact';
import { impactGraph, MOST_SHOWN } from './impact-graph';

const asset = (id: string, relations: Relation[] = []): AssetRow => ({
  ...{ id, tag: id, name: id, classId: null, state: 'in_use', provisional: false, teamId: null },
  ...{ ownerId: null, userId: null, siteId: null, place: null, model: '', serial: '', supplier: '' },
  ...{ purchasedOn: null, warrantyUntil: null, costCents: null, currency: null, servesSiteIds: [] },
  ...{ attributes: {}, notes: '', log: [], mergedIntoId: null, seenAt: null, seenById: null },
  ...{ createdAt: 1, updatedAt: 1, ver: 1, deletedAt: null, ...related(relations) },
});
const on = (toId: string, wayRound = ''): Relation => ({ kind: 'depends_on', toId, wayRound });
const feels = (row: AssetRow, depth: number): Feels => ({
  ...{ asset: row, depth, wayRound: null, isService: false, way: [] },
});

const radio = asset('radio');
const all = [
  feels(asset('phone', [on('radio')]), 1),
  feels(asset('ward', [on('phone'), on('radio', 'cable')]), 1),
  feels(asset('alarm', [on('ward'), on('elsewhere')]), 2),
];

it('has every step between what is shown, from what stops to what feels it', () => {
  const { nodes, edges, beyond } = impactGraph(radio, all, 5);
  expect(nodes.map((node) => [node.asset.id, node.depth])).toEqual([
    ...[
      ['radio', 0],
      ['phone', 1],
      ['ward', 1],
    ],
    ['alarm', 2],
  ]);
  expect(edges.map(({ id, wayRound }) => [id, wayRound])).toEqual([
    ...[
      ['radio phone', ''],
      ['phone ward', ''],
      ['radio ward', 'cable'],
    ],
    ['ward alarm', ''],
  ]);
  expect(beyond).toBe(0);
});

it('leaves out what is further away, and says how many', () => {
  const { nodes, edges, beyond, isFull } = impactGraph(radio, all, 1);
  expect(nodes).toHaveLength(3);
  expect(edges.some(({ to }) => to === 'alarm')).toBe(false);
  expect([beyond, isFull]).toEqual([1, false]);
});

it('a step without a stand-in is not hidden by one with, and nothing leads back to what stops', () => {
  const looping = asset('radio', [on('phone')]);
  const phone = asset('phone', [on('radio', 'cable'), { kind: 'runs_on', toId: 'radio', wayRound: '' }]);
  expect(impactGraph(looping, [feels(phone, 1)], 1).edges).toEqual([
    { id: 'radio phone', from: 'radio', to: 'phone', wayRound: '' },
  ]);
});

it('ends where more would be no picture', () => {
  const many = Array.from({ length: MOST_SHOWN + 5 }, (_, n) => feels(asset(`a${n}`, [on('radio')]), 1));
  expect(impactGraph(radio, many, 1)).toMatchObject({ beyond: 5, isFull: true });
});
