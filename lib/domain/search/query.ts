import { SEARCH_MAX } from './terms';
import { folded } from './words';

/** What `is:` may be followed by. */
export const IS_WORDS = [
  'open',
  'resolved',
  'closed',
  'new',
  'assigned',
  'progress',
  'hold',
  'cancelled',
  'mine',
  'unassigned',
] as const;
export type IsWord = (typeof IS_WORDS)[number];

/** Filters whose value is the beginning of a name. */
export const NAMED_FILTERS = ['team', 'site', 'category', 'by', 'assignee'] as const;
export type NamedFilter = (typeof NAMED_FILTERS)[number];

export type Filter =
  | { field: 'is'; word: IsWord }
  | { field: 'priority'; levels: readonly number[] }
  /** whoever asks works on it */
  | { field: 'me' }
  | { field: NamedFilter; name: string };

/** What was typed that names no filter, or a filter that has no such value. It is looked for as words. */
export interface NotUnderstood {
  token: string;
  why: 'field' | 'value';
}

/** A search as somebody typed it, taken apart into filters and what is left to look for. */
export interface SearchQuery {
  text: string;
  filters: readonly Filter[];
  notUnderstood: readonly NotUnderstood[];
}

/** Filters that count; what follows narrows no further. */
const FILTERS_MAX = 8;
/** Words without spaces, where a part in quotes may hold some: `site:"House B"`. */
const TOKEN = /(?:[^\s"]|"[^"]*(?:"|$))+/gu;

/** `p:` is what people type, the rest are second spellings of the same. */
const FIELDS = {
  is: 'is',
  state: 'is',
  p: 'priority',
  priority: 'priority',
  team: 'team',
  site: 'site',
  category: 'category',
  by: 'by',
  from: 'by',
  assignee: 'assignee',
} as const;
const isField = (name: string): name is keyof typeof FIELDS => Object.hasOwn(FIELDS, name);

/** Takes a search apart. A filter without a value yet ("team:") is being typed, and counts for nothing. */
export function parseQuery(typed: string): SearchQuery {
  const words: string[] = [];
  const filters: Filter[] = [];
  const notUnderstood: NotUnderstood[] = [];
  const tokens = typed.normalize('NFC').slice(0, SEARCH_MAX).match(TOKEN) ?? [];
  for (const token of tokens) {
    const read = filters.length < FILTERS_MAX ? readToken(token) : null;
    if (read === null) words.push(token.replaceAll('"', ' '));
    else if (read === 'field' || read === 'value') {
      notUnderstood.push({ token, why: read });
      if (read === 'field') words.push(token.replaceAll('"', ' '));
    } else if (read !== 'unfinished') filters.push(read);
  }
  return { text: words.join(' ').replaceAll(/\s+/gu, ' ').trim(), filters, notUnderstood };
}

/** What a token is: a filter, one that is not known, one without a value yet, or null: words. */
function readToken(token: string): Filter | NotUnderstood['why'] | 'unfinished' | null {
  if (token.startsWith('@')) {
    const name = plain(token.slice(1));
    if (name === '') return 'unfinished';
    return folded(name) === 'me' ? { field: 'me' } : { field: 'assignee', name };
  }
  const [, name = '', rest = ''] = /^(\p{L}+):(.*)$/su.exec(token) ?? [];
  // An address is no filter, nor is "error: 0x8007".
  if (name === '' || rest.startsWith('//')) return null;
  const field = folded(name);
  const value = plain(rest);
  if (!isField(field)) return value === '' ? null : 'field';
  if (value === '') return 'unfinished';
  return readValue(FIELDS[field], value);
}

function readValue(field: (typeof FIELDS)[keyof typeof FIELDS], value: string): Filter | 'value' {
  switch (field) {
    case 'is': {
      const wanted = folded(value)
        .replaceAll(/[\s_-]/gu, '')
        .replace(/^(in|on)(?=p|h)/u, '');
      const word = IS_WORDS.find((one) => one === wanted) ?? IS_WORDS.find((one) => one.startsWith(wanted));
      return word ? { field, word } : 'value';
    }
    case 'priority': {
      const levels = folded(value).split(',').filter(Boolean);
      if (!levels.every((level) => /^p?[1-5]$/u.test(level)) || levels.length === 0) return 'value';
      return { field, levels: [...new Set(levels.map((level) => Number(level.replace('p', ''))))] };
    }
    default:
      return folded(value) === 'me' && field === 'assignee' ? { field: 'me' } : { field, name: value };
  }
}

const plain = (value: string): string => value.replaceAll('"', '').trim();

/** How a filter is typed, so that a button can write it. */
export function filterText(field: NamedFilter, name: string): string {
  const value = /^[\p{L}\p{N}\p{M}.-]+$/u.test(name) ? name : `"${name.replaceAll('"', '')}"`;
  return field === 'assignee' ? `@${value}` : `${field}:${value}`;
}
