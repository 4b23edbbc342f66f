import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyMySqlColumn, MySqlTable } from 'drizzle-orm/mysql-core';
import type { Db } from '#db/connection';
import { affected, announcement } from '#db/schema/announcements';
import { asset, assetClass } from '#db/schema/assets';
import { catalogItem } from '#db/schema/catalog';
import { change, changePolicy, changeTemplate, freeze } from '#db/schema/changes';
import { article, articleVote } from '#db/schema/knowledge';
import { notice } from '#db/schema/notices';
import { category, person, policy, site, team } from '#db/schema/people';
import { problem, problemLink } from '#db/schema/problems';
import { calendar, slaPolicy } from '#db/schema/service-levels';
import { entityScope } from '#db/schema/sync';
import { attachment, checklistItem, ticket, timeline } from '#db/schema/tickets';
import { can } from '#domain/access/capabilities';
import type { Actor } from '#domain/access/roles';
import type { RootKind } from '#domain/access/roots';
import type { Id } from '#domain/kernel/types';
import { BUCKETS } from '#sync/protocol/digest';
import { CHILDREN, type Entity } from '#sync/views/entities';

/** What a digest is of: the roots that a person's scopes hold, without those that are pinned. */
export interface Held {
  actor: Actor;
  scopeIds: readonly number[];
  /** Pinned, of the kind. */
  without: readonly Id[];
}

const hex = (column: AnyMySqlColumn): SQL => sql`lower(hex(${column}))`;
const plain = (column: AnyMySqlColumn): SQL => sql`coalesce(${column}, '')`;
const id = (column: AnyMySqlColumn): SQL => sql`coalesce(${hex(column)}, '')`;

interface Compared {
  table: MySqlTable & { id: AnyMySqlColumn; ver: AnyMySqlColumn; deletedAt: AnyMySqlColumn };
  /** The same values in the same order as on the device (lib/sync/protocol/digest). */
  values: SQL[];
  root: AnyMySqlColumn;
  also?: SQL;
}

/** As `sight` has it: items on the list and internal entries are seen with the internal part. */
const COMPARED: Record<Entity, Compared> = {
  ticket: {
    table: ticket,
    root: ticket.id,
    values: [
      ...[ticket.title, ticket.description, ticket.state, ticket.priority].map(plain),
      ...[id(ticket.teamId), id(ticket.assigneeId), plain(ticket.updatedAt)],
    ],
  },
  timeline: {
    table: timeline,
    root: timeline.ticketId,
    also: sql`(${timeline.internal} = 0 or held.notes = 1)`,
    values: [plain(timeline.kind), plain(timeline.body), id(timeline.actorId), plain(timeline.effectiveAt)],
  },
  checklistItem: {
    table: checklistItem,
    root: checklistItem.ticketId,
    also: sql`held.notes = 1`,
    values: [checklistItem.text, checklistItem.position, checklistItem.doneAt].map(plain),
  },
  attachment: {
    table: attachment,
    root: attachment.ticketId,
    also: sql`(${attachment.internal} = 0 or held.notes = 1)`,
    values: [plain(attachment.name), plain(attachment.sha256), plain(attachment.effectiveAt)],
  },
  person: {
    table: person,
    root: person.id,
    also: sql`${person.admission} = 'admitted'`,
    values: [plain(person.name), plain(person.role)],
  },
  team: { table: team, root: team.id, values: [plain(team.name)] },
  site: { table: site, root: site.id, values: [plain(site.name)] },
  category: {
    table: category,
    root: category.id,
    values: [plain(category.name), id(category.parentId), id(category.teamId)],
  },
  policy: { table: policy, root: policy.id, values: [] },
  calendar: { table: calendar, root: calendar.id, values: [plain(calendar.name), plain(calendar.zone)] },
  slaPolicy: {
    table: slaPolicy,
    root: slaPolicy.id,
    values: [plain(slaPolicy.name), id(slaPolicy.calendarId)],
  },
  notice: {
    table: notice,
    root: notice.id,
    values: [plain(notice.event), id(notice.ticketId), plain(notice.readAt)],
  },
  announcement: {
    table: announcement,
    root: announcement.id,
    values: [announcement.title, announcement.text, announcement.endsAt, announcement.overAt].map(plain),
  },
  affected: {
    table: affected,
    root: affected.id,
    values: [id(affected.announcementId), plain(affected.at), plain(affected.withdrawnAt)],
  },
  catalogItem: {
    table: catalogItem,
    root: catalogItem.id,
    values: [catalogItem.name, catalogItem.group, catalogItem.position].map(plain),
  },
  article: {
    table: article,
    root: article.id,
    values: [article.title, article.body, article.audience, article.state, article.updatedAt].map(plain),
  },
  articleVote: {
    table: articleVote,
    root: articleVote.id,
    values: [
      ...[id(articleVote.articleId), plain(articleVote.reason), plain(articleVote.solved)],
      ...[plain(articleVote.views), plain(articleVote.at)],
    ],
  },
  asset: {
    table: asset,
    root: asset.id,
    values: [
      plain(asset.tag),
      plain(asset.name),
      plain(asset.state),
      id(asset.siteId),
      plain(asset.updatedAt),
    ],
  },
  assetClass: {
    table: assetClass,
    root: assetClass.id,
    values: [plain(assetClass.name), id(assetClass.parentId)],
  },
  problem: {
    table: problem,
    root: problem.id,
    values: [problem.title, problem.state, problem.workaround, problem.updatedAt].map(plain),
  },
  change: {
    table: change,
    root: change.id,
    values: [change.title, change.state, change.windowFrom, change.windowTo, change.updatedAt].map(plain),
  },
  freeze: { table: freeze, root: freeze.id, values: [freeze.name, freeze.from, freeze.to].map(plain) },
  changePolicy: {
    table: changePolicy,
    root: changePolicy.id,
    values: [changePolicy.name, changePolicy.position].map(plain),
  },
  changeTemplate: {
    table: changeTemplate,
    root: changeTemplate.id,
    values: [changeTemplate.name, changeTemplate.backOut].map(plain),
  },
  problemLink: {
    table: problemLink,
    root: problemLink.ticketId,
    also: sql`held.notes = 1`,
    values: [id(problemLink.problemId), plain(problemLink.at), plain(problemLink.endedAt)],
  },
};

const rowsOf = (kind: RootKind): Entity[] => (kind === 'ticket' ? [kind, ...CHILDREN] : [kind]);

/** Each row that a person's scopes hold of a kind: its root and its checksum. One range of an index per scope. */
function summed(kind: RootKind, { actor, scopeIds, without }: Held): SQL {
  const notes = can(actor.role, 'ticket.note') ? sql`max(${entityScope.internal})` : sql`0`;
  const list = (values: readonly unknown[]) =>
    sql.join(
      values.map((value) => sql`${value}`),
      sql`, `,
    );
  const excluded = without.map((one) => Buffer.from(one.replaceAll('-', ''), 'hex'));
  const held = sql`(select ${entityScope.rootId} as root_id, ${notes} as notes from ${entityScope}
    where ${entityScope.scopeId} in (${list(scopeIds)}) and ${entityScope.rootKind} = ${kind}
    ${excluded.length > 0 ? sql`and ${entityScope.rootId} not in (${list(excluded)})` : sql``}
    group by ${entityScope.rootId}) held`;
  const each = rowsOf(kind).map((entity) => {
    const { table, root, values, also } = COMPARED[entity];
    const text = sql.join([sql`${entity}`, hex(table.id), sql`${table.ver}`, ...values], sql`, `);
    return sql`select held.root_id, ${entity === kind ? sql`1` : sql`0`} as roots, crc32(concat_ws('/', ${text})) as c
      from ${held} straight_join ${table} on ${root} = held.root_id
      where ${table.deletedAt} is null ${also ? sql`and ${also}` : sql``}`;
  });
  return sql.join(each, sql` union all `);
}

const bucket = sql`crc32(lower(hex(root_id))) % ${sql.raw(String(BUCKETS))}`;
const sum = sql`sum((c * c) & 4294967295)`;

/** The statement behind `partsOf`. */
export const partsQuery = (kind: RootKind, held: Held): SQL =>
  sql`select ${bucket} as b, sum(roots) as n, ${sum} as s from (${summed(kind, held)}) e group by b order by b`;

/** The parts of a kind: number, roots, sum. */
export async function partsOf(db: Db, kind: RootKind, held: Held): Promise<[number, number, number][]> {
  const rows = await ask(db, partsQuery(kind, held));
  return rows.map((row) => [Number(row.b), Number(row.n), Number(row.s)]);
}

/** The roots of some parts of a kind, each with its sum. */
export async function rootsOf(
  db: Db,
  kind: RootKind,
  held: Held,
  buckets: readonly number[],
): Promise<{ id: Id; sum: number }[]> {
  const wanted = sql.join(
    buckets.map((one) => sql`${one}`),
    sql`, `,
  );
  const rows = await ask(
    db,
    sql`select lower(hex(root_id)) as id, ${sum} as s, sum(roots) as n from (${summed(kind, held)}) e
      where ${bucket} in (${wanted}) group by root_id having n > 0`,
  );
  return rows.map((row) => ({ id: dashed(String(row.id)), sum: Number(row.s) }));
}

async function ask(db: Db, statement: SQL): Promise<Record<string, unknown>[]> {
  const [rows] = (await db.execute(statement)) as unknown as [Record<string, unknown>[]];
  return rows;
}

const dashed = (text: string): Id =>
  `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
