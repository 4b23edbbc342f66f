import { expect, test } from 'vitest';
import { type FeltAsset, feltBy } from './felt';
import { impactOf } from './impact';
import { leanOf, type Relation } from './relations';

const asset = (id: string, over: Partial<FeltAsset> = {}): FeltAsset => ({
  ...{ id, classId: null, state: 'in_use', userId: null, siteId: null, servesSiteIds: [] },
  ...over,
});
const services = (id: string) => id === 'service';

test('people count once, whether they use one of the assets or work where one is for everybody', () => {
  const assets = [
    asset('radio', { siteId: 'house b' }),
    asset('tablet', { userId: 'ann', siteId: 'house b' }),
    asset('images', { classId: 'service', servesSiteIds: ['house b', 'house c'] }),
    asset('phones', { classId: 'service', servesSiteIds: ['house c'] }),
    asset('old', { classId: 'service', servesSiteIds: ['house d'], state: 'retired' }),
  ];
  const relations: [string, Relation][] = [
    ['tablet', { kind: 'connected_to', toId: 'radio', wayRound: '' }],
    ['images', { kind: 'depends_on', toId: 'tablet', wayRound: '' }],
    ['phones', { kind: 'depends_on', toId: 'radio', wayRound: 'wired' }],
    ['old', { kind: 'depends_on', toId: 'radio', wayRound: '' }],
  ];
  const leans = relations.map(([id, one]) => leanOf(id, one));
  const reach = impactOf(['radio'], (id) => leans.filter(({ onId }) => onId === id));
  const people = [
    { id: 'ann', siteId: 'house b' },
    { id: 'bob', siteId: 'house c' },
    { id: 'cy', siteId: 'house d' },
    { id: 'di', siteId: null },
  ];
  const felt = feltBy(
    assets.filter(({ id }) => id === 'radio'),
    assets.filter(({ id }) => reach.has(id)),
    reach,
    people,
    services,
  );
  // What has no way round stands first, though the other one is nearer.
  expect(felt.serviceIds).toEqual(['images', 'phones']);
  expect([...felt.personIds].sort()).toEqual(['ann', 'bob']);
  expect([...felt.siteIds].sort()).toEqual(['house b', 'house c']);
});
