import { expect, test } from 'vitest';
import { filterText, parseQuery } from './query';

test('words and filters are told apart, wherever they stand', () => {
  expect(parseQuery('wifi is:open p:1 radiology @me')).toEqual({
    text: 'wifi radiology',
    filters: [{ field: 'is', word: 'open' }, { field: 'priority', levels: [1] }, { field: 'me' }],
    notUnderstood: [],
  });
  expect(parseQuery('  INC-4127 ')).toEqual({ text: 'INC-4127', filters: [], notUnderstood: [] });
});

test('names may have spaces in quotes, also while they are typed', () => {
  expect(parseQuery('site:"House B" by:"Wei').filters).toEqual([
    { field: 'site', name: 'House B' },
    { field: 'by', name: 'Wei' },
  ]);
  expect(parseQuery('@"Amara Okafor" team:network').filters).toEqual([
    { field: 'assignee', name: 'Amara Okafor' },
    { field: 'team', name: 'network' },
  ]);
});

test('spellings people use mean the same', () => {
  const word = (typed: string) => parseQuery(typed).filters[0];
  for (const typed of ['is:hold', 'is:on_hold', 'IS:On-Hold', 'state:hol']) {
    expect(word(typed)).toEqual({ field: 'is', word: 'hold' });
  }
  expect(word('is:in-progress')).toEqual({ field: 'is', word: 'progress' });
  expect(word('p:P1,3,1')).toEqual({ field: 'priority', levels: [1, 3] });
  expect(word('assignee:me')).toEqual({ field: 'me' });
});

test('a filter that is being typed counts for nothing yet', () => {
  expect(parseQuery('printer team: @')).toEqual({ text: 'printer', filters: [], notUnderstood: [] });
});

test('what is no filter is said, and looked for as words', () => {
  expect(parseQuery('colour:red')).toMatchObject({
    text: 'colour:red',
    notUnderstood: [{ token: 'colour:red', why: 'field' }],
  });
  expect(parseQuery('is:purple p:9')).toEqual({
    text: '',
    filters: [],
    notUnderstood: [
      { token: 'is:purple', why: 'value' },
      { token: 'p:9', why: 'value' },
    ],
  });
});

test('addresses and plain colons are words', () => {
  expect(parseQuery('https://intra.example/x error: 10:30')).toEqual({
    text: 'https://intra.example/x error: 10:30',
    filters: [],
    notUnderstood: [],
  });
});

test('a text without end costs no more than a short one', () => {
  const { filters, text } = parseQuery('p:1 '.repeat(5_000));
  expect(filters.length).toBeLessThanOrEqual(8);
  expect(text.length).toBeLessThanOrEqual(200);
});

test('a filter is written as it is read', () => {
  for (const name of ['Network', 'House B', 'Þorvaldsdóttir', 'Wei Li']) {
    expect(parseQuery(filterText('site', name)).filters).toEqual([{ field: 'site', name }]);
    expect(parseQuery(filterText('assignee', name)).filters).toEqual([{ field: 'assignee', name }]);
  }
});
