import { isNotNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { affected, announcement } from '#db/schema/announcements';
import { asset, assetClass } from '#db/schema/assets';
import { catalogItem } from '#db/schema/catalog';
import { change, changePolicy, changeTemplate, freeze } from '#db/schema/changes';
import { article, articleVote } from '#db/schema/knowledge';
import { notice } from '#db/schema/notices';
import { category, person, policy, site, team } from '#db/schema/people';
import { problem, problemLink } from '#db/schema/problems';
import { calendar, slaPolicy } from '#db/schema/service-levels';
import { syncChange } from '#db/schema/sync';
import { attachment, checklistItem, ticket, timeline } from '#db/schema/tickets';
import { prng } from '#db/seed/prng';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import { readRows } from '#server/sync/read-rows';
import { stamp } from '#server/sync/stamp';
import { withSync } from '#server/sync/with-sync';
import type { Envelope } from '#sync/protocol/envelope';
import { type AnyRow, ENTITY_NAMES, type Entity, type RowOf } from '#sync/views/entities';
import { masked } from '#sync/views/mask';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { foundOrganisation, join, type Organisation } from '#tests/support/organisation';
import { Mirror } from './mirror';

/** More in the long run of the release: HOLDFAST_STORIES=40. */
const STORIES = Number(process.env.HOLDFAST_STORIES ?? 3);
const ACTS = 50;
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
};

let base: TestDatabase;
let org: Organisation;
beforeAll(async () => {
  base = await createTestDatabase({ connections: 20 });
  org = await foundOrganisation();
});
afterAll(() => base.drop());

async function everything(): Promise<Map<Id, { entity: Entity; row: AnyRow }>> {
  const all = new Map<Id, { entity: Entity; row: AnyRow }>();
  for (const entity of ENTITY_NAMES) {
    const ids = (await base.db.select({ id: TABLES[entity].id }).from(TABLES[entity])).map(({ id }) => id);
    for (const row of await readRows(base.db, entity, ids)) all.set(row.id, { entity, row });
  }
  return all;
}

/** What a device must hold at the end, to the letter. */
async function expected(mirror: Mirror): Promise<Record<Id, AnyRow>> {
  const all = await everything();
  const held = [...all].filter(([, found]) => mirror.holds(found, (id) => all.get(id)?.row));
  return Object.fromEntries(
    held.map(([id, { entity, row }]) => [id, masked(mirror.actor, entity, row as RowOf<typeof entity>)]),
  );
}

type Random = ReturnType<typeof prng>;
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random.next() * from.length)] as T;

async function act(random: Random, mirrors: readonly Mirror[]): Promise<void> {
  const who = pick(random, mirrors);
  const tickets = (await base.db.select({ id: ticket.id }).from(ticket)).map(({ id }) => id);
  const id = tickets.length > 0 ? pick(random, tickets) : '';
  const root = { kind: 'ticket' as const, id };
  const teamId = pick(random, [org.teams.line, org.teams.net]);
  const member = pick(random, [null, org.nils.id, org.lena.id, org.omar.id]);
  const push = async (envelope: Envelope) => void (await who.push(envelope));
  const acts: [number, () => Promise<void>][] = [
    [3, () => push(who.report())],
    [3, () => push(who.envelope('ticket.comment', { ticketId: id, body: 'C' }))],
    [3, () => push(who.envelope('ticket.note', { ticketId: id, body: 'N' }))],
    [5, () => push(who.envelope('ticket.assign', { ticketId: id, teamId, assigneeId: member }))],
    [2, () => push(who.envelope('ticket.take', { ticketId: id }))],
    [1, () => push(who.envelope('ticket.resolve', { ticketId: id, code: 'replaced', note: 'R' }))],
    [1, () => push(who.envelope('ticket.reopen', { ticketId: id, note: '' }))],
    [9, async () => void (await who.step(1 + Math.floor(random.next() * 5)))],
    [2, () => who.pin(root)],
    [
      1,
      async () =>
        void (await join(
          pick<Actor>(random, [org.nils, org.lena, org.omar]),
          random.next() < 0.5 ? [teamId] : [org.teams.line, org.teams.net],
        )),
    ],
    [
      0.7,
      () =>
        withSync((writer) =>
          writer.update(
            'person',
            org.bruno.id,
            { role: pick(random, ['requester', 'technician', 'manager']) },
            { kind: 'person', id: org.bruno.id },
            false,
          ),
        ),
    ],
    [0.3, () => withSync((writer) => writer.update('ticket', id, { deletedAt: writer.now }, root, false))],
  ];
  const possible = tickets.length > 0 ? acts : acts.slice(0, 1);
  let at = random.next() * possible.reduce((sum, [weight]) => sum + weight, 0);
  const chosen = possible.find(([weight]) => {
    at -= weight;
    return at < 0;
  });
  await chosen?.[1]();
}

describe('devices', () => {
  for (let seed = 1; seed <= STORIES; seed++) {
    it(`P3 P4 P5 P15 P16 P18 hold exactly what they may, after story ${seed}`, async () => {
      const random = prng(`convergence ${seed}`);
      const cast = [org.asha, org.bruno, org.nils, org.lena, org.omar, org.meera, org.nils];
      const mirrors = cast.map((actor) => new Mirror(actor));
      for (const mirror of mirrors) await mirror.fill();
      for (let n = 0; n < ACTS; n++) {
        // Different people at the same time: their transactions commit in any order.
        const groups = random.next() < 0.4 ? mirrors.map((mirror) => [mirror]) : [mirrors];
        await Promise.all(groups.map((group) => act(random, group)));
      }
      for (const mirror of mirrors) while (!(await mirror.step(4)));
      for (const mirror of mirrors) {
        const held = Object.fromEntries([...mirror.rows].map(([id, { row }]) => [id, row]));
        expect(held).toEqual(await expected(mirror));
      }
      await stamp();
      const seqs = await base.db
        .select({ seq: syncChange.seq, txId: syncChange.txId })
        .from(syncChange)
        .where(isNotNull(syncChange.seq));
      const numbers = new Map(seqs.map((row) => [row.seq, row.txId]));
      expect(seqs.every((row) => numbers.get(row.seq) === row.txId)).toBe(true);
    }, 120_000);
  }
});
