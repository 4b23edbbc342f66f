import type { Id } from '#domain/kernel/types';
import type { Filterable } from '#domain/search/fits';
import type { SearchTerms } from '#domain/search/terms';
import { type NearWord, Vocabulary } from '#domain/search/vocabulary';
import { folded, isUnspaced, pieces } from '#domain/search/words';
import { provisionalCode } from '#domain/ticket/number';
import { isOpen } from '#domain/ticket/states';
import type { TicketRow } from '#sync/views/ticket';

/** What an index of tickets is made from. */
export type Searched = Filterable &
  Pick<TicketRow, 'id' | 'number' | 'title' | 'description' | 'place' | 'updatedAt'>;

/** What is kept of a ticket beside its words. */
interface Held extends Filterable {
  number: string | null;
  updatedAt: number;
  /** the words of its title, folded, with a space around each; of its number; and of all there is */
  title: string;
  numbers: string;
  all: string;
}

/** Words of fewer letters begin too many others: a slip in another word is not looked for by what these begin. */
const TELLING = 4;
/** Each costs a look at every ticket. The likeliest stand first. */
const MOST_NEAR = 8;

export interface TicketHit {
  id: Id;
  /** the words of the ticket that were found, as the index holds them */
  found: string[];
  /** some of them stand only in what was said on it, or in its description */
  beyondTitle: boolean;
}

export interface TicketHits {
  hits: TicketHit[];
  total: number;
  /** nothing has these words exactly: what is spelled nearly so was found */
  nearly: boolean;
}

/** The words of all tickets of a device. Rows come and go one by one; nothing is ever built anew. */
export class TicketIndex {
  readonly #held = new Map<Id, Held>();
  readonly #byNumber = new Map<string, Id>();
  readonly #words = new Vocabulary();

  get size(): number {
    return this.#held.size;
  }

  /** Takes in a ticket, or what it has become. `said`: what stands in its timeline. */
  put(ticket: Searched, said: string): void {
    const { id, number, updatedAt, state, priority, teamId, siteId, categoryId } = ticket;
    const { assigneeId, requesterId, reporterId } = ticket;
    const numbers = numberWords(ticket);
    const title = spelled(ticket.title);
    const text = `${ticket.description}\n${ticket.place ?? ''}`;
    const all = ` ${numbers}${title}${spelled(`${text}\n${said}`)} `;
    this.delete(id);
    this.#held.set(id, {
      ...{ number, updatedAt, state, priority, teamId, siteId, categoryId },
      ...{ assigneeId, requesterId, reporterId },
      ...{ title: `${title} `, numbers: ` ${numbers} `, all },
    });
    if (number) this.#byNumber.set(number, id);
    this.#words.add(all.split(' '));
  }

  delete(id: Id): void {
    const held = this.#held.get(id);
    if (!held) return;
    this.#held.delete(id);
    if (held.number) this.#byNumber.delete(held.number);
    this.#words.remove(held.all.split(' '));
  }

  clear(): void {
    this.#held.clear();
    this.#byNumber.clear();
    this.#words.clear();
  }

  ids(): Iterable<Id> {
    return this.#held.keys();
  }

  /** How many open tickets somebody reported and works on. */
  openOf(personId: Id): { reported: number; assigned: number } {
    const count = { reported: 0, assigned: 0 };
    for (const { state, requesterId, assigneeId } of this.#held.values()) {
      if (!isOpen(state)) continue;
      if (requesterId === personId) count.reported++;
      if (assigneeId === personId) count.assigned++;
    }
    return count;
  }

  /** Tickets with these words that pass the filters, the best first. Without words: the open and urgent ones first. */
  find(terms: SearchTerms, fits: (ticket: Filterable) => boolean, limit: number): TicketHits {
    const words = [...new Set([...terms.words, ...terms.loose])];
    const digits = terms.numbers[0]?.replace(/^\D*0*/u, '') ?? '';
    if (words.length === 0 && digits === '') return this.#all(fits, limit);
    const named = terms.numbers
      .flatMap((number) => this.#byNumber.get(number) ?? [])
      .filter((id) => fits(this.#held.get(id) as Held));
    const exact =
      words.length === 0 ? this.#exact([digits], fits, 'numbers') : this.#exact(words, fits, 'all');
    const nearly = exact.length === 0 && named.length === 0 && words.length > 0;
    const ids = exact.filter((id) => !named.includes(id));
    const near = nearly ? this.#spelledNearly(words, fits) : null;
    const most = Math.max(0, limit - named.length);
    const hits = near
      ? near.slice(0, most).map(({ id, found }) => this.#shown(id, found))
      : ids.slice(0, most).map((id) => this.#shown(id, words));
    hits.unshift(...named.map((id) => ({ id, found: [], beyondTitle: false })));
    return { hits, total: near?.length ?? ids.length + named.length, nearly };
  }

  /**
   * A look at every ticket's words: for ten thousand of them a few milliseconds, whatever was typed. An index is no
   * quicker where a beginning has a part of everything, and builds a result for each.
   */
  #exact(words: readonly string[], fits: (ticket: Filterable) => boolean, where: 'all' | 'numbers'): Id[] {
    const ranked: { id: Id; rank: number; at: number }[] = [];
    for (const [id, ticket] of this.#held) {
      if (!words.every((word) => stands(ticket[where], word)) || !fits(ticket)) continue;
      const rank = words.reduce((sum, word) => sum + rankOf(ticket, word), isOpen(ticket.state) ? 1 : 0);
      ranked.push({ id, rank, at: ticket.updatedAt });
    }
    return ranked.sort((a, b) => b.rank - a.rank || b.at - a.at).map(({ id }) => id);
  }

  #shown(id: Id, words: readonly string[]): TicketHit {
    return { id, found: [...words], beyondTitle: !this.#inTitle(id, words) };
  }

  #inTitle(id: Id, words: readonly string[]): boolean {
    const { title = '', numbers = '' } = this.#held.get(id) ?? {};
    return words.every((word) => stands(title, word) || stands(numbers, word));
  }

  /** With the nearest spellings that anything has; with all that may be meant, where nothing has those together. */
  #spelledNearly(words: readonly string[], fits: (ticket: Filterable) => boolean): Found[] {
    const meant = words.map((word) => this.#meant(word));
    const nearest = meant.map((all) => all.filter(({ slips }) => slips === all[0]?.slips));
    const found = this.#withOneOfEach(nearest, fits);
    const isFarther = nearest.some((all, at) => all.length < (meant[at]?.length ?? 0));
    return found.length > 0 || words.length === 1 || !isFarther ? found : this.#withOneOfEach(meant, fits);
  }

  /** A word as typed, where anything has that; and what is spelled nearly so. */
  #meant(word: string): Meant[] {
    const whole = !isUnspaced(word) && weight(word) < TELLING;
    const typed = { word, slips: 0, line: isUnspaced(word) ? word : whole ? ` ${word} ` : ` ${word}` };
    const near = this.#words.near(word).filter(({ slips }) => slips > 0);
    const others = near.slice(0, MOST_NEAR).map((one) => ({ ...one, line: ` ${one.word} ` }));
    return near.length === 0 || this.#words.begins(word) ? [typed, ...others] : others;
  }

  #withOneOfEach(meant: readonly (readonly Meant[])[], fits: (ticket: Filterable) => boolean): Found[] {
    const ranked: (Found & { far: number; rank: number; at: number })[] = [];
    for (const [id, ticket] of this.#held) {
      const found: string[] = [];
      let far = 0;
      for (const likely of meant) {
        const at = likely.findIndex(({ line }) => ticket.all.includes(line));
        const one = likely[at];
        if (!one) break;
        found.push(one.word);
        far += at;
      }
      if (found.length < meant.length || !fits(ticket)) continue;
      const rank = found.reduce((sum, word) => sum + rankOf(ticket, word), isOpen(ticket.state) ? 1 : 0);
      ranked.push({ id, found, far, rank, at: ticket.updatedAt });
    }
    return ranked.sort((a, b) => a.far - b.far || b.rank - a.rank || b.at - a.at);
  }

  #all(fits: (ticket: Filterable) => boolean, limit: number): TicketHits {
    const found = [...this.#held]
      .filter(([, ticket]) => fits(ticket))
      .sort(([, a], [, b]) => byUrgency(a, b));
    const hits = found.slice(0, limit).map(([id]) => ({ id, found: [], beyondTitle: false }));
    return { hits, total: found.length, nearly: false };
  }
}

/** "INC-004127" is found as 4127 and 004127; one that has no number yet as its rows call it, "New K7F". */
function numberWords({ id, number }: Pick<Searched, 'id' | 'number'>): string {
  if (number === null) return `new ${provisionalCode(id).toLowerCase()}`;
  const digits = number.replace(/^\D+/u, '');
  return `${digits} ${digits.replace(/^0+/u, '')}`;
}

/** A text as one line of its folded words, each after a space. */
const spelled = (text: string): string =>
  pieces(text)
    .map(({ text: word }) => ` ${word}`)
    .concat(joined(text).map((word) => ` ${word}`))
    .join('');

/** What is written with a hyphen is looked for without: Wi-Fi, e-mail. */
const joined = (text: string): string[] =>
  (folded(text).match(/[\p{L}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{N}]+)+/gu) ?? []).map((word) =>
    word.replaceAll(/[^\p{L}\p{N}]/gu, ''),
  );

/** Whether a word begins one of a line; of a script without spaces, whether it stands anywhere. */
const stands = (line: string, word: string): boolean => line.includes(isUnspaced(word) ? word : ` ${word}`);

/** How well a word is met: by the number, by a whole word of the title, by a beginning there, anywhere else. */
function rankOf({ title, numbers }: Held, word: string): number {
  if (stands(numbers, word)) return 8;
  if (!stands(title, word)) return 0;
  return isUnspaced(word) || title.includes(` ${word} `) ? 6 : 3;
}

/** A ticket, and by which word of it each of the typed ones was met. */
type Found = Pick<TicketHit, 'id' | 'found'>;

/** A word that may have been meant, and how it stands in a line. */
interface Meant extends NearWord {
  line: string;
}

/** How much a word tells: by its letters; two signs of a script without spaces are a word. */
const weight = (word: string): number => (isUnspaced(word) ? word.length * 3 : word.length);

const byUrgency = (a: Held, b: Held): number =>
  Number(isOpen(b.state)) - Number(isOpen(a.state)) || a.priority - b.priority || b.updatedAt - a.updatedAt;
