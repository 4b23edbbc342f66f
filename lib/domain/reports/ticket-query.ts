import { z } from 'zod';
import type { Id, Instant } from '../kernel/types';
import { PRIORITIES, type Priority } from '../priority/matrix';
import { isOpen, TICKET_STATES, type TicketState } from '../ticket/states';
import { startOfWeek } from './days';
import { AGES, PERIOD_WORDS, type Span, type SpanWord, spanOf } from './spans';

/** Ready-made lists of the desk. */
export const VIEWS = ['open', 'nobody', 'hold', 'resolved', 'all'] as const;
export type View = (typeof VIEWS)[number];

/** What the list of tickets shows: a view, narrowed by filters. Everything an address can say. */
export interface TicketQuery {
  view: View;
  state?: TicketState;
  team?: Id;
  priority?: Priority;
  /** a person, or nobody */
  assignee?: Id | 'nobody';
  /** when it was reported */
  reported?: SpanWord;
  /** when it was resolved */
  solved?: SpanWord;
  /** only those that came back after they were resolved */
  reopened?: true;
}

const date = z.custom<`${number}-${number}-${number}`>(
  (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value),
);
const span = z.union([z.enum(PERIOD_WORDS), z.enum(AGES), date]);

// Somebody edits an address by hand: a part that makes no sense is left out, the rest stands.
const shape = z.object({
  view: z.enum(VIEWS).catch('open'),
  state: z.enum(TICKET_STATES).optional().catch(undefined),
  team: z.uuid().optional().catch(undefined),
  priority: z.coerce
    .number()
    .pipe(z.union(PRIORITIES.map((priority) => z.literal(priority))))
    .optional()
    .catch(undefined),
  assignee: z
    .union([z.uuid(), z.literal('nobody')])
    .optional()
    .catch(undefined),
  reported: span.optional().catch(undefined),
  solved: span.optional().catch(undefined),
  reopened: z
    .literal('yes')
    .transform((): true => true)
    .optional()
    .catch(undefined),
});

/** Reads a query from an address. Never fails; what it does not understand it leaves out. */
export function parseTicketQuery(params: Readonly<Record<string, unknown>>): TicketQuery {
  const { priority, ...rest } = shape.parse(params);
  return withoutUndefined({ ...rest, priority: params.priority === undefined ? undefined : priority });
}

function withoutUndefined(query: TicketQuery): TicketQuery {
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined),
  ) as unknown as TicketQuery;
}

/** The address of a list. */
export function ticketsHref(query: Partial<TicketQuery>): string {
  const text = Object.entries(query)
    .filter(([name, value]) => value !== undefined && !(name === 'view' && value === 'open'))
    .map(([name, value]) => `${name}=${encodeURIComponent(value === true ? 'yes' : String(value))}`)
    .join('&');
  return text ? `/desk/tickets?${text}` : '/desk/tickets';
}

/** What a query asks of a ticket, without words that depend on the day. */
export interface TicketCriteria {
  /** one of these */
  states: readonly TicketState[];
  team?: Id;
  priority?: Priority;
  assignee?: Id | 'nobody';
  created: Span;
  /** null: whether and when it was resolved does not matter */
  resolved: Span | null;
  reopened: boolean;
}

const OPEN_STATES = TICKET_STATES.filter(isOpen);
const ANY: Span = { from: null, to: null };

const VIEW_STATES: Record<View, readonly TicketState[]> = {
  open: OPEN_STATES,
  nobody: OPEN_STATES,
  hold: ['on_hold'],
  resolved: ['resolved', 'closed'],
  all: TICKET_STATES,
};

/** The states among which the state filter of a view chooses. */
export const statesOf = (view: View): readonly TicketState[] => VIEW_STATES[view];

/**
 * What a query means now.
 * @param zone IANA name of the organisation's time zone: days and weeks are its own
 */
export function criteriaOf(query: TicketQuery, now: Instant, zone: string): TicketCriteria {
  const { view, state, team, priority, reopened } = query;
  const states = VIEW_STATES[view].filter((one) => state === undefined || one === state);
  const solved = query.solved ? spanOf(query.solved, now, zone) : null;
  const week: Span | null = view === 'resolved' ? { from: startOfWeek(now, zone), to: null } : null;
  return {
    states,
    team,
    priority,
    assignee: view === 'nobody' ? 'nobody' : query.assignee,
    created: (query.reported && spanOf(query.reported, now, zone)) ?? ANY,
    resolved: solved ?? week,
    reopened: reopened ?? false,
  };
}
