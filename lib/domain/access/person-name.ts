export const NAME_MAX = 120;
export const COMPANY_MAX = 120;

/**
 * Letters and marks of any script, spaces, hyphens, apostrophes and dots; also the joiners that Persian and Indic
 * names need, the middle dots of Catalan and Japanese, and the comma before "Jr.". Begins with a letter.
 */
const NAME = /^\p{L}(?:[\p{L}\p{M}\u200c '\u2019\u02bc.,\u00b7\u30fb\u2010\u2011-]|\u200d)*$/u;
/** More marks on one letter than any script stacks: they would run over the lines around. */
const PILE = /\p{M}{5,}/u;

/** A name as it is kept: composed letters, single spaces. Null when it cannot be somebody's name. */
export function personName(typed: string): string | null {
  const name = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const length = [...name].length;
  return length > 0 && length <= NAME_MAX && NAME.test(name) && !PILE.test(name) ? name : null;
}
