import 'server-only';
import {
  and,
  asc,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { db } from '#db/connection';
import { pushSubscription } from '#db/schema/operations';
import { person, session } from '#db/schema/people';
import { syncClient } from '#db/schema/sync';
import { DAY, type Id, type Instant } from '#domain/kernel/types';
import type { DeviceShow, PushState, SyncDevice, SyncDevicePage } from '#domain/settings/sync-health';
import { type Place, pageOf, placeOf, type SyncQuery } from './query';

/** Rows on one page. */
export const DEVICES_PAGE = 50;

/** A page of the devices that sync, last heard first. */
export async function listDevices(query: SyncQuery, now: Instant): Promise<SyncDevicePage> {
  const older = placeOf(query.older);
  const newer = older ? null : placeOf(query.newer);
  const found = await deviceRows(query, { older, newer }, now);
  const page = pageOf(found, DEVICES_PAGE, { older, newer }, (row) => ({
    at: row.lastSeen,
    id: row.clientId,
  }));
  const told = await subscriptions(
    page.rows.flatMap((row) => row.sessionId ?? []),
    page.rows,
  );
  const darkAfter = now - query.days * DAY;
  const rows = page.rows.map(
    ({ personId, personName, sessionId, pushOn, session: live, ...row }): SyncDevice => {
      const subscribed = sessionId ? told.get(sessionId) : undefined;
      return {
        ...row,
        person: personId ? { id: personId, name: personName ?? '' } : null,
        userAgent: row.userAgent ?? '',
        signedIn: live !== null,
        dark: row.lastSeen < darkAfter,
        push: pushState(pushOn, subscribed !== undefined),
        pushedAt: subscribed ?? null,
      };
    },
  );
  return { ...page, rows };
}

const pushState = (claimed: boolean | null, subscribed: boolean): PushState =>
  subscribed ? 'on' : claimed ? 'lost' : 'off';

/** Of each session that can be told: when it last was. */
async function subscriptions(
  sessions: readonly Id[],
  rows: readonly { personId: Id | null }[],
): Promise<Map<Id, Instant | null>> {
  const people = [...new Set(rows.flatMap((row) => row.personId ?? []))];
  if (sessions.length === 0 || people.length === 0) return new Map();
  const found = await db
    .select({ sessionId: pushSubscription.sessionId, lastOkAt: pushSubscription.lastOkAt })
    .from(pushSubscription)
    .where(inArray(pushSubscription.personId, people));
  return new Map(found.map((row) => [row.sessionId, row.lastOkAt]));
}

/** The statement behind a page: one row more than it shows tells whether there is another. */
export function deviceRows(query: SyncQuery, at: { older: Place | null; newer: Place | null }, now: Instant) {
  const { clientId, lastSeen, sessionId, userAgent, reportedAt, unsent, conflicts, setAside } = syncClient;
  const { storageBytes, storageQuota, persisted, version, pushOn, mended, checkedAt } = syncClient;
  return db
    .select({
      ...{ clientId, lastSeen, sessionId, userAgent, reportedAt, unsent, conflicts, setAside },
      ...{ storageBytes, storageQuota, persisted, version, pushOn, mended, checkedAt },
      ...{ wire: syncClient.schemaV, personId: person.id, personName: person.name, session: session.id },
    })
    .from(syncClient)
    .leftJoin(person, eq(person.id, syncClient.userId))
    .leftJoin(session, liveSession(now))
    .where(
      and(
        present,
        query.person ? eq(syncClient.userId, query.person) : undefined,
        shown(query, now),
        beyond(at.older, at.newer),
      ),
    )
    .orderBy(...(at.newer ? [asc(lastSeen), asc(clientId)] : [desc(lastSeen), desc(clientId)]))
    .limit(DEVICES_PAGE + 1);
}

const liveSession = (now: Instant) =>
  and(eq(session.id, syncClient.sessionId), isNull(session.revokedAt), gt(session.expiresAt, now));

/** Not under another name since, and signed in, or holding what somebody has to care about. */
const present = and(
  isNull(syncClient.replacedAt),
  or(isNotNull(session.id), eq(syncClient.needsCare, true)),
) as SQL;

function shown({ show, days }: SyncQuery, now: Instant): SQL | undefined {
  const cares = eq(syncClient.needsCare, true);
  switch (show) {
    case 'all':
      return undefined;
    case 'dark':
      return lt(syncClient.lastSeen, now - days * DAY);
    case 'unsent':
      return and(cares, gt(syncClient.unsent, 0));
    case 'conflicts':
      return and(cares, gt(syncClient.conflicts, 0));
    case 'setAside':
      return and(cares, gt(syncClient.setAside, 0));
  }
}

// As a range and a rest: neither MariaDB nor MySQL makes a range of (a, b) < (?, ?).
function beyond(older: Place | null, newer: Place | null): SQL | undefined {
  const { lastSeen, clientId } = syncClient;
  if (older) return and(lte(lastSeen, older.at), or(lt(lastSeen, older.at), lt(clientId, older.id)));
  if (newer) return and(gte(lastSeen, newer.at), or(gt(lastSeen, newer.at), gt(clientId, newer.id)));
  return undefined;
}

/** How many devices there are of each kind. */
export async function countDevices(query: SyncQuery, now: Instant): Promise<Record<DeviceShow, number>> {
  const sum = (condition: SQL) => sql<number>`coalesce(sum(${condition}), 0)`.mapWith(Number);
  const [row] = await db
    .select({
      all: sql<number>`count(*)`.mapWith(Number),
      dark: sum(lt(syncClient.lastSeen, now - query.days * DAY)),
      unsent: sum(gt(syncClient.unsent, 0)),
      conflicts: sum(gt(syncClient.conflicts, 0)),
      setAside: sum(gt(syncClient.setAside, 0)),
    })
    .from(syncClient)
    .leftJoin(session, liveSession(now))
    .where(and(present, query.person ? eq(syncClient.userId, query.person) : undefined));
  return row ?? { all: 0, dark: 0, unsent: 0, conflicts: 0, setAside: 0 };
}
