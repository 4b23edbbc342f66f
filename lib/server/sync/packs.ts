import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, count, eq, gt, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { type Db, type DbTx, db } from '#db/connection';
import { packedSite, site } from '#db/schema/people';
import { ticket } from '#db/schema/tickets';
import { PACK_LIFE, PACKS_MAX } from '#domain/access/packs';
import { DomainError } from '#domain/kernel/errors';
import type { Id, Instant } from '#domain/kernel/types';
import { isOpen, TICKET_STATES } from '#domain/ticket/states';
import { writeAudit } from '../audit/entry';
import { transact } from './transact';

/** What the door of packed sites takes. */
export const packBody = z.strictObject({ siteId: z.uuid() });

export interface SitePacks {
  /** what this person has packed, until when */
  packed: { siteId: Id; until: Instant }[];
  /** how many tickets a pack of each site holds now; sites without any are left out */
  open: { siteId: Id; tickets: number }[];
}

/** What somebody has packed, and what there is to pack. */
export async function sitePacks(personId: Id, now: Instant): Promise<SitePacks> {
  const packed = await packedBy(db, personId, now);
  return { packed, open: await openAtSites(db) };
}

/**
 * Packs a site: until the end of its time this person's devices hold all open tickets there. Once more makes it longer.
 * @throws DomainError `not_found`: no such site, or it is no longer used; `invalid` field `packs`: too many
 */
export async function packSite(personId: Id, siteId: Id, now: Instant): Promise<void> {
  await transact(async (tx) => {
    const [known] = await tx
      .select({ id: site.id })
      .from(site)
      .where(and(eq(site.id, siteId), eq(site.active, true), isNull(site.deletedAt)));
    if (!known) throw new DomainError('not_found');
    // Whoever packs two at once waits for themselves here.
    const mine = await packedBy(tx, personId, now, true);
    const again = mine.some((one) => one.siteId === siteId);
    if (!again && mine.length >= PACKS_MAX)
      throw new DomainError('invalid', { field: 'packs', max: PACKS_MAX });
    const until = now + PACK_LIFE;
    await tx
      .insert(packedSite)
      .values({ personId, siteId, packedAt: now, until })
      .onDuplicateKeyUpdate({ set: { until } });
    await tell(tx, personId, 'site.pack', siteId, now);
  }, true);
}

/** Ends it before its time. What was not packed stays so. */
export async function unpackSite(personId: Id, siteId: Id, now: Instant): Promise<void> {
  await transact(async (tx) => {
    const [done] = await tx
      .update(packedSite)
      .set({ until: now })
      .where(
        and(eq(packedSite.personId, personId), eq(packedSite.siteId, siteId), gt(packedSite.until, now)),
      );
    if (done.affectedRows > 0) await tell(tx, personId, 'site.unpack', siteId, now);
  }, true);
}

async function packedBy(
  from: Db | DbTx,
  personId: Id,
  now: Instant,
  locks = false,
): Promise<SitePacks['packed']> {
  const query = from
    .select({ siteId: packedSite.siteId, until: packedSite.until })
    .from(packedSite)
    .where(and(eq(packedSite.personId, personId), gt(packedSite.until, now)));
  return locks ? query.for('update') : query;
}

const OPEN_STATES = TICKET_STATES.filter(isOpen);

/** By the index of sites and states: only what is open is read, however much history there is. */
export const openAtSitesQuery = (from: Db, siteIds: readonly Id[]) =>
  from
    .select({ siteId: ticket.siteId, tickets: count() })
    .from(ticket)
    .where(
      and(
        inArray(ticket.siteId, [...siteIds]),
        inArray(ticket.state, OPEN_STATES),
        isNull(ticket.deletedAt),
        eq(ticket.confidential, false),
      ),
    )
    .groupBy(ticket.siteId);

async function openAtSites(from: Db): Promise<SitePacks['open']> {
  const sites = await from
    .select({ id: site.id })
    .from(site)
    .where(and(eq(site.active, true), isNull(site.deletedAt)));
  if (sites.length === 0) return [];
  const rows = await openAtSitesQuery(
    from,
    sites.map(({ id }) => id),
  );
  return rows.flatMap(({ siteId, tickets }) => (siteId ? [{ siteId, tickets }] : []));
}

/** Who sees more than their teams' tickets, and since when, stands in the audit. */
const tell = (
  tx: DbTx,
  personId: Id,
  action: 'site.pack' | 'site.unpack',
  siteId: Id,
  now: Instant,
): Promise<void> =>
  writeAudit(tx, {
    ...{ txId: randomUUID(), actorId: personId, action, subject: { kind: 'site', id: siteId } },
    ...{ channel: 'app', occurredAt: now, receivedAt: now, value: {} },
  });
