import { DAY, type Id, type Instant } from '../kernel/types';
import { type Found, Search } from './centres';
import { HISTORY_DAYS, PATTERN_MIN, type PastTicket, type PatternKind } from './history';
import { weigh } from './likeness';
import { tellingWords } from './telling-words';

/** Tickets of one category that tell the same trouble, more of them than chance gives. */
export interface Pattern {
  kind: PatternKind;
  categoryId: Id | null;
  /** Of one at a site: which. */
  siteId: Id | null;
  /** Oldest first. */
  ticketIds: Id[];
  /** Words most of them have and few others, the most telling first. */
  words: string[];
  /** How many of them there would be by the baseline, in tenths. */
  expectedTenths: number;
  /** How surprising so many are, see `surprise`, in tenths. */
  surpriseTenths: number;
}

/** Words a pattern is described by. */
const WORDS_MAX = 6;
/** A word describes a pattern where so much of it has it. */
const WORD_SHARE = 0.4;

/** The recurring patterns of a history, the most surprising first. The same whatever order the tickets come in. */
export function findPatterns(history: readonly PastTicket[], now: Instant): Pattern[] {
  return byCategory(history)
    .flatMap((tickets) => patternsOfCategory(tickets, now))
    .sort(bySurprise);
}

/** The history in parts, one a category: no pattern reaches over two. */
export function byCategory(history: readonly PastTicket[]): PastTicket[][] {
  const parts = new Map<Id | null, PastTicket[]>();
  for (const ticket of history) {
    const part = parts.get(ticket.categoryId);
    if (part) part.push(ticket);
    else parts.set(ticket.categoryId, [ticket]);
  }
  return [...parts.values()];
}

/** The patterns among the tickets of one category. */
export function patternsOfCategory(all: readonly PastTicket[], now: Instant): Pattern[] {
  const search = searchCategory(all, now);
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}

/** The same step by step, for whoever has others to serve meanwhile: a large category takes seconds. */
export function* searchCategory(all: readonly PastTicket[], now: Instant): Generator<undefined, Pattern[]> {
  const tickets = all
    .filter(({ createdAt }) => createdAt > now - HISTORY_DAYS * DAY && createdAt <= now)
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  if (tickets.length < PATTERN_MIN) return [];
  const texts: ReadonlyMap<string, number>[] = [];
  for (const { title, description } of tickets) {
    texts.push(tellingWords(title, description));
    yield;
  }
  const weighed = weigh(texts);
  yield;
  const found = yield* new Search(tickets, weighed, now).steps();
  return found.map((of) => patternOf(of, tickets, texts));
}

const bySurprise = (a: Pattern, b: Pattern): number =>
  b.surpriseTenths - a.surpriseTenths || ((a.ticketIds[0] ?? '') < (b.ticketIds[0] ?? '') ? -1 : 1);

function patternOf(
  found: Found,
  tickets: readonly PastTicket[],
  texts: readonly ReadonlyMap<string, number>[],
): Pattern {
  const first = tickets[found.members[0] ?? 0];
  return {
    kind: found.kind,
    categoryId: first?.categoryId ?? null,
    siteId: found.kind === 'site' ? (first?.siteId ?? null) : null,
    ticketIds: found.members.flatMap((at) => tickets[at]?.id ?? []),
    words: commonWords(found.members, texts),
    expectedTenths: Math.round(found.expected * 10),
    surpriseTenths: Math.round(Math.min(found.surprise, 1000) * 10),
  };
}

/** Words that many of the texts have, those first that the others seldom have. */
function commonWords(members: readonly number[], texts: readonly ReadonlyMap<string, number>[]): string[] {
  const here = new Map<string, number>();
  for (const at of members)
    for (const word of texts[at]?.keys() ?? []) here.set(word, (here.get(word) ?? 0) + 1);
  const shared = [...here].filter(([, count]) => count >= Math.max(2, members.length * WORD_SHARE));
  const names = new Set(shared.map(([word]) => word));
  const everywhere = new Map<string, number>();
  for (const text of texts)
    for (const word of text.keys())
      if (names.has(word)) everywhere.set(word, (everywhere.get(word) ?? 0) + 1);
  const telling = ([word, count]: [string, number]) =>
    count * Math.log(1 + texts.length / (everywhere.get(word) ?? 1));
  return shared
    .sort((a, b) => telling(b) - telling(a) || (a[0] < b[0] ? -1 : 1))
    .slice(0, WORDS_MAX)
    .map(([word]) => word);
}
