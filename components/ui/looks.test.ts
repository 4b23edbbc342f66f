import { expect, it } from 'vitest';
import { looks } from './looks';

const style = looks({
  base: ['a', 'b'],
  variants: { tone: { plain: 'p', loud: ['l', 'm'] }, off: { true: 'o' }, iconed: { true: 'i', false: 'n' } },
  compound: [{ tone: ['plain', 'loud'], off: true, class: 'x' }],
  otherwise: { tone: 'plain' },
});

it('gives the classes of what was chosen, else of what is usual', () => {
  expect(style()).toBe('a b p n');
  expect(style({ tone: 'loud', iconed: true })).toBe('a b l m i');
});

it('adds what belongs to several at once, and what the caller brings last', () => {
  expect(style({ off: true, className: 'mine' })).toBe('a b p o n x mine');
  expect(style({ off: false })).toBe('a b p n');
});
