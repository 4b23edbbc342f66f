import type { Id } from '#domain/kernel/types';
import { type FilterWorld, filterTest, isCalled } from '#domain/search/fits';
import { type NamedFilter, parseQuery } from '#domain/search/query';
import { parseSearch, type SearchTerms } from '#domain/search/terms';
import { NUMBER_PREFIX } from '#domain/ticket/states';
import { ArticleIndex } from './article-index';
import type { Answer, Question } from './messages';
import { PersonIndex, type SearchedPerson } from './person-index';
import { type Searched, type TicketHits, TicketIndex } from './ticket-index';

/** Tables whose rows filters name. */
export const NAMED = ['team', 'site', 'category'] as const;
export type Named = (typeof NAMED)[number];

/** A number before its first figure: it narrows nothing yet. */
const BEGUN_NUMBER = new RegExp(`^(?:${Object.values(NUMBER_PREFIX).join('|')})[-\\s]?$`, 'iu');
/** People shown at once; whoever looks for somebody types more of the name. */
const PEOPLE_SHOWN = 5;
/** Articles beside tickets; the knowledge base shows more. */
const ARTICLES_SHOWN = 50;

/** All that is searched on a device: what is in it, and what it answers. */
export class Catalogue {
  readonly tickets = new TicketIndex();
  readonly articles = new ArticleIndex();
  readonly #people = new PersonIndex();
  readonly #names: Record<Named | 'person', Map<Id, string>> = {
    team: new Map(),
    site: new Map(),
    category: new Map(),
    person: new Map(),
  };

  putTicket(ticket: Searched, said: string): void {
    this.tickets.put(ticket, said);
  }

  setPeople(people: readonly SearchedPerson[]): void {
    this.#people.clear();
    this.#names.person.clear();
    for (const person of people) this.putPerson(person);
  }

  putPerson(person: SearchedPerson): void {
    this.#people.put(person);
    this.#names.person.set(person.id, person.name);
  }

  deletePerson(id: Id): void {
    this.#people.delete(id);
    this.#names.person.delete(id);
  }

  setNames(table: Named, rows: readonly { id: Id; name: string }[]): void {
    this.#names[table] = new Map(rows.map(({ id, name }) => [id, name]));
  }

  answer({ typed, me, staff, limit, suggests }: Question): Answer {
    if (suggests) return { ...NOTHING_KNOWN, articles: this.articles.suggest(typed, limit) };
    const { text, filters, notUnderstood } = parseQuery(typed);
    const world: FilterWorld = { me, staff, called: (field, name) => this.#called(field, name) };
    const { fits, meansNothing } = filterTest(filters, world);
    const terms = parseSearch(BEGUN_NUMBER.test(text) ? '' : text);
    const isOnlySigns =
      filters.length === 0 && text.trim() !== '' && !BEGUN_NUMBER.test(text) && saysNothing(terms);
    const found = isOnlySigns ? NOTHING : this.tickets.find(terms, fits, limit);
    // Filters speak of tickets: whoever types one does not look for a person.
    const people = filters.length > 0 ? [] : this.#people.find(text, PEOPLE_SHOWN);
    const articles = filters.length > 0 ? NO_ARTICLES : this.articles.find(text, ARTICLES_SHOWN);
    return {
      articles: articles.hits,
      articlesNearly: articles.nearly,
      tickets: found.hits,
      total: found.total,
      nearly: found.nearly,
      people: people.map((hit) => ({ ...hit, ...this.tickets.openOf(hit.id) })),
      notUnderstood,
      meansNothing,
    };
  }

  #called(field: NamedFilter, name: string): ReadonlySet<Id> {
    const table = field === 'by' || field === 'assignee' ? 'person' : field;
    const ids = new Set<Id>();
    for (const [id, known] of this.#names[table]) if (isCalled(known, name)) ids.add(id);
    return ids;
  }
}

/** Signs and pictures alone are no words: they stand in no ticket, and are not the same as nothing typed. */
const saysNothing = ({ words, loose, numbers }: SearchTerms): boolean =>
  words.length === 0 && loose.length === 0 && numbers.length === 0;

const NOTHING: TicketHits = { hits: [], total: 0, nearly: false };
const NO_ARTICLES = { hits: [], nearly: false };
const NOTHING_KNOWN: Answer = {
  ...{ tickets: [], total: 0, nearly: false, people: [], notUnderstood: [], meansNothing: [] },
  ...{ articles: [], articlesNearly: false },
};
