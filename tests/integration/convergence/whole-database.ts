import { asc, isNotNull } from 'drizzle-orm';
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
import { syncChange, syncHead, syncMutation, syncSeq } from '#db/schema/sync';
import { attachment, checklistItem, ticket, timeline } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import { TICKET_KINDS } from '#domain/ticket/states';
import { readRows } from '#server/sync/read-rows';
import type { MutationResult } from '#sync/protocol/result';
import { type AnyRow, ENTITY_NAMES, type Entity } from '#sync/views/entities';
import type { Facts } from '#tests/simulation/checks';

const TABLES = {
  ticket,
  timeline,
  checklistItem,
  attachment,
  person,
  team,
  site,
  category,
  policy,
  calendar,
  slaPolicy,
  notice,
  announcement,
  article,
  articleVote,
  asset,
  assetClass,
  problem,
  problemLink,
  change,
  freeze,
  changePolicy,
  changeTemplate,
  affected,
  catalogItem,
} as const;

/** Everything the checks compare devices with, straight from the tables. */
export async function wholeDatabase(db: Db): Promise<Facts> {
  const rows = Object.fromEntries(ENTITY_NAMES.map((entity) => [entity, new Map()])) as Record<
    Entity,
    Map<Id, AnyRow>
  >;
  for (const entity of ENTITY_NAMES) {
    const ids = await idsOf(db, entity);
    for (const row of await readRows(db, entity, ids)) rows[entity].set(row.id, row);
  }
  const stored = await db.select().from(syncMutation);
  const mutations = new Map(
    stored.map((row) => [row.uid, { result: row.result as unknown as MutationResult }]),
  );
  return { rows, mutations };
}

const idsOf = async (db: Db, entity: Entity): Promise<Id[]> =>
  (await db.select({ id: TABLES[entity].id }).from(TABLES[entity])).map((row) => row.id);

/** I5: the feed has no gap, every number one transaction, and nothing committed is left without a number. */
export async function wrongInFeed(db: Db): Promise<string[]> {
  const found: string[] = [];
  const [head] = await db.select().from(syncHead);
  const ledger = await db.select().from(syncSeq).orderBy(asc(syncSeq.seq));
  ledger.forEach(({ seq }, i) => {
    if (seq !== i + 1) found.push(`the feed has ${seq} where ${i + 1} should be`);
  });
  if (head?.head !== ledger.length) found.push(`head ${head?.head}, but ${ledger.length} numbers`);
  const txOf = new Map(ledger.map(({ seq, txId }) => [seq, txId]));
  for (const row of await db.select().from(syncChange).where(isNotNull(syncChange.seq))) {
    if (txOf.get(row.seq as number) !== row.txId)
      found.push(`change ${row.id} has the number of another transaction`);
  }
  const tickets = await db.select({ kind: ticket.kind, number: ticket.number }).from(ticket);
  for (const kind of TICKET_KINDS)
    tickets
      .flatMap((row) => (row.kind === kind ? [Number(row.number?.slice(4))] : []))
      .sort((a, b) => a - b)
      .forEach((number, i) => {
        if (number !== i + 1) found.push(`${kind} number ${number} where ${i + 1} should be`);
      });
  return found;
}
