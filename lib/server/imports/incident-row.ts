import 'server-only';
import { DAY, type Instant } from '#domain/kernel/types';
import type { Impact, Priority, Urgency } from '#domain/priority/matrix';
import { LIMITS } from '#domain/ticket/limits';
import {
  type HoldReason,
  RESOLUTION_CODES,
  stateAfterAssign,
  TICKET_STATES,
  type TicketState,
} from '#domain/ticket/states';
import { Cells } from './cells';
import type { IncidentField, IncidentMapping, StateWord } from './incident-mapping';
import { parseInstant } from './instant';

/** Longest name of a person, team, site or category. */
const NAME = 120;
/** Clocks of other desks may go wrong by so much. */
const AHEAD = DAY;

/** An incident as the file tells it, checked. People, teams, sites and categories stand for themselves by name. */
export interface Incident {
  number: string;
  title: string;
  description: string;
  state: TicketState;
  holdReason: HoldReason | null;
  stateSince: Instant;
  impact: Impact;
  urgency: Urgency;
  /** Null: as the matrix says. */
  priority: Priority | null;
  /** Group and category. */
  category: readonly [string] | readonly [string, string] | null;
  site: string | null;
  place: string | null;
  team: string | null;
  requester: string;
  reporter: string;
  assignee: string | null;
  resolver: string | null;
  resolution: string;
  resolutionCode: (typeof RESOLUTION_CODES)[number] | null;
  createdAt: Instant;
  resolvedAt: Instant | null;
  closedAt: Instant | null;
  updatedAt: Instant;
  reopenCount: number;
}

type Row = Cells<IncidentField>;

export interface IncidentReading {
  mapping: IncidentMapping;
  header: readonly string[];
  /** IANA name. */
  zone: string;
  now: Instant;
}

/** Reads rows by a mapping. @throws RowFault from the returned function: this row cannot be imported */
export function incidentReader(reading: IncidentReading): (cells: readonly string[]) => Incident {
  const { mapping, header } = reading;
  const nulls = new Set(mapping.nulls);
  return (cells) => incident(new Cells(mapping.fields, header, cells, nulls), reading);
}

function incident(row: Row, reading: IncidentReading): Incident {
  const { values } = reading.mapping;
  const number = row.needed('number', 120);
  const { title, overflow } = titleOf(row);
  const requester = row.needed('requester', NAME);
  const { state, holdReason, ...instants } = life(row, reading);
  const team = row.line('team', NAME);
  const resolver = row.line('resolver', NAME);
  const level = levelOf([1, 2, 3] as const);
  // Whoever solved it worked on it, as when somebody resolves a ticket nobody holds.
  const assignee = row.line('assignee', NAME) ?? (instants.resolvedAt === null ? null : resolver);
  return {
    number,
    title,
    description: descriptionOf(row, overflow),
    state: held(state, assignee !== null),
    holdReason,
    ...instants,
    impact: row.word('impact', values.impact, level) ?? 2,
    urgency: row.word('urgency', values.urgency, level) ?? 2,
    priority: row.word('priority', values.priority, levelOf([1, 2, 3, 4, 5] as const)),
    category: categoryOf(row),
    site: row.line('site', NAME),
    place: row.line('place', LIMITS.place),
    team,
    requester,
    reporter: row.line('reporter', NAME) ?? requester,
    assignee,
    resolver,
    resolution: resolutionOf(row),
    resolutionCode:
      instants.resolvedAt === null
        ? null
        : row.word<Incident['resolutionCode']>('resolutionCode', values.resolutionCode, (text) =>
            RESOLUTION_CODES.find((code) => code === text),
          ),
    reopenCount: reopened(row),
  };
}

/** New means that nobody has it, assigned that somebody does. */
const held = (state: TicketState, hasAssignee: boolean): TicketState =>
  state === 'new' || state === 'assigned' ? stateAfterAssign(state, hasAssignee) : state;

const levelOf =
  <T extends number>(levels: readonly T[]) =>
  (text: string): T | undefined =>
    levels.find((level) => String(level) === text);

/** A title that is too long is cut, and stands whole at the head of the description. */
function titleOf(row: Row): { title: string; overflow: string | null } {
  const whole = row.needed('title', LIMITS.description);
  if (whole.length <= LIMITS.title) return { title: whole, overflow: null };
  const cut = whole.slice(0, LIMITS.title - 1).replace(/[\uD800-\uDBFF]$/, '');
  return { title: `${cut}…`, overflow: whole };
}

function descriptionOf(row: Row, overflow: string | null): string {
  const text = [overflow, row.text('description')?.replace(/\r\n?/g, '\n')].filter(Boolean).join('\n\n');
  return text.length <= LIMITS.description
    ? text
    : row.refuse('description', `is longer than ${LIMITS.description} characters`);
}

function resolutionOf(row: Row): string {
  const text = row.text('resolution') ?? '';
  return text.length <= LIMITS.text
    ? text
    : row.refuse('resolution', `is longer than ${LIMITS.text} characters`);
}

function categoryOf(row: Row): Incident['category'] {
  const group = row.line('category', NAME);
  const sub = row.line('subcategory', NAME);
  if (group && sub) return [group, sub];
  const only = group ?? sub;
  return only ? [only] : null;
}

function reopened(row: Row): number {
  const text = row.text('reopenCount');
  if (text === null) return 0;
  const count = Number(text);
  return /^\d{1,6}$/.test(text) ? count : row.refuse('reopenCount', `"${text.slice(0, 20)}" is no number`);
}

/** State and instants that agree with each other. What the state has not reached yet has no instant. */
function life(row: Row, reading: IncidentReading) {
  const createdAt = instantOf(row, 'createdAt', reading) ?? row.refuse('createdAt', 'is empty');
  const told = {
    resolvedAt: instantOf(row, 'resolvedAt', reading),
    closedAt: instantOf(row, 'closedAt', reading),
    updatedAt: instantOf(row, 'updatedAt', reading),
  };
  const { state, holdReason } = stateOf(row, reading, told);
  const over = state === 'closed' || state === 'cancelled';
  const last = Math.max(told.updatedAt ?? createdAt, createdAt);
  const resolvedAt =
    state === 'resolved' ? (told.resolvedAt ?? last) : state === 'closed' ? told.resolvedAt : null;
  const closedAt = over ? (told.closedAt ?? Math.max(resolvedAt ?? last, last)) : null;
  if (resolvedAt !== null && resolvedAt < createdAt)
    row.refuse('resolvedAt', 'lies before the incident was opened');
  if (closedAt !== null && closedAt < (resolvedAt ?? createdAt))
    row.refuse('closedAt', 'lies before the incident was opened or resolved');
  const stateSince = closedAt ?? resolvedAt ?? (state === 'new' ? createdAt : last);
  return {
    state,
    holdReason,
    createdAt,
    resolvedAt,
    closedAt,
    stateSince,
    updatedAt: Math.max(stateSince, last),
  };
}

function instantOf(row: Row, field: IncidentField, { mapping, zone, now }: IncidentReading): Instant | null {
  const text = row.text(field);
  if (text === null) return null;
  const at = parseInstant(text, mapping.dates, zone);
  if (at === null)
    return row.refuse(field, `"${text.slice(0, 40)}" is no date in the form ${mapping.dates.join(' or ')}`);
  return at <= now + AHEAD ? Math.min(at, now) : row.refuse(field, `"${text}" lies in the future`);
}

function stateOf(
  row: Row,
  { mapping }: IncidentReading,
  told: Pick<Incident, 'resolvedAt' | 'closedAt'>,
): Pick<Incident, 'state' | 'holdReason'> {
  const word =
    row.word<StateWord>('state', mapping.values.state, (text) => TICKET_STATES.find((s) => s === text)) ??
    'dates';
  if (word === 'dates') {
    const state = told.closedAt !== null ? 'closed' : told.resolvedAt !== null ? 'resolved' : 'new';
    return { state, holdReason: null };
  }
  const [state, holdReason = null] = word.split(':') as [TicketState, HoldReason?];
  return { state, holdReason: state === 'on_hold' ? (holdReason ?? 'user') : null };
}
