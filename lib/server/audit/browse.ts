import 'server-only';
import { and, asc, desc, eq, gt, gte, inArray, lt, lte, or, type SQL } from 'drizzle-orm';
import { db } from '#db/connection';
import { auditEntry } from '#db/schema/operations';
import { person } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import type { Id, Instant } from '#domain/kernel/types';
import type { AuditPage } from '#domain/settings/shapes';
import { type AuditQuery, periodLength } from './audit-query';
import { subjectNames } from './subject-names';

/** Rows on one page. */
export const AUDIT_PAGE = 50;

export interface Place {
  receivedAt: Instant;
  id: number;
}

const placeOf = (text: string | undefined): Place | null => {
  if (!text) return null;
  const [at, id] = text.split('_').map(Number);
  return { receivedAt: at ?? 0, id: id ?? 0 };
};
const textOf = (place: Place) => `${place.receivedAt}_${place.id}`;

/** A page of the audit, newest first by the server's clock. */
export async function browseAudit(query: AuditQuery, now: Instant): Promise<AuditPage> {
  const older = placeOf(query.older);
  const newer = older ? null : placeOf(query.newer);
  const subjectId = query.ticket ? await ticketId(query.ticket) : undefined;
  if (subjectId === null) return { rows: [], newer: null, older: null };
  const found = await auditRows(query, { older, newer, subjectId, now });
  const more = found.length > AUDIT_PAGE;
  const shown = found.slice(0, AUDIT_PAGE);
  if (newer) shown.reverse();
  const [people, subjects] = await Promise.all([
    names(shown.flatMap((row) => row.actorId ?? [])),
    subjectNames(shown),
  ]);
  const first = shown[0];
  const last = shown.at(-1);
  return {
    rows: shown.map(({ actorId, subjectKind: kind, subjectId: id, ...row }) => ({
      ...row,
      actor: actorId ? { id: actorId, name: people.get(actorId) ?? '' } : null,
      subject: kind && id ? { kind, id, name: subjects.get(`${kind}/${id}`) ?? null } : null,
    })),
    newer: first && (newer ? more : older !== null) ? textOf(first) : null,
    older: last && (newer !== null || more) ? textOf(last) : null,
  };
}

interface Bounds {
  older: Place | null;
  newer: Place | null;
  subjectId?: Id;
  now: Instant;
}

/** The statement behind a page: one row more than it shows tells whether there is another. */
export function auditRows(query: AuditQuery, { older, newer, subjectId, now }: Bounds) {
  const { id, actorId, action, subjectKind, channel, occurredAt, receivedAt, chainNo } = auditEntry;
  return db
    .select({
      ...{ id, actorId, action, subjectKind, subjectId: auditEntry.subjectId },
      ...{ channel, occurredAt, receivedAt, chainNo },
    })
    .from(auditEntry)
    .where(and(narrowed(query, subjectId, now), beyond(older, newer)))
    .orderBy(...(newer ? [asc(receivedAt), asc(id)] : [desc(receivedAt), desc(id)]))
    .limit(AUDIT_PAGE + 1);
}

/** What the filters of a query mean. @param subjectId of the ticket it names */
export function narrowed(query: AuditQuery, subjectId: Id | undefined, now: Instant): SQL | undefined {
  const { actorId, action, receivedAt } = auditEntry;
  return and(
    query.person ? eq(actorId, query.person) : undefined,
    query.action ? eq(action, query.action) : undefined,
    subjectId ? eq(auditEntry.subjectId, subjectId) : undefined,
    query.period ? gte(receivedAt, now - periodLength(query.period)) : undefined,
  );
}

// As a range and a rest: neither MariaDB nor MySQL makes a range of (a, b) < (?, ?).
export function beyond(older: Place | null, newer: Place | null): SQL | undefined {
  const { receivedAt, id } = auditEntry;
  if (older)
    return and(lte(receivedAt, older.receivedAt), or(lt(receivedAt, older.receivedAt), lt(id, older.id)));
  if (newer)
    return and(gte(receivedAt, newer.receivedAt), or(gt(receivedAt, newer.receivedAt), gt(id, newer.id)));
  return undefined;
}

/** Null: no ticket has this number. */
export async function ticketId(number: string): Promise<Id | null> {
  const [row] = await db.select({ id: ticket.id }).from(ticket).where(eq(ticket.number, number));
  return row?.id ?? null;
}

/** What people are called, by their ids. */
export async function names(ids: readonly Id[]): Promise<Map<Id, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row.name]));
}
