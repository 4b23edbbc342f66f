import { randomUUID } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { auditEntry } from '#db/schema/operations';
import { packedSite } from '#db/schema/people';
import { entityScope, syncScope } from '#db/schema/sync';
import { ticket } from '#db/schema/tickets';
import { PACK_GRACE, PACK_LIFE, PACKS_MAX } from '#domain/access/packs';
import type { Actor } from '#domain/access/roles';
import { DAY } from '#domain/kernel/types';
import { openSession } from '#server/auth/sessions';
import { sessionCookie } from '#server/auth/token';
import { cleanUp } from '#server/jobs/cleanup';
import { openAtSitesQuery, packSite, sitePacks, unpackSite } from '#server/sync/packs';
import { completeSiteScopes } from '#server/sync/site-scopes';
import { stamp } from '#server/sync/stamp';
import { withSync } from '#server/sync/with-sync';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device, delIds, putIds } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';
import { DELETE, GET, POST } from '../../../app/api/sync/packs/route';
import { SECRET, tokenFor } from '../auth/people';

vi.stubEnv('NEXTAUTH_SECRET', SECRET);
vi.stubEnv('HOLDFAST_SECRET', SECRET);
let base: TestDatabase;
let org: Organisation;
beforeAll(async () => {
  base = await createTestDatabase();
  org = await foundOrganisation();
});
afterAll(() => base.drop());
afterEach(async () => {
  vi.useRealTimers();
  await base.db.delete(packedSite);
});

async function newSite(active = true): Promise<string> {
  const id = randomUUID();
  await withSync((writer) =>
    writer.insert('site', { id, name: `Site ${id.slice(0, 4)}`, active }, { kind: 'site', id }, false),
  );
  await stamp();
  return id;
}

/** Reports at a site, for the first line: nothing a technician of the network team holds. */
async function reportedAt(siteId: string): Promise<string> {
  const asha = await Device.open(org.asha);
  return asha.reported({ siteId });
}

async function packed(who: Actor, siteId: string): Promise<Device> {
  await packSite(who.id, siteId, Date.now());
  return Device.open(who);
}

const held = async (device: Device, want?: string[]) =>
  (await device.bootstrap(want)).flatMap((page) => putIds({ puts: page.rows }));

/** Jumps without stopping the driver's timers. */
const at = (when: number) => vi.useFakeTimers({ toFake: ['Date'], now: when });

describe('a packed site', () => {
  it('brings what is open there with its children and notes, and nothing that is confidential or over', async () => {
    const site = await newSite();
    const [open, secret, over, elsewhere] = [
      await reportedAt(site),
      await reportedAt(site),
      await reportedAt(site),
      await reportedAt(await newSite()),
    ];
    const omar = await Device.open(org.omar);
    await omar.push(omar.envelope('ticket.note', { ticketId: open, body: 'The key hangs at the reception' }));
    await omar.push(omar.envelope('ticket.conceal', { ticketId: secret, confidential: true }));
    await omar.push(omar.envelope('ticket.resolve', { ticketId: over, code: 'replaced', note: 'New one' }));
    await stamp();

    const nils = await Device.open(org.nils);
    expect(await held(nils)).not.toContain(open);
    await packSite(org.nils.id, site, Date.now());
    const told = await nils.ask();
    expect(told).toMatchObject({
      kind: 'scopes',
      actor: { packedSiteIds: [site] },
      scopes: expect.arrayContaining([`site:${site}`]),
    });

    const again = await Device.open(org.nils);
    const [page] = await again.bootstrap([`site:${site}`]);
    expect(page?.rows.ticket.map(({ id }) => id)).toEqual([open]);
    expect(page?.rows.timeline.map(({ body }) => body)).toContain('The key hangs at the reception');
    const all = await held(again);
    for (const id of [secret, over, elsewhere]) expect(all).not.toContain(id);
    for (const id of [secret, over])
      expect((await again.record({ kind: 'ticket', id })).kind).toBe('missing');
    expect((await again.record({ kind: 'ticket', id: open })).kind).toBe('rows');
  });

  it('P4 follows what happens there: news come, what is solved, hidden or moved away leaves', async () => {
    const [site, other] = [await newSite(), await newSite()];
    const nils = await packed(org.nils, site);
    const ids = [
      await reportedAt(site),
      await reportedAt(site),
      await reportedAt(site),
      await reportedAt(other),
    ];
    const [solved, hidden, moved, arrives] = ids as [string, string, string, string];
    await stamp();
    expect(putIds(await nils.pull())).toEqual(expect.arrayContaining([solved, hidden, moved]));
    const omar = await Device.open(org.omar);
    await omar.push(
      omar.envelope('ticket.resolve', { ticketId: solved, code: 'replaced', note: 'Done' }),
      omar.envelope('ticket.conceal', { ticketId: hidden, confidential: true }),
      omar.envelope('ticket.edit', { ticketId: moved, changes: { siteId: other } }),
      omar.envelope('ticket.edit', { ticketId: arrives, changes: { siteId: site } }),
    );
    await stamp();
    const page = await nils.pull();
    expect(delIds(page)).toEqual(expect.arrayContaining([solved, hidden, moved]));
    expect(page.puts.ticket.map(({ id }) => id)).toEqual([arrives]);
  });

  it('P16 takes away on unpacking and at its end what no other scope holds', async () => {
    const site = await newSite();
    const [theirs, mine] = [await reportedAt(site), await reportedAt(site)];
    const lena = await Device.open(org.lena);
    await lena.push(
      lena.envelope('ticket.assign', { ticketId: mine, teamId: org.teams.net, assigneeId: null }),
    );
    await stamp();
    const nils = await packed(org.nils, site);
    expect(await held(nils)).toEqual(expect.arrayContaining([theirs, mine]));

    await unpackSite(org.nils.id, site, Date.now());
    const told = await nils.ask();
    expect(told.kind === 'scopes' && told.scopes).not.toContain(`site:${site}`);
    const after = await held(await Device.open(org.nils));
    expect(after).toContain(mine);
    expect(after).not.toContain(theirs);
    // Whoever unpacks what is not packed changes nothing.
    await unpackSite(org.nils.id, site, Date.now());

    const again = await packed(org.nils, site);
    at(Date.now() + PACK_LIFE + 1_000);
    const over = await again.ask();
    expect(over).toMatchObject({ kind: 'scopes', actor: { id: org.nils.id } });
    expect(over.kind === 'scopes' && over.actor.packedSiteIds).toBeUndefined();
  });

  it('takes what was written there without signal after its time, and no later than the grace', async () => {
    const site = await newSite();
    const id = await reportedAt(site);
    const nils = await packed(org.nils, site);
    const said = (body: string) => nils.envelope('ticket.note', { ticketId: id, body });
    const start = Date.now();
    at(start + PACK_LIFE + DAY);
    expect((await nils.push(said('Cabinet was locked'))).results[0]?.result).toMatchObject({ status: 'ok' });
    expect((await nils.record({ kind: 'ticket', id })).kind).toBe('scopes');
    at(start + PACK_LIFE + PACK_GRACE + DAY);
    expect((await nils.push(said('Much later'))).results[0]?.result).toMatchObject({
      status: 'rejected',
      code: 'not_found',
    });
    await cleanUp(base.db, Date.now());
    expect(await base.db.select().from(packedSite)).toEqual([]);
  });

  it('gives the manager the same on their phone, and a requester nothing whatever the table says', async () => {
    const site = await newSite();
    const id = await reportedAt(site);
    await stamp();
    expect(await held(await packed(org.meera, site), [`site:${site}`])).toContain(id);
    expect(await held(await Device.open(org.ada))).not.toContain(id);
    await packSite(org.bruno.id, site, Date.now());
    const bruno = await Device.open(org.bruno);
    expect(bruno.scopes).not.toContain(`site:${site}`);
    expect(await held(bruno)).not.toContain(id);
  });
});

describe('the door', () => {
  async function ask(method: 'GET' | 'POST' | 'DELETE', who: Actor, body?: unknown): Promise<Response> {
    const token = await tokenFor(await openSession(who.id, 'a browser', Date.now()));
    const headers = { host: 'desk.test', origin: 'http://desk.test', cookie: `${sessionCookie()}=${token}` };
    const request = new Request('http://desk.test/api/sync/packs', {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { GET, POST, DELETE }[method](request);
  }

  it('packs, tells what is packed and how much there is, packs for longer, and unpacks', async () => {
    const site = await newSite();
    await reportedAt(site);
    const first = await ask('POST', org.nils, { siteId: site });
    expect([first.status, await first.json()]).toMatchObject([
      200,
      { packed: [{ siteId: site }], open: expect.arrayContaining([{ siteId: site, tickets: 1 }]) },
    ]);
    at(Date.now() + DAY);
    await ask('POST', org.nils, { siteId: site });
    const { packed: longer } = await sitePacks(org.nils.id, Date.now());
    expect(longer).toEqual([{ siteId: site, until: Date.now() + PACK_LIFE }]);
    expect(await (await ask('DELETE', org.nils, { siteId: site })).json()).toMatchObject({ packed: [] });
    const told = await base.db
      .select({ action: auditEntry.action })
      .from(auditEntry)
      .where(and(eq(auditEntry.actorId, org.nils.id), eq(auditEntry.subjectId, site)));
    expect(told.map(({ action }) => action)).toEqual(['site.pack', 'site.pack', 'site.unpack']);
  });

  it('refuses requesters, sites that are not, and more than a device should hold', async () => {
    const site = await newSite();
    for (const method of ['GET', 'POST', 'DELETE'] as const) {
      const body = method === 'GET' ? undefined : { siteId: site };
      expect((await ask(method, org.asha, body)).status).toBe(404);
    }
    expect((await ask('POST', org.nils, { siteId: randomUUID() })).status).toBe(404);
    expect((await ask('POST', org.nils, { siteId: await newSite(false) })).status).toBe(404);
    expect((await ask('POST', org.nils, { site })).status).toBe(400);
    for (let n = 0; n < PACKS_MAX; n++)
      expect((await ask('POST', org.nils, { siteId: await newSite() })).status).toBe(200);
    expect((await ask('POST', org.nils, { siteId: site })).status).toBe(409);
  });

  it('counts by the index of what is open', async () => {
    const { sql, params } = openAtSitesQuery(base.db, [await newSite()]).toSQL();
    const [plan] = await base.pool.query(`EXPLAIN ${sql}`, params);
    expect(JSON.stringify(plan)).toContain('ticket_site');
  });
});

describe('tickets an earlier version wrote', () => {
  it('come into the scope of their site, once, and only those that belong there', async () => {
    const site = await newSite();
    const ids = [await reportedAt(site), await reportedAt(site), await reportedAt(site)];
    const [open, secret, over] = ids as [string, string, string];
    const omar = await Device.open(org.omar);
    await omar.push(omar.envelope('ticket.conceal', { ticketId: secret, confidential: true }));
    await omar.push(omar.envelope('ticket.resolve', { ticketId: over, code: 'replaced', note: 'Done' }));
    const scope = base.db
      .select({ id: syncScope.id })
      .from(syncScope)
      .where(eq(syncScope.name, `site:${site}`));
    await base.db.delete(entityScope).where(inArray(entityScope.scopeId, scope));
    const nils = await packed(org.nils, site);
    expect(await held(nils, [`site:${site}`])).toEqual([]);

    expect(await completeSiteScopes(Date.now())).toBe(1);
    await stamp();
    expect(putIds(await nils.pull())).toContain(open);
    expect(await held(nils, [`site:${site}`])).toEqual(expect.arrayContaining([open]));
    expect(await completeSiteScopes(Date.now())).toBe(0);
    // Nothing of it was a change of the ticket.
    const [row] = await base.db.select({ ver: ticket.ver }).from(ticket).where(eq(ticket.id, open));
    expect(row?.ver).toBe(1);
  });
});
