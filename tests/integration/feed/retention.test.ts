import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  syncChange,
  syncClient,
  syncFailure,
  syncHead,
  syncMid,
  syncMutation,
  syncSeq,
} from '#db/schema/sync';
import { openSession } from '#server/auth/sessions';
import { contacted } from '#server/sync/contact';
import { KEEP, tidyFeed } from '#server/sync/retention';
import { stamp } from '#server/sync/stamp';
import { SCHEMA_V } from '#sync/protocol/constants';
import type { RowOf } from '#sync/views/entities';
import { wrongOn } from '#tests/simulation/checks';
import { Random } from '#tests/simulation/random';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, newId, putIds } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';
import { Browser } from '../convergence/browser';
import { wholeDatabase } from '../convergence/whole-database';

let base: TestDatabase;
let org: Organisation;
beforeAll(async () => {
  base = await createTestDatabase();
  org = await foundOrganisation();
});
afterAll(() => base.drop());

const later = (ms: number) => Date.now() + ms + 1_000;
const opsOf = async (rootId: string) =>
  (await base.db.select().from(syncChange).where(eq(syncChange.rootId, rootId))).map((row) => row.op).sort();

describe('retention', () => {
  it('retention: keeps one touch per row and scope after an hour, every enter and leave that still says something, all acks', async () => {
    const [asha, meera, behind] = [
      await Device.open(org.asha),
      await Device.open(org.meera),
      await Device.open(org.omar),
    ];
    const id = await asha.reported();
    for (const body of ['1', '2', '3'])
      await asha.push(asha.envelope('ticket.comment', { ticketId: id, body }));
    await tidyFeed(Date.now());
    const before = await opsOf(id);
    await stamp();
    await tidyFeed(later(KEEP.superseded));
    const after = await opsOf(id);
    // Three comments of two scopes: each comment's row stays, of the ticket's three touches only the last.
    expect(before.filter((op) => op === 'touch')).toHaveLength(12);
    expect(after.filter((op) => op === 'touch')).toHaveLength(8);
    expect(after.filter((op) => op === 'enter')).toHaveLength(2);
    for (const teamId of [org.teams.net, org.teams.line])
      await meera.push(meera.envelope('ticket.assign', { ticketId: id, teamId, assigneeId: null }));
    await stamp();
    await tidyFeed(later(KEEP.superseded));
    const moves = await base.db
      .select({ op: syncChange.op, scopeId: syncChange.scopeId })
      .from(syncChange)
      .where(eq(syncChange.rootId, id));
    const byScope = moves.filter((row) => row.op === 'enter' || row.op === 'leave').map((row) => row.scopeId);
    expect(new Set(byScope).size).toBe(byScope.length);

    // Whoever was away all the time still gets all of it.
    const page = await behind.pull();
    expect(new Set(putIds(page)).has(id)).toBe(true);
    expect(page.puts.timeline.filter((row) => row.kind === 'comment')).toHaveLength(3);
    expect((await asha.pull()).acks).toHaveLength(4);
  });

  it('retention: never touches what has no number yet', async () => {
    const asha = await Device.open(org.asha);
    const id = await asha.reported();
    await stamp();
    await base.db.update(syncChange).set({ seq: null }).where(eq(syncChange.rootId, id));
    const before = await opsOf(id);
    await tidyFeed(later(KEEP.feed));
    expect(await opsOf(id)).toEqual(before);
    await base.db.delete(syncChange).where(eq(syncChange.rootId, id));
  });

  it('P14 after ninety days the feed begins later, and a device from before is told to load again', async () => {
    const old = await Device.open(org.asha);
    const asha = await Device.open(org.asha);
    await asha.reported();
    await asha.reported();
    await asha.pull();
    await tidyFeed(later(KEEP.feed));
    const [head] = await base.db.select().from(syncHead);
    expect(head?.minSeq).toBe(head?.head);
    expect((await base.db.select().from(syncSeq)).map((row) => row.seq)).toEqual([head?.head]);
    expect((await asha.pull()).kind).toBe('page');
    await expect(old.ask()).rejects.toMatchObject({ body: { error: 'reset' } });
    await asha.reported();
    expect((await asha.pull()).puts.ticket).toHaveLength(1);
  });

  it('retention: a client that reads is not silent, one that was retired comes back and delivers once (P8, P22)', async () => {
    const phone = await Browser.inMemory(org.nils.id, new Random(1));
    await phone.heal();
    await phone.talk();
    const ticketId = newId();
    await phone.act({
      name: 'ticket.report',
      args: {
        ...{ ticketId, title: 'Before the leave', description: '', impact: 2, urgency: 2 },
        ...{ categoryId: null, siteId: null, place: null },
      },
    });
    await phone.talk();
    const clientId = await phone.store.read(async (t) => (await t.place()).clientId);
    const own = eq(syncClient.clientId, clientId);
    const sessionId = await openSession(org.nils.id, 'a phone', Date.now());
    const contact = { clientId, userId: org.nils.id, sessionId, schemaV: SCHEMA_V };
    await contacted(contact, later(KEEP.silentClient - 60_000));
    await tidyFeed(later(KEEP.silentClient));
    expect(await base.db.select().from(syncClient).where(own)).toHaveLength(1);
    await tidyFeed(later(2 * KEEP.silentClient));
    expect(await base.db.select().from(syncClient).where(own)).toEqual([]);

    await phone.act({ name: 'ticket.comment', args: { ticketId, body: 'Written half a year later' } });
    for (let n = 0; n < 4 && !(await phone.isQuiet()); n++) await phone.talk();
    const facts = await wholeDatabase(base.db);
    expect(await phone.store.read((t) => wrongOn(t, phone, facts))).toEqual([]);
    const texts = [...facts.rows.timeline.values()].map((row) => (row as RowOf<'timeline'>).body);
    expect(texts.filter((body) => body === 'Written half a year later')).toHaveLength(1);
    const titles = [...facts.rows.ticket.values()].map((row) => (row as RowOf<'ticket'>).title);
    expect(titles.filter((title) => title === 'Before the leave')).toHaveLength(1);
  });

  it('retention: forgets silent clients after 180 days, intents and what failed after 400', async () => {
    const asha = await Device.open(org.asha);
    await asha.reported();
    const own = eq(syncClient.clientId, asha.clientId);
    await tidyFeed(later(KEEP.silentClient - 60_000));
    expect(await base.db.select().from(syncClient).where(own)).toHaveLength(1);
    await tidyFeed(later(KEEP.silentClient));
    expect(await base.db.select().from(syncClient).where(own)).toEqual([]);
    expect(await base.db.select().from(syncMid).where(eq(syncMid.clientId, asha.clientId))).toEqual([]);
    expect(await base.db.select().from(syncMutation)).not.toEqual([]);
    const failure = { uid: newId(), failures: 1, lastError: 'TypeError' };
    await base.db.insert(syncFailure).values({ ...failure, failedAt: Date.now() });
    await tidyFeed(later(KEEP.mutation - 60_000));
    expect(await base.db.select().from(syncFailure)).toHaveLength(1);
    await tidyFeed(later(KEEP.mutation));
    expect(await base.db.select().from(syncMutation)).toEqual([]);
    expect(await base.db.select().from(syncFailure)).toEqual([]);
  });
});
