import { beforeEach, expect, it } from 'vitest';
import { ArticleIndex, type SearchedArticle } from './article-index';

const row = (id: string, title: string, body = '', over: Partial<SearchedArticle> = {}): SearchedArticle => ({
  ...{ id, title, body, keywords: '', state: 'published', updatedAt: 1, deletedAt: null },
  ...over,
});
const PAPER = row('paper', 'Paper jams in the ward printer', 'Open flap A, pull slowly.', {
  keywords: 'copier MFP',
});
const VPN = row('vpn', 'Remote access asks for a code again', 'The phone shows a new code every minute.');
const ids = (index: ArticleIndex, typed: string) => index.find(typed, 9).hits.map(({ id }) => id);
let index: ArticleIndex;
beforeEach(() => {
  index = new ArticleIndex();
  index.set([PAPER, VPN]);
});

it('finds by title, other words and text, by what a word begins with, and by all words typed', () => {
  for (const typed of ['paper', 'copier', 'flap', 'prin', 'jams flap'])
    expect(ids(index, typed)).toEqual(['paper']);
  expect(ids(index, 'paper code')).toEqual([]);
});

it('forgives a slip where nothing has the word, and says so', () => {
  expect(index.find('pritner', 9)).toMatchObject({
    nearly: true,
    hits: [{ id: 'paper', found: ['printer'] }],
  });
  expect(index.find('printer', 9).nearly).toBe(false);
});

it('what is no longer published is gone, what changed is found by its new words only', () => {
  index.set([
    { ...PAPER, state: 'retired' },
    { ...VPN, title: 'Tunnel drops', updatedAt: 2 },
  ]);
  expect(ids(index, 'paper')).toEqual([]);
  expect(ids(index, 'access')).toEqual([]);
  expect(ids(index, 'tunnel')).toEqual(['vpn']);
});

it('of a whole report suggests what it may be about, and nothing where only its text has some word', () => {
  const suggested = (text: string) => index.suggest(text, 3).map(({ id }) => id);
  expect(suggested('Since this morning the printer on ward 3 eats every sheet')).toEqual(['paper']);
  expect(suggested('My coffee went cold every minute')).toEqual([]);
  expect(suggested('it is')).toEqual([]);
});
