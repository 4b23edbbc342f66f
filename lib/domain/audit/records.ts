import type { AuditRecord, AuditSide } from '#domain/settings/shapes';
import { printable } from './printable';

interface Records {
  records: AuditRecord[];
  /** what of the value is not said by those */
  rest: Record<string, unknown>;
}

/**
 * The records an entry's value tells of, before and after, safe to show. Acts write `rows`; settings `changes`, or
 * `before` and `after`. What has another form than these is left in `rest` as it is.
 */
export function recordsOf(value: Readonly<Record<string, unknown>>): Records {
  const { rows, changes, before, after, ...others } = value;
  const rest: Record<string, unknown> = others;
  const records: AuditRecord[] = [];
  if (isListOfObjects(rows)) records.push(...rows.map(rowRecord));
  else if (rows !== undefined) rest.rows = rows;
  if (isObject(changes)) records.push(ownRecord(changes));
  else if (changes !== undefined) rest.changes = changes;
  if (isObject(before) && isObject(after)) records.push(ownRecord(paired(before, after)));
  else Object.assign(rest, before === undefined ? {} : { before }, after === undefined ? {} : { after });
  return { records: records.filter(({ made, fields }) => made || fields.length > 0), rest };
}

function rowRecord(row: Record<string, unknown>): AuditRecord {
  const { kind, id, made, changes } = row;
  return {
    kind: typeof kind === 'string' ? printable(kind) : null,
    id: typeof id === 'string' ? printable(id) : null,
    made: made === true,
    fields: isObject(changes) ? fieldsOf(changes) : [],
  };
}

const ownRecord = (changes: Record<string, unknown>): AuditRecord => ({
  ...{ kind: null, id: null, made: false },
  fields: fieldsOf(changes),
});

const paired = (before: Record<string, unknown>, after: Record<string, unknown>) =>
  Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(after)])].map((name) => [
      name,
      { from: before[name], to: after[name] },
    ]),
  );

const fieldsOf = (changes: Record<string, unknown>): AuditRecord['fields'] =>
  Object.entries(changes).map(([name, change]) => ({
    name: printable(name),
    from: isObject(change) ? sideOf(name, change.from) : null,
    to: isObject(change) ? sideOf(name, change.to) : sideOf(name, change),
  }));

const INSTANT = /(?:At|Until)$/;
/** End of the year 9999. */
const LAST_INSTANT = 253_402_300_799_999;

function sideOf(field: string, value: unknown): AuditSide | null {
  if (value === null || value === undefined || value === '') return null;
  if (isObject(value)) {
    if (value.secret === true) return { kind: 'secret' };
    const { chars, sha256 } = value;
    if (typeof chars === 'number' && typeof sha256 === 'string')
      return { kind: 'digest', chars, sha256: printable(sha256) };
  }
  if (typeof value === 'number' && INSTANT.test(field) && value > 0 && value <= LAST_INSTANT)
    return { kind: 'instant', at: value };
  return { kind: 'text', text: printable(textOf(value)), name: null };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string' || typeof one === 'number'))
    return value.join(', ');
  return JSON.stringify(value);
}

const KINDS: readonly [RegExp, string][] = [
  [/(?:requester|reporter|assignee|actor|person|manager|standIn|owner|author|approver|By)Id$/i, 'person'],
  [/teamId$/i, 'team'],
  [/siteId$/i, 'site'],
  [/categoryId$/i, 'category'],
  [/calendarId$/i, 'calendar'],
  [/(?:ticket|parent|duplicateOf|major)Id$/i, 'ticket'],
];

/** What kind of thing a field names by its id, where its own name says so: "assigneeId" a person. */
export const kindNamedBy = (field: string): string | null =>
  KINDS.find(([form]) => form.test(field))?.[1] ?? null;

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const isListOfObjects = (value: unknown): value is Record<string, unknown>[] =>
  Array.isArray(value) && value.every(isObject);
