import MiniSearch from 'minisearch';
import type { Id } from '#domain/kernel/types';
import { pieces } from '#domain/search/words';
import type { PersonRow } from '#sync/views/reference';
import { fuzziness } from './fuzziness';

export type SearchedPerson = Pick<PersonRow, 'id' | 'name' | 'email' | 'phone' | 'active'>;

export interface PersonHit {
  id: Id;
  found: string[];
}

interface Doc {
  id: Id;
  name: string;
  reach: string;
}

const namesIn = (text: string): string[] => pieces(text).map(({ text: piece }) => piece);

/** The people of a device by name, address and number. Who has left is not offered. */
export class PersonIndex {
  readonly #ids = new Set<Id>();
  readonly #words = new MiniSearch<Doc>({
    fields: ['name', 'reach'],
    storeFields: [],
    tokenize: (text, field) => (field === 'name' ? namesIn(text) : text.split(' ')),
    processTerm: (term) => term,
  });

  put(person: SearchedPerson): void {
    this.delete(person.id);
    if (!person.active) return;
    this.#ids.add(person.id);
    this.#words.add({ id: person.id, name: person.name, reach: reachWords(person) });
  }

  delete(id: Id): void {
    if (this.#ids.delete(id)) this.#words.discard(id);
  }

  clear(): void {
    this.#ids.clear();
    this.#words.removeAll();
  }

  ids(): Iterable<Id> {
    return this.#ids;
  }

  find(text: string, limit: number): PersonHit[] {
    const typed = text.trim().toLowerCase();
    if (typed === '') return [];
    // An address or a number is one word, whatever stands in it.
    const words = /@|^\+?[\d\s()/-]{5,}$/u.test(typed)
      ? [typed.includes('@') ? typed : digitsOf(typed)]
      : namesIn(text);
    if (words.length === 0) return [];
    const exact = this.#search(words, false);
    const found = exact.length > 0 ? exact : this.#search(words, true);
    return found.slice(0, limit).map(({ id, match }) => ({ id: String(id), found: Object.keys(match) }));
  }

  #search(words: readonly string[], fuzzy: boolean) {
    return this.#words.search(
      { queries: [...words], combineWith: 'AND' },
      {
        tokenize: (word) => [word],
        processTerm: (word) => word,
        prefix: true,
        fuzzy: fuzzy ? fuzziness : false,
        boost: { name: 2 },
      },
    );
  }
}

const digitsOf = (phone: string): string => phone.replaceAll(/\D/gu, '').replace(/^0+/u, '');

/** An address as it is and by its parts before the sign; a number with and without its country. */
function reachWords({ email, phone }: SearchedPerson): string {
  const address = email?.toLowerCase() ?? '';
  const digits = phone ? digitsOf(phone) : '';
  const tails = [2, 3, 1].map((country) => digits.slice(country)).filter((tail) => tail.length > 4);
  return [address, ...namesIn(address.split('@')[0] ?? ''), digits, ...tails].filter(Boolean).join(' ');
}
