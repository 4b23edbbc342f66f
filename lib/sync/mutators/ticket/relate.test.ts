import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/roles';
import { LIMITS } from '#domain/ticket/limits';
import { CAST, Stage } from '#tests/support/stage';

const { asha, bruno, nils, omar, meera } = CAST;
let stage: Stage;
let a: string;
let b: string;
let c: string;
beforeEach(async () => {
  stage = await Stage.open();
  const report = () => stage.report(asha, { categoryId: CAST.categories.network });
  [a, b, c] = [await report(), await report(), await report()];
});
const relate = (who: Actor, ticketId: string, otherId: string, related = true) =>
  stage.act(who, 'ticket.relate', { ticketId, otherId, related });
const parent = (ticketId: string, parentId: string | null, base: { parentId: string | null } | null = null) =>
  stage.act(nils, 'ticket.setParent', { ticketId, parentId }, base);
const duplicate = (ticketId: string, originalId: string) =>
  stage.act(nils, 'ticket.markDuplicate', { ticketId, originalId });
const ties = async (id: string) =>
  (await stage.timeline(id)).filter((entry) => entry.kind === 'relate').map((entry) => entry.data);

describe('related tickets', () => {
  it('stand on both sides, with an internal entry on each; once', async () => {
    await relate(nils, a, b);
    await relate(nils, a, b);
    await relate(nils, b, a);
    expect([(await stage.ticket(a)).relatedIds, (await stage.ticket(b)).relatedIds]).toEqual([[b], [a]]);
    expect(await ties(a)).toEqual([{ relation: 'related', otherId: b }]);
    expect(await ties(b)).toEqual([{ relation: 'related', otherId: a }]);
    expect((await stage.timeline(b)).at(-1)?.internal).toBe(true);
    await relate(nils, b, a, false);
    expect((await stage.ticket(a)).relatedIds).toEqual([]);
    expect((await ties(a)).at(-1)).toEqual({ relation: 'related', otherId: b, ended: true });
  });

  it('can be let go of when the other cannot be seen any more', async () => {
    const gone = `${a.slice(0, -4)}9999`;
    await stage.put('ticket', { ...(await stage.ticket(a)), relatedIds: [gone] });
    await relate(nils, a, gone, false);
    expect((await stage.ticket(a)).relatedIds).toEqual([]);
    await expect(relate(nils, a, gone)).rejects.toMatchObject({ detail: { field: 'otherId' } });
  });

  it('never itself, never more than the limit, never by somebody who does not work on it', async () => {
    await expect(relate(nils, a, a)).rejects.toMatchObject({ detail: { field: 'otherId' } });
    const full = Array.from({ length: LIMITS.related }, (_, n) => `${a.slice(0, -4)}${8000 + n}`);
    await stage.put('ticket', { ...(await stage.ticket(b)), relatedIds: full });
    await expect(relate(nils, a, b)).rejects.toMatchObject({ detail: { field: 'related' } });
    expect((await stage.ticket(a)).relatedIds).toEqual([]);
    for (const who of [asha, bruno, omar])
      await expect(relate(who, a, c)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('parent and child', () => {
  it('changes hands: the new parent gains a child, the old one is told it left', async () => {
    await parent(a, b);
    await parent(a, c);
    expect((await stage.ticket(a)).parentId).toBe(c);
    expect(await ties(b)).toEqual([
      { relation: 'child', otherId: a },
      { relation: 'child', otherId: a, ended: true },
    ]);
    expect(await ties(c)).toEqual([{ relation: 'child', otherId: a }]);
    await parent(a, null);
    expect((await stage.ticket(a)).parentId).toBeNull();
    expect((await ties(a)).at(-1)).toEqual({ relation: 'parent', otherId: c, ended: true });
  });

  it('never makes a circle, however long', async () => {
    await expect(parent(a, a)).rejects.toMatchObject({ code: 'invalid' });
    await parent(a, b);
    await expect(parent(b, a)).rejects.toMatchObject({ detail: { field: 'parentId' } });
    await parent(b, c);
    await expect(parent(c, a)).rejects.toMatchObject({ detail: { field: 'parentId' } });
    expect((await stage.ticket(c)).parentId).toBeNull();
  });

  it('lets the other side stand when both chose', async () => {
    await parent(a, b);
    expect(await parent(a, c, { parentId: null })).toEqual({
      merged: [{ field: 'parentId', base: null, mine: c, theirs: b }],
    });
  });
});

describe('a duplicate', () => {
  it('is closed and points at what goes on; reopened, it stands for itself', async () => {
    await duplicate(a, b);
    expect(await stage.ticket(a)).toMatchObject({
      ...{ state: 'closed', resolutionCode: 'duplicate', duplicateOfId: b, closedAt: stage.now },
      stateSince: stage.now,
    });
    expect(await ties(a)).toEqual([{ relation: 'duplicate', otherId: b }]);
    expect(await ties(b)).toEqual([{ relation: 'original', otherId: a }]);
    const step = (await stage.timeline(a)).find((entry) => entry.data.step === 'duplicate');
    expect(step).toMatchObject({ internal: false, data: { from: 'new', to: 'closed' } });
    expect(JSON.stringify(step)).not.toContain(b);
    await stage.act(asha, 'ticket.reopen', { ticketId: a, note: 'It is another one' });
    expect(await stage.ticket(a)).toMatchObject({ state: 'new', duplicateOfId: null, resolutionCode: null });
  });

  it('may point at a duplicate, but never back', async () => {
    await duplicate(a, b);
    await duplicate(b, c);
    await expect(duplicate(c, a)).rejects.toMatchObject({ detail: { field: 'originalId' } });
    await expect(duplicate(c, c)).rejects.toMatchObject({ code: 'invalid' });
    await expect(duplicate(a, c)).rejects.toMatchObject({ code: 'illegal_state' });
  });

  it('of what is repaired already: whoever told it hears so now; of what was withdrawn: none', async () => {
    await stage.act(nils, 'ticket.resolve', { ticketId: b, code: 'restarted', note: 'Back' });
    stage.events.length = 0;
    await duplicate(a, b);
    expect(stage.events).toEqual([{ type: 'ticket.resolved', ticketId: a, requesterId: asha.id }]);
    const said = (await stage.timeline(a)).filter((entry) => !entry.internal && entry.kind === 'relate');
    expect(said.map((entry) => entry.data)).toEqual([{ relation: 'duplicate', to: 'resolved' }]);
    const withdrawn = await stage.report(asha);
    await stage.act(meera, 'ticket.cancel', { ticketId: withdrawn, note: '' });
    await expect(duplicate(c, withdrawn)).rejects.toMatchObject({ detail: { field: 'originalId' } });
  });

  it('of a duplicate: what became of the first decides', async () => {
    await duplicate(a, b);
    await stage.act(nils, 'ticket.resolve', { ticketId: b, code: 'restarted', note: 'Back' });
    await duplicate(c, a);
    expect(stage.events.at(-1)).toEqual({ type: 'ticket.resolved', ticketId: c, requesterId: asha.id });
    const withdrawn = [await stage.report(asha), await stage.report(asha), await stage.report(asha)] as const;
    await stage.act(meera, 'ticket.markDuplicate', { ticketId: withdrawn[0], originalId: withdrawn[1] });
    await stage.act(meera, 'ticket.cancel', { ticketId: withdrawn[1], note: '' });
    await expect(
      stage.act(meera, 'ticket.markDuplicate', { ticketId: withdrawn[2], originalId: withdrawn[0] }),
    ).rejects.toMatchObject({ detail: { field: 'originalId' } });
  });
});
