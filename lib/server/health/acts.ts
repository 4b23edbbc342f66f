import 'server-only';
import { and, asc, count, desc, eq, gt, gte, lt, lte, or, type SQL } from 'drizzle-orm';
import { db } from '#db/connection';
import { person } from '#db/schema/people';
import { syncFailure, syncMutation } from '#db/schema/sync';
import type { Actor } from '#domain/access/roles';
import { valueLines } from '#domain/audit/printable';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import type { PutAsideAct, PutAsidePage } from '#domain/settings/sync-health';
import type { Intent } from '#sync/protocol/envelope';
import type { RowOf } from '#sync/views/entities';
import { rootOfIntent } from '../sync/reconsider';
import { seeRoots } from '../sync/sight';
import { type Place, pageOf, placeOf, type SyncQuery } from './query';

/** Rows on one page. */
export const ACTS_PAGE = 50;

/** A page of the acts that were put aside (P11), last failed first. */
export async function listPutAside(query: SyncQuery, actor: Actor): Promise<PutAsidePage> {
  const older = placeOf(query.older);
  const newer = older ? null : placeOf(query.newer);
  const found = await putAsideRows({ older, newer });
  const page = pageOf(found, ACTS_PAGE, { older, newer }, (row) => ({ at: row.failedAt, id: row.uid }));
  const roots = new Map(page.rows.map((row) => [row.uid, rootOf(row.intent)]));
  const tickets = await ticketsOf(
    actor,
    [...roots.values()].flatMap((id) => id ?? []),
  );
  const rows = page.rows.map(
    ({ personId, personName, intent, ...row }): PutAsideAct => ({
      ...row,
      person: personId ? { id: personId, name: personName ?? '' } : null,
      ticket: tickets.get(roots.get(row.uid) ?? '') ?? null,
      canRun: intent !== null,
    }),
  );
  return { ...page, rows };
}

/** How many acts are put aside. */
export async function countPutAside(): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(syncFailure)
    .innerJoin(syncMutation, eq(syncMutation.uid, syncFailure.uid))
    .where(isPutAside);
  return row?.n ?? 0;
}

const isPutAside = eq(syncMutation.status, 'quarantined');

/** The statement behind a page: few acts ever fail, and their own table leads to them. */
export function putAsideRows({ older, newer }: { older: Place | null; newer: Place | null }) {
  const { uid, failures, lastError, failedAt, intent } = syncFailure;
  return db
    .select({
      ...{ uid, failures, lastError, failedAt, intent, name: syncMutation.name },
      ...{ personId: person.id, personName: person.name },
    })
    .from(syncFailure)
    .innerJoin(syncMutation, eq(syncMutation.uid, uid))
    .leftJoin(person, eq(person.id, syncMutation.userId))
    .where(and(isPutAside, beyond(older, newer)))
    .orderBy(...(newer ? [asc(failedAt), asc(uid)] : [desc(failedAt), desc(uid)]))
    .limit(ACTS_PAGE + 1);
}

function beyond(older: Place | null, newer: Place | null): SQL | undefined {
  const { failedAt, uid } = syncFailure;
  if (older) return and(lte(failedAt, older.at), or(lt(failedAt, older.at), lt(uid, older.id)));
  if (newer) return and(gte(failedAt, newer.at), or(gt(failedAt, newer.at), gt(uid, newer.id)));
  return undefined;
}

function rootOf(intent: Record<string, unknown> | null): Id | null {
  const root = intent && rootOfIntent(intent as unknown as Intent);
  return root?.kind === 'ticket' ? root.id : null;
}

/** By the one visibility rule: a ticket this administrator may not read is not named. */
async function ticketsOf(actor: Actor, ids: readonly Id[]): Promise<Map<Id, PutAsideAct['ticket']>> {
  const seen = await seeRoots(
    db,
    actor,
    [...new Set(ids)].map((id) => ({ kind: 'ticket' as const, id })),
  );
  return new Map(
    [...seen.values()]
      .filter(({ readable }) => readable !== 'none')
      .map(({ row }) => [row.id, { id: row.id, number: (row as RowOf<'ticket'>).number }]),
  );
}

/**
 * What an act that was put aside wanted, one field a line, safe to show.
 * @throws DomainError not_found
 */
export async function putAsideValues({ uid }: { uid: Id }): Promise<{ name: string; text: string }[]> {
  const [row] = await db
    .select({ intent: syncFailure.intent })
    .from(syncFailure)
    .where(eq(syncFailure.uid, uid));
  if (!row?.intent) throw new DomainError('not_found');
  return valueLines(row.intent.args);
}
