import { describe, expect, it } from 'vitest';
import { newId } from '#client/platform/clock';
import type { Actor } from '#domain/access/roles';
import { syncedScopes } from '#domain/access/scopes';
import type { PullAnswer, ScopesAnswer } from '#sync/protocol/messages';
import { at, entryRow, LocalClient, TEAM, ticketRow } from '#tests/support/local-client';
import { planPull, takePull } from './pull';
import { planPin } from './record';

const scopesOf = (actor: Actor): ScopesAnswer => ({
  kind: 'scopes',
  actor: { ...actor, teamIds: [...actor.teamIds] },
  scopes: syncedScopes(actor),
  scopesHash: 'two',
  head: at(30),
});

async function told(client: LocalClient, answer: PullAnswer) {
  const request = await planPull(client.store);
  if (!request) throw new Error('not entered');
  return takePull(client.store, client.env, request, answer);
}

describe('P16 new scopes', () => {
  it('drop what no scope holds, with pending work kept, and leave the cursor alone', async () => {
    const client = await LocalClient.entered();
    const [gone, mine] = [ticketRow(), ticketRow({ requesterId: client.actor.id })];
    const note = entryRow(mine.id, { internal: true, kind: 'note' });
    const comment = entryRow(mine.id);
    await client.pull(client.page({ ticket: [gone, mine], timeline: [note, comment, entryRow(gone.id)] }));
    const uid = await client.comment(gone.id);
    expect(await told(client, scopesOf({ ...client.actor, teamIds: [] }))).toBe('scopes');
    expect(await client.ticket(gone.id)).toBeUndefined();
    expect(await client.entries(gone.id)).toEqual([]);
    // Reported by oneself: the ticket stays, the internal notes of its team do not.
    expect(await client.ticket(mine.id)).toEqual(mine);
    expect(await client.entries(mine.id)).toEqual([comment]);
    expect((await client.pending()).map((entry) => entry.uid)).toEqual([uid]);
    expect(await client.place()).toMatchObject({
      cursor: at(11),
      seen: at(30),
      scopesHash: 'two',
      boot: null,
    });
  });

  it('drop what only a new scope would hold: the row may be from before it left that scope', async () => {
    const client = await LocalClient.entered();
    const siteId = newId();
    const [open, mine] = [ticketRow({ siteId }), ticketRow({ siteId, requesterId: client.actor.id })];
    await client.pull(client.page({ ticket: [open, mine], timeline: [entryRow(open.id)] }));
    const packed = { ...client.actor, teamIds: [], packedSiteIds: [siteId] };
    await told(client, scopesOf(packed));
    // Cancelled meanwhile, it is in no list of what is open there: that load does not bring it, and the feed told of
    // it before this device followed the site.
    expect(await client.ticket(open.id)).toBeUndefined();
    expect(await client.entries(open.id)).toEqual([]);
    expect(await client.ticket(mine.id)).toEqual(mine);
    expect((await client.place()).boot?.want).toEqual([`site:${siteId}`]);
    // The same where the scope is known, but has not come yet.
    await client.store.write((t) => t.rows.put('ticket', [open]));
    await told(client, { ...scopesOf(packed), scopesHash: 'three' });
    expect(await client.ticket(open.id)).toBeUndefined();
  });

  it('load only what is new, page by page, without moving the cursor', async () => {
    const client = await LocalClient.entered();
    const team = newId();
    await told(client, scopesOf({ ...client.actor, teamIds: [TEAM, team] }));
    expect((await client.place()).boot?.want).toEqual([`team:${team}`]);
    const [a, b] = [ticketRow({ teamId: team }), ticketRow({ teamId: team })];
    const after = { kind: 'ticket' as const, id: a.id };
    expect(await client.boot({ ticket: [a] }, { next: after })).toBe('more');
    expect((await client.place()).boot?.after).toEqual(after);
    expect(await client.boot({ ticket: [b] }, { asOf: at(9) })).toBe('stale');
    expect(await client.boot({ ticket: [b] })).toBe('caught_up');
    expect(await client.ticket(b.id)).toEqual(b);
    expect(await client.place()).toMatchObject({ boot: null, cursor: at(10) });
  });

  it('bring everything again when the role changes, because fields are masked by role', async () => {
    const client = await LocalClient.entered();
    const manager = { ...client.actor, role: 'manager' as const };
    await told(client, scopesOf(manager));
    expect((await client.place()).boot?.want).toEqual(syncedScopes(manager));
  });

  it('fetch the pins again', async () => {
    const client = await LocalClient.entered();
    const pin = { kind: 'ticket' as const, id: newId() };
    await client.store.write(async (t) => t.setPlace({ ...(await t.place()), pins: [pin] }));
    await told(client, scopesOf({ ...client.actor, teamIds: [] }));
    expect(await client.place()).toMatchObject({ pins: [], pinQueue: [pin] });
    expect((await planPin(client.store))?.root).toEqual(pin);
  });

  it('also drop children that came before their root did', async () => {
    const client = await LocalClient.entered();
    const team = newId();
    await told(client, scopesOf({ ...client.actor, teamIds: [TEAM, team] }));
    const orphan = entryRow(newId());
    await client.pull(client.page({ timeline: [orphan] }, { cursor: at(11), head: at(31) }));
    expect(await client.entries(orphan.ticketId)).toEqual([orphan]);
    await told(client, { ...scopesOf(client.actor), scopesHash: 'three' });
    expect(await client.entries(orphan.ticketId)).toEqual([]);
  });
});
