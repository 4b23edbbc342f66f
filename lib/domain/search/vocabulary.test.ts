import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slipsBetween, Vocabulary } from './vocabulary';

/** Another way to the same figure: everything one slip makes of a word. */
function slipped(word: string, letters: string): Set<string> {
  const made = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    for (const letter of letters) {
      made.add(head + letter + tail);
      if (tail) made.add(head + letter + tail.slice(1));
    }
    if (tail) made.add(head + tail.slice(1));
    if (tail.length > 1) made.add(`${head}${tail[1]}${tail[0]}${tail.slice(2)}`);
  }
  return made.add(word);
}

const letters = 'abc';
const word = (minLength: number) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength, maxLength: minLength + 4 });

test('one slip is a letter left out, put in, taken for another, or two that changed places', () => {
  fc.assert(
    fc.property(word(1), word(1), (one, other) => {
      const isNear = slipsBetween(one, other, 2) <= 1;
      expect(isNear).toBe(slipped(one, letters).has(other));
    }),
    { numRuns: 2_000 },
  );
  expect(slipsBetween('recieved', 'received', 2)).toBe(1);
  expect(slipsBetween('pasword', 'passwords', 2)).toBe(2);
  expect(slipsBetween('printr', 'pointers', 2)).toBe(3);
});

test('a word with one slip is found by it, before all that are farther', () => {
  const some = fc.uniqueArray(word(4), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(some, fc.nat(), fc.nat(), (words, which, how) => {
      const vocabulary = new Vocabulary();
      vocabulary.add(words);
      const wanted = words[which % words.length] ?? '';
      const typos = [...slipped(wanted, letters)].filter((typo) => typo !== wanted && typo.length >= 4);
      const typed = typos[how % typos.length] ?? '';
      const near = vocabulary.near(typed).filter(({ slips }) => slips > 0);
      expect(near.filter(({ slips }) => slips === 1).map(({ word: one }) => one)).toContain(wanted);
      expect(near.map(({ slips }) => slips)).toEqual(near.map(({ slips }) => slips).sort());
      expect(near.every(({ slips }) => slips <= 2)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('the likeliest slip comes first; a text that goes takes its words along', () => {
  const vocabulary = new Vocabulary();
  vocabulary.add(['print', 'prints', 'printer', 'pointer', 'painter', '4127']);
  vocabulary.add(['prints', 'prints']);
  const near = (typed: string) => vocabulary.near(typed).map(({ word: one }) => one);
  expect(near('printr')).toEqual(['printer', 'prints', 'print']);
  expect(near('pritn')).toEqual(['print']);
  expect(near('4128')).toEqual([]);
  vocabulary.remove(['prints', 'printer']);
  expect(near('printr')).toEqual(['prints', 'print']);
  vocabulary.remove(['prints']);
  expect(near('printr')).toEqual(['print']);
});
