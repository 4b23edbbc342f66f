import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db, DbTx } from '#db/connection';
import { affected, announcement } from '#db/schema/announcements';
import { asset, assetClass } from '#db/schema/assets';
import { catalogItem } from '#db/schema/catalog';
import { change, changePolicy, changeTemplate, freeze } from '#db/schema/changes';
import { article, articleVote } from '#db/schema/knowledge';
import { notice } from '#db/schema/notices';
import { setting } from '#db/schema/operations';
import { category, person, policy, site, team, teamMember } from '#db/schema/people';
import { problem, problemLink } from '#db/schema/problems';
import { calendar, slaPolicy } from '#db/schema/service-levels';
import { attachment, checklistItem, ticket, timeline } from '#db/schema/tickets';
import type { RootKind } from '#domain/access/roots';
import type { Id } from '#domain/kernel/types';
import { SERVICE, serviceOf } from '#server/settings/service-row';
import type { Child, Entity, Reference, RowOf } from '#sync/views/entities';
import type { PersonRow } from '#sync/views/reference';
import type { TimelineData } from '#sync/views/timeline';

type Reader = Db | DbTx;
/** Ids in one IN (…): long lists are read in parts. */
const PART = 500;

async function inParts<T>(ids: readonly Id[], read: (part: Id[]) => Promise<T[]>): Promise<T[]> {
  const rows: T[] = [];
  for (let from = 0; from < ids.length; from += PART)
    rows.push(...(await read(ids.slice(from, from + PART))));
  return rows;
}

/** A ticket as people see it, without what only the server keeps. */
export const ticketRow = ({
  guard: _,
  externalId: _key,
  dueAt: _due,
  alarmAt: _alarm,
  routeAt: _route,
  updateDueAt: _update,
  remindAt: _remind,
  taskAt: _task,
  ...row
}: typeof ticket.$inferSelect): RowOf<'ticket'> => row;

async function readTickets(db: Reader, ids: readonly Id[]): Promise<RowOf<'ticket'>[]> {
  const rows = await inParts(ids, (part) => db.select().from(ticket).where(inArray(ticket.id, part)));
  return rows.map(ticketRow);
}

async function readTimeline(db: Reader, ids: readonly Id[]): Promise<RowOf<'timeline'>[]> {
  const rows = await inParts(ids, (part) => db.select().from(timeline).where(inArray(timeline.id, part)));
  return rows.map((row) => ({ ...row, data: row.data as TimelineData }));
}

/** Whoever is not admitted yet is not there for anybody: strangers who register reach no device. */
async function readPeople(db: Reader, ids: readonly Id[]): Promise<PersonRow[]> {
  const rows = await inParts(ids, (part) =>
    db
      .select()
      .from(person)
      .where(and(inArray(person.id, part), eq(person.admission, 'admitted'))),
  );
  const members = await inParts(ids, (part) =>
    db.select().from(teamMember).where(inArray(teamMember.personId, part)).orderBy(asc(teamMember.teamId)),
  );
  const teams = new Map<Id, Id[]>();
  for (const member of members)
    teams.set(member.personId, [...(teams.get(member.personId) ?? []), member.teamId]);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    role: row.role,
    email: row.email,
    phone: row.phone,
    siteId: row.siteId,
    teamIds: teams.get(row.id) ?? [],
    active: row.active,
    ver: row.ver,
    deletedAt: row.deletedAt,
  }));
}

async function readReference(db: Reader, entity: Exclude<Reference, 'policy'>, ids: readonly Id[]) {
  const table = {
    ...{ team, site, category, calendar, slaPolicy, announcement },
    ...{ assetClass, freeze, changePolicy, changeTemplate },
  }[entity];
  const rows = await inParts(ids, (part) => db.select().from(table).where(inArray(table.id, part)));
  return rows.map(({ guard: _, ...row }) => row);
}

/** With what devices are to know of the settings that stand elsewhere. */
async function readPolicies(db: Reader, ids: readonly Id[]): Promise<RowOf<'policy'>[]> {
  const rows = await inParts(ids, (part) =>
    db
      .select({ row: policy, service: setting.value })
      .from(policy)
      .leftJoin(setting, eq(setting.name, SERVICE))
      .where(inArray(policy.id, part)),
  );
  return rows.map(({ row: { guard: _, ...row }, service }) => ({
    ...row,
    ...(serviceOf(service).asksHow ? {} : { asksHow: false as const }),
  })) as RowOf<'policy'>[];
}

/** Tables that are sent as they are, but for the column writers meet at. */
const PLAIN = { notice, affected, article, articleVote, problem, asset, change };

async function readPlain(db: Reader, entity: keyof typeof PLAIN, ids: readonly Id[]) {
  const table = PLAIN[entity];
  const rows = await inParts(ids, (part) => db.select().from(table).where(inArray(table.id, part)));
  return rows.map(({ guard: _, ...row }) => row);
}

async function readItems(db: Reader, ids: readonly Id[]): Promise<RowOf<'catalogItem'>[]> {
  const rows = await inParts(ids, (part) =>
    db.select().from(catalogItem).where(inArray(catalogItem.id, part)),
  );
  return rows.map(({ guard: _, ...row }) => row as RowOf<'catalogItem'>);
}

/** Rows as they are now, deleted ones included, unmasked. Missing ids are left out. */
export async function readRows<E extends Entity>(
  db: Reader,
  entity: E,
  ids: readonly Id[],
): Promise<RowOf<E>[]> {
  if (ids.length === 0) return [];
  const read = {
    ticket: () => readTickets(db, ids),
    timeline: () => readTimeline(db, ids),
    checklistItem: () =>
      inParts(ids, (part) => db.select().from(checklistItem).where(inArray(checklistItem.id, part))),
    attachment: () =>
      inParts(ids, (part) => db.select().from(attachment).where(inArray(attachment.id, part))),
    person: () => readPeople(db, ids),
    team: () => readReference(db, 'team', ids),
    site: () => readReference(db, 'site', ids),
    category: () => readReference(db, 'category', ids),
    policy: () => readPolicies(db, ids),
    calendar: () => readReference(db, 'calendar', ids),
    slaPolicy: () => readReference(db, 'slaPolicy', ids),
    notice: () => readPlain(db, 'notice', ids),
    announcement: () => readReference(db, 'announcement', ids),
    affected: () => readPlain(db, 'affected', ids),
    article: () => readPlain(db, 'article', ids),
    change: () => readPlain(db, 'change', ids),
    freeze: () => readReference(db, 'freeze', ids),
    changePolicy: () => readReference(db, 'changePolicy', ids),
    changeTemplate: () => readReference(db, 'changeTemplate', ids),
    asset: () => readPlain(db, 'asset', ids),
    assetClass: () => readReference(db, 'assetClass', ids),
    articleVote: () => readPlain(db, 'articleVote', ids),
    problem: () => readPlain(db, 'problem', ids),
    problemLink: () =>
      inParts(ids, (part) => db.select().from(problemLink).where(inArray(problemLink.id, part))),
    catalogItem: () => readItems(db, ids),
  }[entity];
  return (await read()) as RowOf<E>[];
}

/** A row that hangs on a ticket. */
export interface ChildOf {
  entity: Child;
  row: RowOf<Child>;
}

/** All children of some roots, deleted ones included. Only tickets have children. */
export async function readChildren(db: Reader, kind: RootKind, rootIds: readonly Id[]): Promise<ChildOf[]> {
  if (kind !== 'ticket' || rootIds.length === 0) return [];
  const entries = await inParts(rootIds, (part) =>
    db.select().from(timeline).where(inArray(timeline.ticketId, part)),
  );
  const items = await inParts(rootIds, (part) =>
    db.select().from(checklistItem).where(inArray(checklistItem.ticketId, part)),
  );
  const files = await inParts(rootIds, (part) =>
    db.select().from(attachment).where(inArray(attachment.ticketId, part)),
  );
  const links = await inParts(rootIds, (part) =>
    db.select().from(problemLink).where(inArray(problemLink.ticketId, part)),
  );
  return [
    ...entries.map((row) => ({
      entity: 'timeline' as const,
      row: { ...row, data: row.data as TimelineData },
    })),
    ...items.map((row) => ({ entity: 'checklistItem' as const, row })),
    ...files.map((row) => ({ entity: 'attachment' as const, row })),
    ...links.map((row) => ({ entity: 'problemLink' as const, row })),
  ];
}
