import { DAY, type Id, type Instant } from '../kernel/types';
import { surprise } from './chance';
import { PATTERN_MIN, type PastTicket, type PatternKind } from './history';
import { Likeness, type Weighed } from './likeness';

/** A pattern by the places its tickets have in the history. */
export interface Found {
  kind: PatternKind;
  members: number[];
  expected: number;
  surprise: number;
}

/** Where a pattern may lie: at one site, or in the time since. */
interface Part {
  kind: PatternKind;
  has(ticket: number): boolean;
  /** Tickets it holds of all. */
  size: number;
}

/** How alike is alike: the same trouble in nearly the same words, or told quite differently. */
const LEAST = [0.42, 0.55, 0.7] as const;
/** Words that so much of a first handful shares are what it is about. */
const SHARED = [0.5, 0.75] as const;
/** How much of these words a ticket has that belongs to it. */
const HAS = [0.55, 0.7, 0.85] as const;
/** Days that count as of late. */
const LATE = [14, 28, 56] as const;
/** Less surprising than once in so many powers of ten happens by chance among this many tickets. */
const SURPRISE_MIN = 5;
/** A first handful is looked at more closely from here. */
const HANDFUL_SURPRISE = 2.5;
const HANDFUL = 4;
/** So many times as many as were to be expected. */
const TIMES_MIN = 5;
/** Sites differ in what they have: of a thing there may be so much more than elsewhere. */
const SITE_MORE = 0.5;
/** Where so much of what rises is at one site, it is that site's. */
const ONE_SITE = 0.6;
/** A pattern of which so much stands in others is none of its own. */
const TAKEN_SHARE = 0.5;

/** Looks for tickets that tell the same and stand together, in a place or in time, more than chance puts there. */
export class Search {
  readonly #like: Likeness;
  readonly #sites: (Id | null)[];
  readonly #atSite = new Map<Id, Part>();
  readonly #late: Part[];

  constructor(
    private readonly tickets: readonly PastTicket[],
    weighed: Weighed,
    now: Instant,
  ) {
    this.#like = new Likeness(weighed);
    this.#sites = tickets.map(({ siteId }) => siteId);
    for (const site of this.#sites) {
      const part = site !== null && this.#atSite.get(site);
      if (part) part.size++;
      else if (site !== null)
        this.#atSite.set(site, { kind: 'site', has: (at) => this.#sites[at] === site, size: 1 });
    }
    this.#late = LATE.map((days) => {
      const first = tickets.findIndex(({ createdAt }) => createdAt > now - days * DAY);
      const from = first < 0 ? tickets.length : first;
      return { kind: 'rising', has: (at) => at >= from, size: tickets.length - from };
    });
  }

  /** What there is, the most surprising first. No ticket stands in two. Yields between tickets. */
  *steps(): Generator<undefined, Found[]> {
    const best: Found[] = [];
    for (const text of this.tickets.keys()) {
      const one = this.#around(text);
      if (one) best.push(one);
      yield;
    }
    best.sort((a, b) => b.surprise - a.surprise || (a.members[0] ?? 0) - (b.members[0] ?? 0));
    const taken = new Set<number>();
    const found: Found[] = [];
    for (const one of best) {
      const free = one.members.filter((at) => !taken.has(at));
      if (free.length < PATTERN_MIN || free.length < one.members.length * TAKEN_SHARE) continue;
      const left = surprise(free.length, one.expected);
      if (left < SURPRISE_MIN) continue;
      for (const at of free) taken.add(at);
      found.push({ ...one, members: free.sort((a, b) => a - b), surprise: left });
    }
    return found;
  }

  /** The most surprising of what stands around this ticket. */
  #around(text: number): Found | undefined {
    const likes: [other: number, like: number][] = [];
    this.#like.each(text, LEAST[0], (other, like) => likes.push([other, like]));
    if (likes.length < HANDFUL) return undefined;
    const site = this.#sites[text];
    const parts = [...(site ? [this.#atSite.get(site)] : []), ...this.#late.filter((part) => part.has(text))];
    let best: Found | undefined;
    for (const part of parts)
      for (const least of LEAST) {
        const alike = likes.flatMap(([other, like]) => (like >= least ? other : []));
        const one = part && this.#closer(part, alike);
        if (one && one.surprise > (best?.surprise ?? SURPRISE_MIN)) best = one;
      }
    return best;
  }

  /** What a first handful has in common is looked for everywhere: so words that are beside the point do not count. */
  #closer(part: Part, alike: readonly number[]): Found | undefined {
    const handful = alike.filter(part.has);
    if (handful.length < HANDFUL) return undefined;
    if (surprise(handful.length, this.#expected(part, alike.length - handful.length)) < HANDFUL_SURPRISE)
      return undefined;
    let best: Found | undefined;
    for (const share of SHARED) {
      const one = this.#with(part, this.#like.shared(handful, share));
      if (one && one.surprise > (best?.surprise ?? 0)) best = one;
    }
    return best;
  }

  /** Those of the part that have these words, by how many of them it takes to be most surprising. */
  #with(part: Part, words: readonly number[]): Found | undefined {
    if (words.length < 2) return undefined;
    const having: [text: number, share: number][] = [];
    this.#like.eachWith(words, HAS[0], (other, share) => having.push([other, share]));
    let best: Found | undefined;
    for (const least of HAS) {
      const all = having.flatMap(([other, share]) => (share >= least ? other : []));
      const members = all.filter(part.has);
      const expected = this.#expected(part, all.length - members.length);
      if (members.length < PATTERN_MIN || members.length < expected * TIMES_MIN) continue;
      if (part.kind === 'rising' && this.#oneSite(members)) continue;
      const one = { kind: part.kind, members, expected, surprise: surprise(members.length, expected) };
      if (one.surprise > (best?.surprise ?? 0)) best = one;
    }
    return best;
  }

  /** How many there would be in this part, as there are so many in all others. */
  #expected(part: Part, others: number): number {
    const rest = this.tickets.length - part.size + 1;
    // Half a ticket more: what was never seen elsewhere may be seen there yet.
    const even = ((others + 0.5) / rest) * part.size;
    return part.kind === 'site' ? even + (others / rest) * part.size * SITE_MORE : even;
  }

  /** Whether nearly all are at one site: then it is no pattern of others. */
  #oneSite(members: readonly number[]): boolean {
    const counts = new Map<Id | null, number>();
    for (const at of members)
      counts.set(this.#sites[at] ?? null, (counts.get(this.#sites[at] ?? null) ?? 0) + 1);
    counts.delete(null);
    return Math.max(0, ...counts.values()) >= members.length * ONE_SITE;
  }
}
