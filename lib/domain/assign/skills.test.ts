import { expect, it } from 'vitest';
import { asKnown, skillOf } from './skills';

it.each([
  [' Fibre  optics ', 'Fibre optics'],
  ['Me\u0301decine', 'M\u00e9decine'],
  ['', null],
  ['   ', null],
  ['x'.repeat(40), 'x'.repeat(40)],
  ['x'.repeat(41), null],
  ['a\u202eb', null],
  ['a\u0000b', null],
])('%j is kept as %j', (typed, kept) => expect(skillOf(typed)).toBe(kept));

it('one skill is one word, spelled as it is known', () => {
  expect(asKnown(['vpn', 'VPN', 'Fibre'], ['VPN'])).toEqual(['VPN', 'Fibre']);
  expect(asKnown(['Fibre', 'fibre'], [])).toEqual(['Fibre']);
});
