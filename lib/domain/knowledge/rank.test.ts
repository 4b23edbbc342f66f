import { expect, it } from 'vitest';
import { rankArticles } from './rank';

const text = (id: string, title: string, body = '', keywords = '') => ({ id, title, body, keywords });
const TEXTS = [
  text('a', 'Paper jams in the ward printer', 'Pull the sheet out slowly.', 'MFP, copier'),
  text('b', 'Change the toner', 'The printer says when. Paper stays in.'),
  text('c', 'Über das Netz drucken', 'Ein Drucker im Netz'),
];
const found = (typed: string) => {
  const { hits, nearly } = rankArticles(TEXTS, typed, 10);
  return `${hits.map(({ id }) => id).join('')}${nearly ? '~' : ''}`;
};

it.each([
  ['printer', 'ab'],
  ['paper printer', 'ab'],
  ['toner printer', 'b'],
  ['pri', 'ab'],
  ['copier', 'a'],
  ['uber', 'c'],
  ['pritner', 'ab~'],
  ['pritner jams', 'a~'],
  ['scanner', ''],
  ['the', ''],
  ['', ''],
  ['+*"()', ''],
])('%s finds %s', (typed, ids) => {
  expect(found(typed)).toBe(ids);
});

it('says by which words', () => {
  expect(rankArticles(TEXTS, 'pritner', 10).hits[0]?.found).toEqual(['printer']);
  expect(rankArticles(TEXTS, 'printer', 1).hits).toHaveLength(1);
});
