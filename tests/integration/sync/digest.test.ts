import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deviceEnv, newId } from '#client/platform/clock';
import { entityScope } from '#db/schema/sync';
import { ticket } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import { handleDigest, handleRoots } from '#server/sync/digest';
import { noteQuestion } from '#server/sync/seldom';
import { type CheckDoors, checkDevice, planRoots } from '#sync/local/check';
import { digestHere } from '#sync/local/digest';
import type { LocalTables } from '#sync/local/ports';
import { CHILDREN, ENTITY_NAMES, type Entity, type RowOf } from '#sync/views/entities';
import { wrongOn } from '#tests/simulation/checks';
import { Random } from '#tests/simulation/random';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';
import { readerOf } from '#tests/support/row-reader';
import { Browser } from '../convergence/browser';
import { wholeDatabase } from '../convergence/whole-database';

const SEEDS = 30;

let base: TestDatabase;
let org: Organisation;
const open: Browser[] = [];
beforeAll(async () => {
  base = await createTestDatabase();
  org = await foundOrganisation();
});
afterAll(() => base.drop());

/** Counts what a check asks. */
let asked: { digest: number; roots: number };
beforeEach(() => {
  asked = { digest: 0, roots: 0 };
});
afterEach(async () => {
  for (const browser of open.splice(0)) await browser.close();
});
const wire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const doorsOf = (personId: Id): CheckDoors => ({
  digest: async (request) => {
    asked.digest += 1;
    return wire(await handleDigest(personId, wire(request)));
  },
  roots: async (request) => {
    asked.roots += request.roots.length;
    return wire(await handleRoots(personId, wire(request)));
  },
});
const check = (browser: Browser) =>
  checkDevice(browser.store, readerOf(browser.store), deviceEnv, doorsOf(browser.userId), () =>
    browser.talk(),
  );

async function browserOf(userId: Id, seed = 1): Promise<Browser> {
  const browser = await Browser.inMemory(userId, new Random(seed));
  open.push(browser);
  await browser.heal();
  await browser.talk();
  return browser;
}

/** Texts in which counting characters and counting bytes are two things. */
const WORDS = ['Þóra’s printer', '打印机 不工作', 'Café ☕ 🖨️', 'a/b/c', '', 'יש בעיה', '%_\\ ', 'line\nline'];

async function filled(): Promise<{ nils: Browser; ids: Id[] }> {
  const asha = await browserOf(org.asha.id);
  const nils = await browserOf(org.nils.id);
  const ids: Id[] = [];
  for (const [n, words] of WORDS.entries()) {
    const ticketId = newId();
    ids.push(ticketId);
    await nils.act({
      name: 'ticket.report',
      args: {
        ...{ ticketId, title: words || 'empty', description: words, impact: 2, urgency: 2 },
        ...{ categoryId: null, siteId: null, place: null },
      },
    });
    await nils.talk();
    await nils.act({ name: 'ticket.assign', args: { ticketId, teamId: org.teams.net, assigneeId: null } });
    await nils.act({ name: 'ticket.take', args: { ticketId } });
    if (n % 2 === 0) await nils.act({ name: 'ticket.note', args: { ticketId, body: words || 'n' } });
    await nils.act({ name: 'ticket.comment', args: { ticketId, body: words || 'c' } });
    if (n % 3 === 0)
      await nils.act({ name: 'ticket.addItem', args: { ticketId, text: words || 'i', position: 0 } });
  }
  await nils.talk();
  await asha.talk();
  return { nils, ids };
}

const wrong = async (browser: Browser): Promise<string[]> => {
  const facts = await wholeDatabase(base.db);
  return browser.store.read((t) => wrongOn(t, browser, facts));
};

/** Breaks something that the feed will never tell of. @returns what */
async function damage(t: LocalTables, random: Random): Promise<string> {
  const held: { entity: Entity; row: RowOf<Entity> }[] = [];
  for (const entity of ENTITY_NAMES) for (const row of await t.rows.all(entity)) held.push({ entity, row });
  // What pending work has changed is made anew from the server's copies with every page.
  const own = new Set((await t.base.all()).map(({ id }) => id));
  const copies = held.filter(({ row }) => !own.has(row.id));
  copies.sort((a, b) => (a.row.id < b.row.id ? -1 : 1));
  const { entity, row } = random.pick(copies) ?? {};
  if (!entity || !row) return 'nothing';
  const put = (changed: object) => t.rows.put(entity, [{ ...row, ...changed } as never]);
  switch (random.below(6)) {
    case 0:
      await t.rows.delete(entity, [row.id]);
      return `${entity} gone`;
    case 1:
      await put({ ver: row.ver + 3 });
      return `${entity} from a future`;
    case 2:
      await put({ ver: Math.max(0, row.ver - 1) });
      return `${entity} from the past`;
    case 3:
      await put({ id: newId() });
      return `${entity} too many`;
    case 4:
      if ('title' in row) await put({ title: `${row.title}!` });
      else if ('body' in row) await put({ body: `${row.body} ` });
      else if ('name' in row) await put({ name: `${row.name}x` });
      else await t.rows.delete(entity, [row.id]);
      return `${entity} with other words`;
    default:
      for (const child of CHILDREN)
        for (const one of await t.rows.all(child)) await t.rows.delete(child, [one.id]);
      return 'no children left';
  }
}

describe('the digest of a device', () => {
  it('is the server’s, for every kind of person, whatever stands in the texts; nothing is loaded then', async () => {
    const { nils, ids } = await filled();
    for (const who of [org.asha, org.lena, org.omar, org.meera, org.ada, org.bruno]) {
      const browser = await browserOf(who.id);
      expect(await check(browser)).toEqual({ mended: 0 });
    }
    // Pinned, and so outside of what is compared.
    const meera = await browserOf(org.meera.id);
    await meera.open(ids[0] as Id);
    expect(await check(meera)).toEqual({ mended: 0 });
    // Work that the server has not seen is no difference.
    await nils.act({ name: 'ticket.comment', args: { ticketId: ids[1] as Id, body: 'not sent yet' } });
    await nils.act({
      name: 'ticket.edit',
      args: { ticketId: ids[2] as Id, changes: { title: 'Renamed here' } },
    });
    expect(await check(nils)).toEqual({ mended: 0 });
    expect(asked.roots).toBe(0);
    expect(await nils.store.read((t) => t.outbox.pending())).toHaveLength(2);
  });

  it(`finds and mends any damage, ${SEEDS} seeds, and touches nothing else`, async () => {
    const { nils, ids } = await filled();
    for (let seed = 1; seed <= SEEDS; seed++) {
      const random = new Random(seed);
      await nils.act({
        name: 'ticket.comment',
        args: { ticketId: random.pick(ids) as Id, body: `c${seed}` },
      });
      const what: string[] = [];
      for (let n = 1 + random.below(4); n > 0; n--)
        what.push(await nils.store.write((t) => damage(t, random)));
      const before = asked.roots;
      const checked = await check(nils);
      const told = `seed ${seed}: ${what.join(', ')}`;
      expect(checked?.mended, told).toBeGreaterThan(0);
      expect(asked.roots - before, told).toBeLessThan(40);
      expect(await check(nils), told).toEqual({ mended: 0 });
      expect(await nils.store.read((t) => t.outbox.pending()), told).toHaveLength(1);
      await nils.talk();
      expect(await wrong(nils), told).toEqual([]);
    }
  });

  it('finds what a restored database lost between a commit and its number', async () => {
    const { nils, ids } = await filled();
    const [id = ''] = ids;
    const back = { title: 'As it was in the backup', ver: 1 };
    await base.db.update(ticket).set(back).where(eq(ticket.id, id));
    await base.db.delete(entityScope).where(eq(entityScope.rootId, ids[1] as Id));
    await nils.talk();
    expect(await check(nils)).toEqual({ mended: 2 });
    const row = await nils.store.read((t) => t.rows.get('ticket', id));
    expect(row).toMatchObject(back);
    expect(await nils.store.read((t) => t.rows.get('ticket', ids[1] as Id))).toBeUndefined();
    expect(await check(nils)).toEqual({ mended: 0 });
  });

  it('waits until the device has read what concerns it, and not for what does not', async () => {
    const { nils, ids } = await filled();
    const [ticketId = ''] = ids;
    const lena = await browserOf(org.lena.id);
    await lena.act({ name: 'ticket.comment', args: { ticketId, body: 'news' } });
    await lena.talk();
    const digest = await digestHere(nils.store, readerOf(nils.store));
    if (!digest) throw new Error('the device has not loaded');
    expect(await handleDigest(nils.userId, digest.request)).toEqual({ kind: 'moved' });
    expect(await check(nils)).toEqual({ mended: 0 });
    const asha = await browserOf(org.asha.id);
    const before = await digestHere(asha.store, readerOf(asha.store));
    await lena.act({ name: 'ticket.note', args: { ticketId, body: 'no news for a requester' } });
    await lena.talk();
    if (!before) throw new Error('the device has not loaded');
    expect(await handleDigest(asha.userId, before.request)).toEqual({ kind: 'same' });
  });

  it('P7 A6 is refused to another person; roots that are foreign or do not exist are missing alike, and counted', async () => {
    const { nils, ids } = await filled();
    const digest = await digestHere(nils.store, readerOf(nils.store));
    const request = await planRoots(nils.store, [{ kind: 'ticket', id: ids[0] as Id }]);
    if (!digest || !request) throw new Error('the device has not loaded');
    const wrongUser = { body: { error: 'wrong_user' } };
    await expect(handleDigest(org.asha.id, digest.request)).rejects.toMatchObject(wrongUser);
    await expect(handleRoots(org.asha.id, request)).rejects.toMatchObject(wrongUser);
    const bruno = await browserOf(org.bruno.id);
    const roots = [ids[0] as Id, newId()].map((id) => ({ kind: 'ticket' as const, id }));
    const probing = await planRoots(bruno.store, roots);
    if (!probing) throw new Error('the device has not loaded');
    expect(await handleRoots(org.bruno.id, probing)).toMatchObject({
      rows: { ticket: [], timeline: [] },
      whole: [],
    });
    const many = {
      ...probing,
      roots: Array.from({ length: 100 }, () => ({ kind: 'ticket' as const, id: newId() })),
    };
    for (let n = 0; n < 6; n++) await handleRoots(org.bruno.id, many);
    await expect(handleRoots(org.bruno.id, many)).rejects.toMatchObject({ body: { error: 'busy' } });
  });

  it('is asked for so often and no more', () => {
    const personId = newId();
    for (let n = 0; n < 12; n++) noteQuestion(personId, 1_000 + n);
    expect(() => noteQuestion(personId, 2_000)).toThrow(/busy/);
    expect(() => noteQuestion(personId, 400_000)).not.toThrow();
  });
});
