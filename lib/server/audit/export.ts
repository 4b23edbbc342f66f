import 'server-only';
import { and, asc, eq, gt, lte, max, min, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/mysql-core';
import { db } from '#db/connection';
import { auditEntry, auditValue } from '#db/schema/operations';
import { person } from '#db/schema/people';
import { printable } from '#domain/audit/printable';
import type { Id, Instant } from '#domain/kernel/types';
import { csvLine } from '#domain/reports/formula-safe';
import { canonicalText } from '#sync/protocol/canonical';
import type { AuditQuery } from './audit-query';
import { narrowed, ticketId } from './browse';

/** Places of the chain that are read at once, whatever the filters leave of them. */
const PART = 1_000;
const START = '0'.repeat(64);
/** Spreadsheets read a file as UTF-8 only if it begins so. */
const BOM = '\uFEFF';

export const EXPORT_FORMS = {
  csv: { type: 'text/csv; charset=utf-8', end: 'csv' },
  json: { type: 'application/x-ndjson; charset=utf-8', end: 'ndjson' },
} as const;
export type ExportForm = keyof typeof EXPORT_FORMS;

/**
 * All chained entries that a query finds, in the order of the chain, part by part: a table with a head, or one JSON
 * object a line. Each has the hash before it, its own, its salt and its values: whoever has the file can compute all of
 * them again (docs/operations.md). Nothing in it begins a line or a formula, or steers a terminal.
 */
export async function* exportedText(
  query: AuditQuery,
  form: ExportForm,
  now: Instant,
): AsyncGenerator<string, void, undefined> {
  if (form === 'csv') yield BOM + csvLine(COLUMNS);
  const subjectId = query.ticket ? await ticketId(query.ticket) : undefined;
  if (subjectId === null) return;
  const { first, last } = await ends(query, subjectId, now);
  for (let from = first - 1; from < last; from += PART) {
    const rows = await partOf(query, { subjectId, now, from, to: Math.min(from + PART, last) });
    if (rows.length > 0) yield rows.map((row) => LINES[form](row)).join('');
  }
}

/** The first and the last place that the filters leave; none: there is nothing between them. */
async function ends(query: AuditQuery, subjectId: Id | undefined, now: Instant) {
  const { chainNo } = auditEntry;
  const [row] = await db
    .select({ first: min(chainNo), last: max(chainNo) })
    .from(auditEntry)
    .where(narrowed(query, subjectId, now));
  return { first: row?.first ?? 1, last: row?.last ?? 0 };
}

interface Part {
  subjectId: Id | undefined;
  now: Instant;
  from: number;
  to: number;
}

const before = alias(auditEntry, 'before_it');

function partOf(query: AuditQuery, { subjectId, now, from, to }: Part) {
  return db
    .select({ entry: auditEntry, value: auditValue, previous: before.chainHash, actor: person.name })
    .from(auditEntry)
    .leftJoin(auditValue, eq(auditValue.auditId, auditEntry.id))
    .leftJoin(before, eq(before.chainNo, sql`${auditEntry.chainNo} - 1`))
    .leftJoin(person, eq(person.id, auditEntry.actorId))
    .where(and(gt(auditEntry.chainNo, from), lte(auditEntry.chainNo, to), narrowed(query, subjectId, now)))
    .orderBy(asc(auditEntry.chainNo));
}
type Row = Awaited<ReturnType<typeof partOf>>[number];

/** What the link of an entry is computed of, and what it comes to, in one order for both forms. */
function told({ entry, value, previous, actor }: Row) {
  return {
    chainNo: entry.chainNo,
    ...{ id: entry.id, txId: entry.txId, actorId: entry.actorId, actor },
    ...{ action: entry.action, subjectKind: entry.subjectKind, subjectId: entry.subjectId },
    channel: entry.channel,
    ...{ occurredAt: entry.occurredAt, receivedAt: entry.receivedAt },
    ...{ occurred: utc(entry.occurredAt), received: utc(entry.receivedAt) },
    digest: entry.digest,
    salt: value?.salt ?? null,
    // Of the first there is none before it; of another that is missing there is none to tell.
    previousHash: entry.chainNo === 1 ? START : previous,
    chainHash: entry.chainHash,
    values: value?.value ?? null,
  };
}

const COLUMNS = [
  ...['chainNo', 'id', 'txId', 'actorId', 'actor', 'action', 'subjectKind', 'subjectId', 'channel'],
  ...['occurredAt', 'receivedAt', 'occurred', 'received', 'digest', 'salt', 'previousHash', 'chainHash'],
  'values',
];

const utc = (at: Instant): string => new Date(at).toISOString();

// What cannot be seen is spelled as JSON spells it: read back, the values are the same, to the last sign.
const LINES: Record<ExportForm, (row: Row) => string> = {
  json: (row) => `${printable(JSON.stringify(told(row)))}\n`,
  csv: (row) => csvLine(Object.entries(told(row)).map(([name, value]) => cell(name, value))),
};

function cell(name: string, value: unknown): string {
  if (value === null) return '';
  return printable(name === 'values' ? canonicalText(value) : String(value));
}
