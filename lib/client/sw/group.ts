import { isOfChange, REVIEW_DUE } from '#domain/notify/events';
import type { OneOfMany } from './facts';
import type { Notice } from './notice';

/** So many may stand beside each other; with the next they become one. */
export const MOST_SHOWN = 5;
/** What was shown longer ago than this is no flood, ms. */
export const FLOOD = 15 * 60_000;
/** Lines that tell of single tickets. */
const LINES = 6;
/** Tickets that are remembered. */
const KEPT = 50;
/** Tag of the one that stands for many. */
export const MANY = 'holdfast-many';

/** A notification on display, as far as it can become part of one that stands for many. */
export interface OnDisplay {
  tag: string;
  at: number;
  tells: readonly OneOfMany[];
  urgent: boolean;
}

/** One in place of many, and what it takes the place of. */
export interface Grouped {
  notice: Notice;
  closes: string[];
}

const lineOf = ({ facts: { news } }: Notice): OneOfMany | null =>
  news && news.event !== REVIEW_DUE && !isOfChange(news.event)
    ? { ticketId: news.ticketId, number: news.number, words: news.words }
    : null;

/**
 * What is shown in place of a notification when there are many: one that lists the tickets. What is urgent is neither
 * put into it nor taken off the display.
 *
 * @param shown what of ours is on display, in any order
 * @returns null: it is shown by itself
 */
export function groupOf(notice: Notice, shown: readonly OnDisplay[], now: number): Grouped | null {
  const line = lineOf(notice);
  if (!line || notice.facts.news?.urgent) return null;
  const others = shown.filter(
    ({ tag, at, urgent, tells }) => tag !== notice.tag && !urgent && tells.length > 0 && at > now - FLOOD,
  );
  const many = others.find(({ tag }) => tag === MANY);
  if (!many && others.length < MOST_SHOWN) return null;
  const newestFirst = [...others].sort((a, b) => b.at - a.at).flatMap(({ tells }) => tells);
  const tells = lastOfEach([line, ...newestFirst]);
  return {
    notice: {
      ...wordsFor(tells),
      tag: MANY,
      once: notice.once,
      facts: { path: pathFor(tells), tells, at: now },
    },
    closes: others.flatMap(({ tag }) => (tag === MANY ? [] : [tag])),
  };
}

/** Of several about one ticket the newest. */
function lastOfEach(newestFirst: readonly OneOfMany[]): OneOfMany[] {
  const seen = new Set<string>();
  return newestFirst.filter(({ ticketId }) => !seen.has(ticketId) && seen.add(ticketId)).slice(0, KEPT);
}

const pathFor = (tells: readonly OneOfMany[]): string =>
  tells.length === 1 ? `/app/tickets/${tells[0]?.ticketId}` : '/app';

function wordsFor(tells: readonly OneOfMany[]): { title: string; body: string } {
  const lines = tells.slice(0, LINES).map(({ number, words }) => `${number} ${words}`);
  const more = tells.length - lines.length;
  const [only] = tells;
  return {
    title: tells.length === 1 ? `${only?.number} has more news` : `${tells.length} tickets have news`,
    body: [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'),
  };
}
