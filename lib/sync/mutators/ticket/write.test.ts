import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/roles';
import { CAST, Stage } from '#tests/support/stage';

const { asha, bruno, nils, omar, lena } = CAST;
let stage: Stage;
let id: string;
beforeEach(async () => {
  stage = await Stage.open();
  id = await stage.report(asha, { categoryId: CAST.categories.network });
});
const note = (who: Actor, mentions?: string[]) =>
  stage.act(who, 'ticket.note', { ticketId: id, body: 'Look here', ...(mentions ? { mentions } : {}) });
const comment = (who: Actor, mentions?: string[]) =>
  stage.act(who, 'ticket.comment', { ticketId: id, body: 'Look here', ...(mentions ? { mentions } : {}) });
const last = async () => (await stage.timeline(id)).at(-1);

describe('mentions', () => {
  it('call a colleague in: they follow the ticket and are told, once', async () => {
    await note(nils, [omar.id, omar.id, nils.id]);
    expect((await stage.ticket(id)).watcherIds).toEqual([omar.id]);
    expect((await last())?.data.mentions).toEqual([omar.id, nils.id]);
    expect(stage.events).toEqual([
      { type: 'ticket.mentioned', ticketId: id, personId: omar.id, internal: true },
      { type: 'ticket.commented', ticketId: id, internal: true },
    ]);
  });

  it('in a comment work the same; whoever has the ticket need not follow it', async () => {
    await stage.act(lena, 'ticket.take', { ticketId: id });
    await comment(nils, [lena.id]);
    expect((await stage.ticket(id)).watcherIds).toEqual([]);
    expect(stage.events.slice(-2)).toEqual([
      { type: 'ticket.mentioned', ticketId: id, personId: lena.id, internal: false },
      { type: 'ticket.commented', ticketId: id, internal: false },
    ]);
  });

  it('are for those who work on it: the words of somebody else never let anybody in', async () => {
    await expect(comment(asha, [omar.id])).rejects.toMatchObject({
      code: 'forbidden',
      detail: { field: 'mentions' },
    });
    expect(await stage.timeline(id)).toHaveLength(1);
    await comment(asha, []);
    expect((await last())?.data).toEqual({});
  });

  it('name staff only', async () => {
    for (const who of [bruno.id, CAST.teams.net])
      await expect(note(nils, [who])).rejects.toMatchObject({ detail: { field: 'mentions' } });
    expect((await stage.ticket(id)).watcherIds).toEqual([]);
    expect(stage.events).toEqual([]);
  });

  it('of somebody who has left: the text stands, nobody is let in', async () => {
    await stage.put('person', { ...(await stage.person(omar.id)), active: false });
    await note(nils, [omar.id]);
    expect((await stage.ticket(id)).watcherIds).toEqual([]);
    expect((await last())?.body).toBe('Look here');
    expect(stage.events).toEqual([{ type: 'ticket.commented', ticketId: id, internal: true }]);
  });
});

describe('a note', () => {
  it('is internal, never moves the ticket’s date, and is for those who work on it', async () => {
    const { updatedAt } = await stage.ticket(id);
    await note(nils);
    expect(await last()).toMatchObject({ kind: 'note', internal: true });
    expect((await stage.ticket(id)).updatedAt).toBe(updatedAt);
    for (const who of [asha, omar]) await expect(note(who)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('earlier versions', () => {
  it('comment and note as before people could be named, and know nothing of mentions', async () => {
    await stage.run(asha, 'ticket.comment', 1, { ticketId: id, body: 'Hello' });
    await stage.run(nils, 'ticket.note', 1, { ticketId: id, body: 'Inside' });
    expect((await stage.timeline(id)).map((entry) => [entry.kind, entry.body])).toEqual([
      ['report', ''],
      ['comment', 'Hello'],
      ['note', 'Inside'],
    ]);
    const late = stage.run(nils, 'ticket.note', 1, { ticketId: id, body: 'x', mentions: [omar.id] });
    await expect(late).rejects.toThrow('mentions');
  });
});
