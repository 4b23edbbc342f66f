import type { Id } from '../kernel/types';

interface Named {
  id: Id;
  name: string;
}

/** Most names offered while somebody types. */
const OFFERED = 5;

/** What stands after the last @ before the caret, if somebody is being named there: "@am" gives "am". */
export function namingAt(text: string, caret: number): string | null {
  const found = /(?:^|[\s(])@([^\s@][^@\n]{0,39})?$/u.exec(text.slice(0, caret));
  return found ? (found[1] ?? '') : null;
}

/** People whose name or a part of it begins with what was typed, in the order given. */
export function offer<P extends Named>(people: readonly P[], typed: string): P[] {
  const wanted = fold(typed);
  return people
    .filter(({ name }) => {
      const folded = fold(name);
      return folded.startsWith(wanted) || folded.split(/[\s-]+/u).some((part) => part.startsWith(wanted));
    })
    .slice(0, OFFERED);
}

/** The text with the name in place of what was typed, and where the caret then stands. */
export function withName(text: string, caret: number, name: string): { text: string; caret: number } {
  const typed = namingAt(text, caret) ?? '';
  const before = text.slice(0, caret - typed.length);
  const named = `${before}${name} `;
  return { text: named + text.slice(caret).replace(/^ /u, ''), caret: named.length };
}

/** Whom a text names: everybody whose whole name follows an @. The longer of two names that fit counts. */
export function mentionsIn(text: string, people: readonly Named[]): Id[] {
  const longestFirst = [...people].sort((a, b) => b.name.length - a.name.length);
  const found = new Set<Id>();
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const rest = text.slice(at + 1);
    const named = longestFirst.find(
      ({ name }) => rest.startsWith(name) && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length)),
    );
    if (named) found.add(named.id);
  }
  return [...found];
}

/** Without case and accents, so that "anders" finds Ånders. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
