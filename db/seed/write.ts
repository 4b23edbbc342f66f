import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { MySqlTable } from 'drizzle-orm/mysql-core';
import { leansOf } from '#db/asset-leans';
import type { Db, DbTx } from '#db/connection';
import * as announcements from '#db/schema/announcements';
import * as assets from '#db/schema/assets';
import { workProfile } from '#db/schema/assignment';
import { catalogItem } from '#db/schema/catalog';
import * as changes from '#db/schema/changes';
import * as knowledge from '#db/schema/knowledge';
import * as notices from '#db/schema/notices';
import * as operations from '#db/schema/operations';
import * as people from '#db/schema/people';
import * as serviceLevels from '#db/schema/service-levels';
import * as sync from '#db/schema/sync';
import * as tickets from '#db/schema/tickets';
import { withDue, withReminder, withUpdate } from '#db/ticket-due';
import { insertWords } from '#db/ticket-words';
import type { RootKind } from '#domain/access/roots';
import { ROOT_KINDS } from '#domain/access/roots';
import { NUMBERED_KINDS } from '#domain/ticket/states';
import { audienceOf } from '#sync/views/entities';
import type { Organisation } from './organisation';
import { DEMO, ORGANISATION, TIME_ZONE, WORK } from './words/people';

/** Rows in one INSERT: large enough to be quick, small enough for every max_allowed_packet. */
const CHUNK = 400;

/** Thrown when somebody already lives in the database. */
export class NotEmpty extends Error {
  override readonly name = 'NotEmpty';
}

/**
 * Writes the demonstration in one transaction. No feed rows: nobody has synced yet, and a first download reads
 * the rows themselves.
 *
 * @param hash argon2id of the demonstration's password, shared by all
 * @throws NotEmpty when there are people
 */
export async function writeDemonstration(db: Db, made: Organisation, hash: string): Promise<void> {
  const { tables, lastNumbers } = made.store;
  await db.transaction(async (tx) => {
    const [somebody] = await tx.select({ id: people.person.id }).from(people.person).limit(1);
    if (somebody) throw new NotEmpty('there are people already: the demonstration is for an empty database');

    const persons = [...tables.person.values()];
    await insert(tx, people.team, [...tables.team.values()]);
    await insert(tx, people.site, [...tables.site.values()]);
    await insert(tx, people.category, [...tables.category.values()]);
    await insert(tx, people.policy, [...tables.policy.values()]);
    await insert(tx, serviceLevels.calendar, [...tables.calendar.values()]);
    await insert(tx, serviceLevels.slaPolicy, [...tables.slaPolicy.values()]);
    await insert(
      tx,
      people.person,
      persons.map(({ teamIds: _, ...row }) => ({
        ...row,
        company: null,
        managerId: made.store.managers.get(row.id) ?? null,
        passwordHash: hash,
        createdAt: made.createdAt,
      })),
    );
    await insert(
      tx,
      people.teamMember,
      persons.flatMap((row) => row.teamIds.map((teamId) => ({ teamId, personId: row.id }))),
    );
    await insert(
      tx,
      workProfile,
      persons.flatMap(({ id: personId, name }) => {
        const work = WORK.find((one) => one.name === name);
        return work ? [{ personId, skills: [...work.skills], weightLimit: work.weightLimit ?? null }] : [];
      }),
    );
    await insert(
      tx,
      tickets.ticket,
      [...tables.ticket.values()].map((row) => withReminder(withUpdate(withDue(row)))),
    );
    await insert(tx, announcements.announcement, [...tables.announcement.values()]);
    await insert(
      tx,
      catalogItem,
      [...tables.catalogItem.values()].map((row) => ({ ...row, versions: [...row.versions] })),
    );
    await writeArticles(tx, made);
    await writeInventory(tx, made);
    await writePlans(tx, made);
    await insertWords(tx, [...tables.ticket.values()]);
    await insert(tx, tickets.timeline, [...tables.timeline.values()]);
    await insert(tx, tickets.checklistItem, [...tables.checklistItem.values()]);
    for (const kind of NUMBERED_KINDS) {
      const last = lastNumbers[kind];
      await insert(tx, tickets.numberSequence, [{ kind, last }], { last });
    }
    await insert(tx, operations.setting, [
      { name: 'organisation', value: ORGANISATION },
      { name: 'timeZone', value: TIME_ZONE },
    ]);
    await insert(tx, notices.notice, [...tables.notice.values()]);
    await writeScopes(tx, made);
    const head = { id: 1, head: 0, minSeq: 0, epoch: randomUUID(), auditHash: '0'.repeat(64) };
    await insert(tx, sync.syncHead, [head], { id: 1 });
  });
}

/** Assets, with what leans on what. */
async function writeInventory(tx: DbTx, { store }: Organisation): Promise<void> {
  const all = [...store.tables.asset.values()];
  await insert(tx, assets.assetClass, [...store.tables.assetClass.values()]);
  await insert(tx, assets.asset, all);
  await insert(
    tx,
    assets.assetLean,
    all.flatMap(({ id, relations }) => leansOf(id, relations)),
  );
}

/** Changes, who approves them, and when nothing is changed. */
async function writePlans(tx: DbTx, { store: { tables } }: Organisation): Promise<void> {
  await insert(tx, changes.changePolicy, [...tables.changePolicy.values()]);
  await insert(tx, changes.freeze, [...tables.freeze.values()]);
  await insert(tx, changes.changeTemplate, [...tables.changeTemplate.values()]);
  await insert(tx, changes.change, [...tables.change.values()]);
}

/** Articles, and the text of each as it was published. */
async function writeArticles(tx: DbTx, { store, people }: Organisation): Promise<void> {
  const articles = [...store.tables.article.values()];
  const by = people.named.get(DEMO.manager)?.id ?? '';
  await insert(tx, knowledge.article, articles);
  await insert(
    tx,
    knowledge.articleVersion,
    articles.flatMap(({ id: articleId, version, title, body, publishedAt }) =>
      publishedAt === null ? [] : [{ articleId, version, title, body, by, at: publishedAt }],
    ),
  );
}

/** Who sees which root, by the same function that phone and server use. */
async function writeScopes(tx: DbTx, made: Organisation): Promise<void> {
  const roots = ROOT_KINDS.flatMap((rootKind: RootKind) =>
    [...made.store.tables[rootKind].values()].map((row) => ({
      rootKind,
      rootId: row.id,
      audience: audienceOf(rootKind, row),
    })),
  );
  const names = [...new Set(roots.flatMap((root) => root.audience.public))];
  await insert(
    tx,
    sync.syncScope,
    names.map((name) => ({ name })),
    { name: sql`name` },
  );
  const known = new Map((await tx.select().from(sync.syncScope)).map((scope) => [scope.name, scope.id]));
  const rows = roots.flatMap(({ audience, rootKind, rootId }) =>
    audience.public.map((name) => ({
      rootKind,
      rootId,
      scopeId: known.get(name) ?? 0,
      internal: audience.internal.includes(name),
    })),
  );
  await insert(tx, sync.entityScope, rows);
}

async function insert<T extends MySqlTable>(
  tx: DbTx,
  table: T,
  rows: ReadonlyArray<T['$inferInsert']>,
  onDuplicate?: Record<string, unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) {
    const query = tx.insert(table).values(rows.slice(from, from + CHUNK) as T['$inferInsert'][]);
    await (onDuplicate ? query.onDuplicateKeyUpdate({ set: onDuplicate as never }) : query);
  }
}
