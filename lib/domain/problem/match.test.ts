import { expect, it } from 'vitest';
import { knownErrorsFor } from './match';

const known = {
  ...({ state: 'known_error', workaround: 'Open the flap', title: 'Badge reader at the gate' } as const),
  ...{ words: ['badge', 'reader', 'blink', 'red'], categoryId: 'c1', siteId: 's1' },
};
const told = { title: 'Badge readers blink', description: '', categoryId: 'c1', siteId: 's1' };

it('offers what has half of its words in common, at its site and in its category', () => {
  expect(knownErrorsFor(told, [known])).toEqual([known]);
  expect(knownErrorsFor({ ...told, title: 'Badge lost' }, [known])).toEqual([]);
  expect(knownErrorsFor({ ...told, siteId: 's2' }, [known])).toEqual([]);
  expect(knownErrorsFor({ ...told, categoryId: 'c2' }, [known])).toEqual([]);
  expect(knownErrorsFor({ ...told, categoryId: null }, [known])).toEqual([known]);
});

it('offers nothing that is not known to help, and goes by the title where there are no words', () => {
  expect(knownErrorsFor(told, [{ ...known, state: 'investigating' as const }])).toEqual([]);
  expect(knownErrorsFor(told, [{ ...known, workaround: '' }])).toEqual([]);
  const byHand = { ...known, words: [] };
  expect(knownErrorsFor(told, [byHand])).toEqual([byHand]);
});

it('puts the one with the most in common first', () => {
  const better = { ...known, words: ['badge', 'reader'] };
  expect(knownErrorsFor(told, [known, better])).toEqual([better, known]);
});
