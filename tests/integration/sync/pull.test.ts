import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syncChange, syncHead, syncSeq } from '#db/schema/sync';
import { handlePull } from '#server/sync/pull';
import { stamp } from '#server/sync/stamp';
import { withSync } from '#server/sync/with-sync';
import type { PageAnswer } from '#sync/protocol/messages';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, putIds } from '#tests/support/device';
import { foundOrganisation, join, type Organisation } from '#tests/support/organisation';

let base: TestDatabase;
let org: Organisation;
beforeAll(async () => {
  base = await createTestDatabase();
  org = await foundOrganisation();
});
afterAll(() => base.drop());

const refused = (error: string, status = 409) => ({ status, body: { error } });
async function pages(device: Device, pageRows: number): Promise<PageAnswer[]> {
  const all: PageAnswer[] = [];
  for (;;) {
    const { cursor, scopesHash, pins } = device;
    const page = await handlePull(
      device.actor.id,
      { ...device.asking(), cursor, scopesHash, pins },
      { pageRows },
    );
    if (page.kind !== 'page') throw new Error(page.kind);
    device.cursor = page.cursor;
    device.seen = page.head;
    all.push(page);
    if (page.cursor.seq === page.head.seq) return all;
  }
}

describe('pull', () => {
  it("P7 another person's session is refused before any look-up", async () => {
    const device = await Device.open(org.asha);
    const request = {
      ...device.asking(),
      epoch: randomUUID(),
      cursor: device.cursor,
      scopesHash: '',
      pins: [],
    };
    await expect(handlePull(org.bruno.id, request)).rejects.toMatchObject(refused('wrong_user', 401));
  });

  it('P14 another epoch is another history', async () => {
    const device = await Device.open(org.asha);
    device.epoch = randomUUID();
    await expect(device.ask()).rejects.toMatchObject(refused('reset'));
    await expect(device.push(device.report())).rejects.toMatchObject(refused('reset'));
    await expect(device.bootstrap()).rejects.toMatchObject(refused('reset'));
    await expect(device.record({ kind: 'ticket', id: randomUUID() })).rejects.toMatchObject(refused('reset'));
  });

  it('P14 the same number with another transaction is another history, for the cursor and for what was seen', async () => {
    const device = await Device.open(org.asha);
    await device.reported();
    await device.pull();
    const { cursor, seen } = device;
    device.cursor = { seq: cursor.seq, tx: randomUUID() };
    await expect(device.ask()).rejects.toMatchObject(refused('reset'));
    device.cursor = cursor;
    device.seen = { seq: seen.seq, tx: randomUUID() };
    await expect(device.ask()).rejects.toMatchObject(refused('reset'));
    await expect(device.push(device.report())).rejects.toMatchObject(refused('reset'));
  });

  it('P14 a node that has seen less than the client answers nothing, and takes nothing', async () => {
    const device = await Device.open(org.asha);
    device.seen = { seq: device.seen.seq + 5, tx: randomUUID() };
    expect(await device.ask()).toEqual({ kind: 'behind' });
    await expect(device.push(device.report())).rejects.toMatchObject(refused('behind', 503));
  });

  it('P14 a cursor from before the feed begins', async () => {
    const device = await Device.open(org.asha);
    const old = device.cursor;
    await device.reported();
    await device.pull();
    const [before] = await base.db.select().from(syncHead);
    await base.db.update(syncHead).set({ minSeq: old.seq + 1 });
    await base.db.delete(syncSeq).where(eq(syncSeq.seq, old.seq));
    const current = device.cursor;
    device.cursor = old;
    await expect(device.ask()).rejects.toMatchObject(refused('reset'));
    device.cursor = current;
    expect((await device.ask()).kind).toBe('page');
    await base.db.update(syncHead).set({ minSeq: before?.minSeq ?? 0 });
    if (old.tx) await base.db.insert(syncSeq).values({ seq: old.seq, txId: old.tx });
  });

  it('P15 P2 pages end between transactions, bring each row as it is now, and miss nothing', async () => {
    const device = await Device.open(org.asha);
    const from = device.cursor;
    const ids: string[] = [];
    for (let n = 0; n < 4; n++) ids.push(await device.reported());
    for (const ticketId of ids)
      await device.push(device.envelope('ticket.comment', { ticketId, body: 'More' }));
    const small = await pages(device, 4);
    expect(small.length).toBeGreaterThan(3);
    const ledger = new Map((await base.db.select().from(syncSeq)).map((row) => [row.seq, row.txId]));
    for (const page of small) expect(page.cursor.tx).toBe(ledger.get(page.cursor.seq) ?? null);
    // A ticket whose comment lies pages ahead comes with its newest version already.
    expect(small[0]?.puts.ticket.every((row) => row.ver === 2)).toBe(true);
    expect(small.flatMap((page) => page.acks)).toHaveLength(8);

    const once = await Device.open(org.asha);
    once.cursor = from;
    const [whole] = await pages(once, 1_000);
    expect(new Set(small.flatMap(putIds))).toEqual(new Set(whole ? putIds(whole) : []));
    expect(new Set(whole?.puts.ticket.map((row) => row.id))).toEqual(new Set(ids));
  });

  it('P15 P2 a transaction larger than a page comes whole', async () => {
    const device = await Device.open(org.asha);
    const id = await device.reported();
    await device.pull();
    await withSync(async (writer) => {
      for (let n = 0; n < 30; n++) {
        const entry = {
          id: randomUUID(),
          ticketId: id,
          kind: 'comment' as const,
          internal: false,
          body: `${n}`,
          data: {},
        };
        const at = { occurredAt: writer.now, receivedAt: writer.now, effectiveAt: writer.now };
        await writer.insert('timeline', { ...entry, ...at }, { kind: 'ticket', id }, false);
      }
    });
    const [page] = await pages(device, 5);
    expect(page?.puts.timeline).toHaveLength(30);
  });

  it('P16 other teams: the list instead of a page; then a page by the new list', async () => {
    const omar = await Device.open(org.omar);
    await join(org.omar, [org.teams.net]);
    const answer = await omar.ask();
    expect(answer).toMatchObject({ kind: 'scopes', actor: { teamIds: [org.teams.net] } });
    if (answer.kind !== 'scopes') throw new Error('no list');
    expect(answer.scopes).toContain(`team:${org.teams.net}`);
    expect(answer.scopes).not.toContain(`team:${org.teams.line}`);
    omar.scopesHash = answer.scopesHash;
    expect((await omar.ask()).kind).toBe('page');
    await join(org.omar, [org.teams.line]);
  });

  it('P16 another role with the same scopes is another hash', async () => {
    const ada = await Device.open(org.ada);
    const root = { kind: 'person' as const, id: org.ada.id };
    await withSync((writer) => writer.update('person', org.ada.id, { role: 'manager' }, root, false));
    expect((await ada.ask()).kind).toBe('scopes');
    expect(ada.scopes).toEqual(
      (await Device.open(org.meera)).scopes.map((scope) => scope.replace(org.meera.id, org.ada.id)).sort(),
    );
    await withSync((writer) => writer.update('person', org.ada.id, { role: 'administrator' }, root, false));
  });

  it('P15 answers belong to the person: a borrowed clientId shows no acks', async () => {
    const device = await Device.open(org.asha);
    const thief = await Device.open(org.bruno);
    await device.reported();
    thief.clientId = device.clientId;
    expect((await thief.pull()).acks).toEqual([]);
    expect((await device.pull()).acks).toHaveLength(1);
  });

  it('P10 a refusal is told to all devices of the person, and to nobody else', async () => {
    const [phone, tablet, other] = [
      await Device.open(org.asha),
      await Device.open(org.asha),
      await Device.open(org.bruno),
    ];
    const refusal = phone.envelope('ticket.close', { ticketId: randomUUID() });
    await phone.push(refusal);
    const at = await tablet.pull();
    expect(at.results.map((row) => [row.uid, row.result.code])).toEqual([[refusal.uid, 'not_found']]);
    expect(at.acks).toEqual([]);
    expect((await other.pull()).results).toEqual([]);
  });

  it('P1 a pull stamps what a crash left between commit and stamp', async () => {
    const device = await Device.open(org.asha);
    await device.reported();
    await stamp();
    const [lost] = await base.db.select().from(syncChange).where(eq(syncChange.clientId, device.clientId));
    if (!lost?.seq) throw new Error('not stamped');
    // As after a crash and before any stamp: the number of the newest transaction is taken back.
    await base.db.update(syncChange).set({ seq: null }).where(eq(syncChange.txId, lost.txId));
    await base.db.delete(syncSeq).where(eq(syncSeq.txId, lost.txId));
    await base.db.update(syncHead).set({ head: lost.seq - 1 });
    expect((await device.pull()).acks).toHaveLength(1);
  });
});
