import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/roles';
import { CAST, Stage } from '#tests/support/stage';

const { asha, nils, omar, lena } = CAST;
let stage: Stage;
let ticketId: string;
beforeEach(async () => {
  stage = await Stage.open();
  ticketId = await stage.report(asha, { categoryId: CAST.categories.network });
});
const items = async () => (await stage.rows('checklistItem')).filter((row) => row.ticketId === ticketId);
const added = async (text = 'Test the port') => {
  await stage.act(nils, 'ticket.addItem', { ticketId, text, position: 0 });
  return (await items()).at(-1)?.id as string;
};
const item = async (id: string) => (await items()).find((row) => row.id === id);
const tick = (who: Actor, itemId: string, done: boolean) =>
  stage.act(who, 'ticket.tickItem', { ticketId, itemId, done });

describe('things to do', () => {
  it('ticked twice keep who was first and when', async () => {
    const id = await added();
    await tick(nils, id, true);
    const first = await item(id);
    expect(first).toMatchObject({ doneById: nils.id, doneAt: stage.now });
    await tick(lena, id, true);
    expect(await item(id)).toEqual(first);
    await tick(lena, id, false);
    expect(await item(id)).toMatchObject({ doneById: null, doneAt: null });
  });

  it('renamed on both sides: theirs stands, all three are kept', async () => {
    const id = await added();
    const args = { ticketId, itemId: id, text: 'Test port 3' };
    const base = await stage.seen(nils, 'ticket.renameItem', args);
    await stage.act(lena, 'ticket.renameItem', { ...args, text: 'Test port 4' });
    expect(await stage.act(nils, 'ticket.renameItem', args, base)).toEqual({
      merged: [{ field: 'text', base: 'Test the port', mine: 'Test port 3', theirs: 'Test port 4' }],
    });
    expect((await item(id))?.text).toBe('Test port 4');
  });

  it('removed twice are gone; removing beats an edit, and whoever edits is told', async () => {
    const itemId = await added();
    await stage.act(nils, 'ticket.removeItem', { ticketId, itemId });
    await stage.act(lena, 'ticket.removeItem', { ticketId, itemId });
    expect((await item(itemId))?.deletedAt).not.toBeNull();
    await expect(tick(lena, itemId, true)).rejects.toMatchObject({ code: 'not_found' });
    await expect(stage.act(lena, 'ticket.renameItem', { ticketId, itemId, text: 'x' })).rejects.toMatchObject(
      { code: 'not_found' },
    );
  });

  it('are for those who work on the ticket, and of that ticket', async () => {
    const id = await added();
    for (const who of [asha, omar]) {
      await expect(
        stage.act(who, 'ticket.addItem', { ticketId, text: 'x', position: 0 }),
      ).rejects.toMatchObject({ code: 'forbidden' });
      await expect(tick(who, id, true)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(stage.act(who, 'ticket.removeItem', { ticketId, itemId: id })).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    const other = await stage.report(asha);
    for (const name of ['ticket.tickItem', 'ticket.removeItem'] as const)
      await expect(
        stage.act(omar, name, { ticketId: other, itemId: id, done: true } as never),
      ).rejects.toThrow();
    await expect(stage.act(omar, 'ticket.removeItem', { ticketId: other, itemId: id })).rejects.toMatchObject(
      { code: 'not_found' },
    );
    expect(await item(id)).toMatchObject({ doneAt: null, deletedAt: null });
  });
});
