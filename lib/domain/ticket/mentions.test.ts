import { describe, expect, it } from 'vitest';
import { mentionsIn, namingAt, offer, withName } from './mentions';

const people = [
  { id: 'a', name: 'Amara Okafor' },
  { id: 'b', name: 'Ana-Lucía Fernández' },
  { id: 'c', name: 'Wei Li' },
  { id: 'd', name: 'Wei Lin' },
];

describe('naming somebody in a text', () => {
  it('sees what is typed after the last @', () => {
    expect(namingAt('Ask @am', 7)).toBe('am');
    expect(namingAt('Ask @', 5)).toBe('');
    expect(namingAt('Ask @Wei L', 10)).toBe('Wei L');
  });
  it('does not take an address for a name', () => {
    expect(namingAt('mail amara@example.org', 22)).toBeNull();
    expect(namingAt('nothing here', 12)).toBeNull();
    expect(namingAt('@am\nnext line', 13)).toBeNull();
  });
  it('offers names by any of their parts, whatever the accents', () => {
    expect(offer(people, 'oka').map(({ id }) => id)).toEqual(['a']);
    expect(offer(people, 'lucia').map(({ id }) => id)).toEqual(['b']);
    expect(offer(people, 'FERN').map(({ id }) => id)).toEqual(['b']);
    expect(offer(people, 'wei').map(({ id }) => id)).toEqual(['c', 'd']);
    expect(offer(people, 'zz')).toEqual([]);
  });
  it('puts the whole name in place of what was typed', () => {
    expect(withName('Ask @am please', 7, 'Amara Okafor')).toEqual({
      text: 'Ask @Amara Okafor please',
      caret: 18,
    });
    expect(withName('@', 1, 'Wei Li')).toEqual({ text: '@Wei Li ', caret: 8 });
  });
  it('finds whom a text names, each once, the longer name first', () => {
    expect(mentionsIn('@Wei Lin knows it, @Amara Okafor too. @Wei Lin?', people)).toEqual(['d', 'a']);
    expect(mentionsIn('@Wei Li, can you look?', people)).toEqual(['c']);
    expect(mentionsIn('@Wei Linde', people)).toEqual([]);
    expect(mentionsIn('@wei li', people)).toEqual([]);
  });
});
