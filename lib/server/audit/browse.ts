import 'server-only';
import { and, asc, desc, eq, gt, gte, inArray, lt, lte, or, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { auditEntry, auditValue } from '#db/schema/operations';
import { person } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import { valueLines } from '#domain/audit/printable';
import { DomainError } from '#domain/kernel/errors';
import type { Id, Instant } from '#domain/kernel/types';
import type { AuditPage, ChainStep } from '#domain/settings/shapes';
import { type AuditQuery, periodLength } from './audit-query';
import { verifyChainFrom } from './chain';
import { subjectNames } from './subject-names';

/** Rows on one page. */
export const AUDIT_PAGE = 50;

interface Place {
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
    .where(
      and(
        query.person ? eq(actorId, query.person) : undefined,
        query.action ? eq(action, query.action) : undefined,
        subjectId ? eq(auditEntry.subjectId, subjectId) : undefined,
        query.period ? gte(receivedAt, now - periodLength(query.period)) : undefined,
        beyond(older, newer),
      ),
    )
    .orderBy(...(newer ? [asc(receivedAt), asc(id)] : [desc(receivedAt), desc(id)]))
    .limit(AUDIT_PAGE + 1);
}

// As a range and a rest: neither MariaDB nor MySQL makes a range of (a, b) < (?, ?).
function beyond(older: Place | null, newer: Place | null): SQL | undefined {
  const { receivedAt, id } = auditEntry;
  if (older)
    return and(lte(receivedAt, older.receivedAt), or(lt(receivedAt, older.receivedAt), lt(id, older.id)));
  if (newer)
    return and(gte(receivedAt, newer.receivedAt), or(gt(receivedAt, newer.receivedAt), gt(id, newer.id)));
  return undefined;
}

async function ticketId(number: string): Promise<Id | null> {
  const [row] = await db.select({ id: ticket.id }).from(ticket).where(eq(ticket.number, number));
  return row?.id ?? null;
}

async function names(ids: readonly Id[]): Promise<Map<Id, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row.name]));
}

export const valuesRequest = z.strictObject({ auditId: z.number().int().positive() });

/** The values of one entry, one field a line, safe to show. Empty: they were erased, or there were none. */
export async function auditValues({
  auditId,
}: z.infer<typeof valuesRequest>): Promise<{ name: string; text: string }[]> {
  const [row] = await db
    .select({ value: auditValue.value, entry: auditEntry.id })
    .from(auditEntry)
    .leftJoin(auditValue, eq(auditValue.auditId, auditEntry.id))
    .where(eq(auditEntry.id, auditId));
  if (!row) throw new DomainError('not_found');
  return row.value && Object.keys(row.value).length > 0 ? valueLines(row.value) : [];
}

export const verifyRequest = z.strictObject({
  no: z.number().int().nonnegative(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** One part of a verification: whoever watches hands the place back until it is done. */
export async function verifyPart(place: z.infer<typeof verifyRequest>): Promise<ChainStep> {
  const { at, fault, done, of } = await verifyChainFrom(place);
  return { ...at, fault, done, of };
}
