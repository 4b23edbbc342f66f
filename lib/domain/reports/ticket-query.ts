import { z } from 'zod';
import type { Id, Instant } from '../kernel/types';
import { PRIORITIES, type Priority } from '../priority/matrix';
import { parseSearch, SEARCH_MAX, type SearchTerms } from '../search/terms';
import {
  HOLD_REASONS,
  type HoldReason,
  isOpen,
  isWorkable,
  TICKET_STATES,
  type TicketKind,
  type TicketState,
} from '../ticket/states';
import { startOfWeek } from './days';
import { isSpan, type Span, type SpanWord, spanOf } from './spans';

/** Ready-made lists of the desk. */
export const VIEWS = ['open', 'mine', 'nobody', 'hold', 'resolved', 'all'] as const;
export type View = (typeof VIEWS)[number];

/** What a list can be ordered by. */
export const SORTS = ['due', 'reported', 'updated', 'priority', 'state', 'number'] as const;
export type Sort = (typeof SORTS)[number];
export const DIRS = ['asc', 'desc'] as const;
export type Dir = (typeof DIRS)[number];

/** The way an order begins: what is newest, or what presses most. */
export const FIRST_DIR: Record<Sort, Dir> = {
  due: 'asc',
  reported: 'desc',
  updated: 'desc',
  priority: 'asc',
  state: 'asc',
  number: 'desc',
};

/** What the list of tickets shows: a view, narrowed by filters. Everything an address can say. */
export interface TicketQuery {
  view: View;
  /** one of these */
  state?: readonly TicketState[];
  team?: Id;
  /** one of these */
  priority?: readonly Priority[];
  /** a person, or nobody */
  assignee?: Id | 'nobody';
  /** a category with those below it, or none */
  category?: Id | 'none';
  site?: Id | 'none';
  requester?: Id;
  /** what whoever asks wrote down, for themselves or somebody else */
  reporter?: 'me';
  /** only those that not the whole team sees */
  confidential?: true;
  /** what it waits for */
  hold?: HoldReason;
  /** when it was reported */
  reported?: SpanWord;
  /** when it was resolved */
  solved?: SpanWord;
  /** only those that came back after they were resolved */
  reopened?: true;
  /** words typed into the search box */
  q?: string;
  sort?: Sort;
  dir?: Dir;
}

const span = z.custom<SpanWord>(isSpan);
const id = z.uuid();
const yes = z.literal('yes').transform((): true => true);

/** Some of a few values with a comma between, each once and in the order given; in an address "1,2". */
const someOf = <T extends string | number>(all: readonly T[]) =>
  z
    .string()
    .max(200)
    .transform((text) => text.split(','))
    .refine((parts) => parts.every((part) => all.some((one) => String(one) === part)))
    .transform((parts) => all.filter((one) => parts.includes(String(one))));

/** The parts of an address, each as text. */
const fields = {
  view: z.enum(VIEWS),
  state: someOf(TICKET_STATES),
  team: id,
  priority: someOf(PRIORITIES),
  assignee: z.union([id, z.literal('nobody')]),
  category: z.union([id, z.literal('none')]),
  site: z.union([id, z.literal('none')]),
  requester: id,
  reporter: z.literal('me'),
  confidential: yes,
  hold: z.enum(HOLD_REASONS),
  reported: span,
  solved: span,
  reopened: yes,
  q: z.string().trim().min(1).max(SEARCH_MAX),
  sort: z.enum(SORTS),
  dir: z.enum(DIRS),
} as const;

export type QueryField = keyof typeof fields;
export const QUERY_FIELDS = Object.keys(fields) as readonly QueryField[];

const read = (
  params: Readonly<Record<string, unknown>>,
  refuse: (field: QueryField) => void,
): TicketQuery => {
  const query: Partial<Record<QueryField, unknown>> = { view: 'open' };
  for (const field of QUERY_FIELDS) {
    const value = Object.hasOwn(params, field) ? params[field] : undefined;
    if (value === undefined) continue;
    const parsed = fields[field].safeParse(value);
    if (parsed.success) query[field] = parsed.data;
    else refuse(field);
  }
  return query as unknown as TicketQuery;
};

/**
 * Reads a query from the address of a page. Never fails: somebody edits an address by hand, so what makes no sense is
 * left out and the rest stands.
 */
export const parseTicketQuery = (params: Readonly<Record<string, unknown>>): TicketQuery =>
  read(params, () => undefined);

/** The same for machines: the first part that makes no sense is named. */
export function strictTicketQuery(
  params: Readonly<Record<string, unknown>>,
): { query: TicketQuery } | { wrong: QueryField } {
  const wrong: QueryField[] = [];
  const query = read(params, (field) => wrong.push(field));
  return wrong[0] === undefined ? { query } : { wrong: wrong[0] };
}

/** The parameters that stand for a query, in a fixed order; what goes without saying is left out. */
export function queryText(query: Partial<TicketQuery>): string {
  return QUERY_FIELDS.flatMap((name) => {
    const value = query[name];
    if (value === undefined || (name === 'view' && value === 'open')) return [];
    const parts = value === true ? ['yes'] : [value].flat();
    return [`${name}=${parts.map((part) => encodeURIComponent(String(part))).join(',')}`];
  }).join('&');
}

/** The address of a list. */
export function ticketsHref(query: Partial<TicketQuery>): string {
  const text = queryText(query);
  return text ? `/desk/tickets?${text}` : '/desk/tickets';
}

/** What a query asks of a ticket, without words that depend on the day. */
export interface TicketCriteria {
  /** undefined: of every kind */
  kind?: TicketKind;
  /** one of these */
  states: readonly TicketState[];
  team?: Id;
  priority?: readonly Priority[];
  /** me: whoever asks */
  assignee?: Id | 'nobody' | 'me';
  category?: Id | 'none';
  site?: Id | 'none';
  requester?: Id;
  reporter?: 'me';
  confidential: boolean;
  hold?: HoldReason;
  created: Span;
  /** null: whether and when it was resolved does not matter */
  resolved: Span | null;
  reopened: boolean;
  /** null: nothing is searched for */
  search: SearchTerms | null;
  sort: Sort;
  dir: Dir;
}

const OPEN_STATES = TICKET_STATES.filter(isOpen);
const ANY: Span = { from: null, to: null };

const VIEW_STATES: Record<View, readonly TicketState[]> = {
  open: OPEN_STATES,
  mine: OPEN_STATES,
  // What waits for its approval is nobody's yet.
  nobody: TICKET_STATES.filter(isWorkable),
  hold: ['on_hold'],
  resolved: ['resolved', 'closed'],
  all: TICKET_STATES,
};

/** The states among which the state filter of a view chooses. */
export const statesOf = (view: View): readonly TicketState[] => VIEW_STATES[view];

/** The filters that every view can have; those that only make sense inside one are left out, and the order. */
export function sharedFilters(query: TicketQuery): Omit<TicketQuery, 'view'> {
  const { view, state, hold, solved, reopened, sort, dir, ...shared } = query;
  return shared;
}

/** The order a list stands in. */
export function orderOf({ sort = 'reported', dir }: Pick<TicketQuery, 'sort' | 'dir'>): {
  sort: Sort;
  dir: Dir;
} {
  return { sort, dir: dir ?? FIRST_DIR[sort] };
}

/** Whether what a query means depends on the day, and so on the time zone. */
export const speaksOfDays = ({ view, solved, reported }: TicketQuery): boolean =>
  view === 'resolved' || solved !== undefined || reported !== undefined;

/**
 * What a query means now.
 * @param zone IANA name of the organisation's time zone: days and weeks are its own
 */
export function criteriaOf(query: TicketQuery, now: Instant, zone: string): TicketCriteria {
  const { view, state, team, priority, category, site, requester, reporter, hold } = query;
  const states = VIEW_STATES[view].filter((one) => !state || state.includes(one));
  const solved = query.solved ? spanOf(query.solved, now, zone) : null;
  const week: Span | null = view === 'resolved' ? { from: startOfWeek(now, zone), to: null } : null;
  return {
    // Only what is on hold waits for something.
    states: hold ? states.filter((one) => one === 'on_hold') : states,
    team,
    priority,
    assignee: view === 'nobody' ? 'nobody' : view === 'mine' ? 'me' : query.assignee,
    category,
    site,
    requester,
    reporter,
    confidential: query.confidential ?? false,
    hold,
    created: (query.reported && spanOf(query.reported, now, zone)) ?? ANY,
    resolved: solved ?? week,
    reopened: query.reopened ?? false,
    search: query.q ? parseSearch(query.q) : null,
    ...orderOf(query),
  };
}
