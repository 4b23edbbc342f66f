import { expect, test } from 'vitest';
import { listHref, listKey } from './list-address';

const ID = '019fa001-ae48-782b-b7cf-f2e63c6b9136';

test('an address holds the list, the place in it and the ticket beside it; a page is known without the ticket', () => {
  const query = { view: 'all', sort: 'state', q: 'a & b' } as const;
  const place = { older: `2_5_${ID}` };
  expect(listHref({ query, place, ticket: ID })).toBe(
    `/desk/tickets?view=all&q=a%20%26%20b&sort=state&older=2_5_${ID}&ticket=${ID}`,
  );
  expect(listKey(query, place)).toBe(`view=all&q=a%20%26%20b&sort=state&older=2_5_${ID}`);
  expect(listHref({ query: { view: 'open' }, place: {}, ticket: null })).toBe('/desk/tickets');
});
