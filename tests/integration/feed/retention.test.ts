import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syncChange, syncClient, syncHead, syncMid, syncMutation, syncSeq } from '#db/schema/sync';
import { KEEP, tidyFeed } from '#server/sync/retention';
import { stamp } from '#server/sync/stamp';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, putIds } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

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
  it('keeps one touch per row and scope after an hour, every enter and leave that still says something, all acks', async () => {
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

  it('never touches what has no number yet', async () => {
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

  it('forgets silent clients after 180 days and intents after 400', async () => {
    const asha = await Device.open(org.asha);
    await asha.reported();
    const own = eq(syncClient.clientId, asha.clientId);
    await tidyFeed(later(KEEP.silentClient - 60_000));
    expect(await base.db.select().from(syncClient).where(own)).toHaveLength(1);
    await tidyFeed(later(KEEP.silentClient));
    expect(await base.db.select().from(syncClient).where(own)).toEqual([]);
    expect(await base.db.select().from(syncMid).where(eq(syncMid.clientId, asha.clientId))).toEqual([]);
    expect(await base.db.select().from(syncMutation)).not.toEqual([]);
    await tidyFeed(later(KEEP.mutation));
    expect(await base.db.select().from(syncMutation)).toEqual([]);
  });
});
