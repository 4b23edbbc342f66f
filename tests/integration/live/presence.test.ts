import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workProfile } from '#db/schema/assignment';
import { presence } from '#db/schema/operations';
import { syncClient } from '#db/schema/sync';
import type { Actor } from '#domain/access/roles';
import { HOUR, type Id, MINUTE } from '#domain/kernel/types';
import { PRESENT_FOR } from '#domain/live/presence';
import { cleanUp } from '#server/jobs/cleanup';
import { notePresence } from '#server/live/presence';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';

/** Who has a ticket open, and whether anything is heard of whoever works on it. */
let base: TestDatabase;
let org: Organisation;
let asha: Device;
let omar: Device;
beforeAll(async () => {
  base = await createTestDatabase({ connections: 8 });
  org = await foundOrganisation();
  [asha, omar] = [await Device.open(org.asha), await Device.open(org.omar)];
});
afterAll(() => base.drop());
beforeEach(async () => {
  await base.db.delete(presence);
});

type Said = 'views' | 'comments' | 'notes' | 'edits' | 'left';
const say = (who: Actor, ticketId: Id, doing: Said = 'views', at = Date.now()) =>
  notePresence(base.db, who, { ticketId, doing }, at);

describe('who has a ticket open', () => {
  it('is told to colleagues, once each, until they leave or are not heard of any more', async () => {
    const id = await asha.reported();
    const now = Date.now();
    expect(await say(org.omar, id, 'views', now)).toEqual({ others: [], silentSince: null });
    expect(await say(org.lena, id, 'notes', now)).toMatchObject({
      others: [{ personId: org.omar.id, doing: 'views' }],
    });
    await say(org.lena, id, 'notes', now + 1);
    expect(await say(org.omar, id, 'views', now + 2)).toMatchObject({
      others: [{ personId: org.lena.id, doing: 'notes' }],
    });
    await say(org.lena, id, 'left', now + 3);
    expect((await say(org.omar, id, 'views', now + 4))?.others).toEqual([]);
    await say(org.lena, id, 'edits', now + 5);
    expect((await say(org.omar, id, 'views', now + 6 + PRESENT_FOR))?.others).toEqual([]);
  });

  it('whoever reported it sees nobody but who writes to them, and cannot claim to write notes', async () => {
    const id = await asha.reported();
    await say(org.omar, id, 'notes');
    await say(org.lena, id, 'comments');
    expect((await say(org.asha, id, 'notes'))?.others).toEqual([
      { personId: org.lena.id, doing: 'comments' },
    ]);
    // Watching is nobody's business, also where a device says otherwise.
    expect((await say(org.omar, id))?.others).toEqual([{ personId: org.lena.id, doing: 'comments' }]);
    await say(org.asha, id, 'comments');
    expect((await say(org.omar, id))?.others).toContainEqual({ personId: org.asha.id, doing: 'comments' });
  });

  it('is nothing to those who may not read the ticket, and they leave no trace', async () => {
    const id = await asha.reported({ confidential: true });
    expect(await say(org.nils, id)).toBeNull();
    expect(await say(org.omar, id)).toBeNull();
    expect(await say(org.omar, org.omar.id)).toBeNull();
    expect(await base.db.select().from(presence)).toEqual([]);
  });

  it('is forgotten where a device said no good-bye', async () => {
    const id = await asha.reported();
    await say(org.omar, id, 'views', Date.now() - 2 * HOUR);
    await say(org.lena, id);
    expect((await cleanUp(base.db, Date.now())).present).toBe(1);
    expect((await base.db.select().from(presence)).map(({ personId }) => personId)).toEqual([org.lena.id]);
  });
});

describe('nothing is heard of whoever works on it', () => {
  it('is told to everybody else, with when they were heard of last, unless they are away', async () => {
    const id = await asha.reported();
    await omar.push(omar.envelope('ticket.take', { ticketId: id }));
    expect(await say(org.asha, id)).toMatchObject({ silentSince: null });
    const lastSeen = Date.now() - 61 * MINUTE;
    await base.db.update(syncClient).set({ lastSeen }).where(eq(syncClient.userId, org.omar.id));
    for (const who of [org.asha, org.lena, org.meera])
      expect(await say(who, id)).toMatchObject({ silentSince: lastSeen });
    expect(await say(org.omar, id)).toMatchObject({ silentSince: null });
    await base.db
      .insert(workProfile)
      .values({ personId: org.omar.id, skills: [], awayUntil: Date.now() + HOUR });
    expect(await say(org.asha, id)).toMatchObject({ silentSince: null });
  });
});
